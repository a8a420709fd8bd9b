import { expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../server/src/language/completion.ts';
import { mentionsIn } from '../../server/src/language/mentions.ts';
import { readMarkdown } from '../../server/src/text/markdown.ts';
import { readYaml } from '../../server/src/text/yaml.ts';
import { LocatedFile } from '../../server/src/workspace/located-file.ts';
import { acme } from './acme-files.ts';
import { accepted as acceptedIn, open } from './harness.ts';

const faultsOf = (path: string, text: string): readonly unknown[] => {
  const markdown = path.endsWith('.md') ? readMarkdown(text) : null;
  return markdown === null ? readYaml(text).faults : (markdown.frontMatter?.yaml.faults ?? []);
};

/** Texts as they are while someone writes: behind some lines a new one begun, some values not yet written. */
function* halfTyped(text: string, every: number): Generator<{ text: string; offset: number }> {
  const lines = text.split('\n');
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const end = start + line.replace(/\r$/, '').length;
    if (index % every === 0 && index > 0 && index < lines.length - 1 && !/^---|^\s*#/.test(line)) {
      const eol = line.endsWith('\r') ? '\r\n' : '\n';
      const indent = ' '.repeat(/^[ -]*/.exec(line)![0].length);
      yield {
        text: `${text.slice(0, end)}${eol}${indent}${text.slice(end)}`,
        offset: end + eol.length + indent.length,
      };
      const colon = /^[ -]*[A-Za-z]+: ?/.exec(line);
      if (colon !== null) {
        const offset = start + colon[0].length;
        yield { text: text.slice(0, offset) + text.slice(end), offset };
      }
      const dash = /^ *- /.exec(line);
      if (dash !== null) {
        const empty = `${dash[0]}${eol}`;
        yield { text: text.slice(0, start) + empty + text.slice(start), offset: start + dash[0].length };
      }
    }
    start += line.length + 1;
  }
}

/** Whether the text would be YAML if what is missing at the cursor were there. */
const isSound = (path: string, text: string, offset: number): boolean =>
  ['', ' x', 'x: 1', ' x: 1'].some(
    (word) => faultsOf(path, text.slice(0, offset) + word + text.slice(offset)).length === 0,
  );

test.each([
  ['as it is', (text: string) => text],
  ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
])(
  'in the sample company %s, whatever is accepted while writing leaves the text YAML',
  { timeout: 60_000 },
  async (_, form) => {
    const files = acme();
    const { context } = await open(files, { at: 'qms.yaml' });
    let accepted = 0;
    const paths = Object.keys(files).filter((path) => /\.(yaml|md)$/.test(path) && path !== 'README.md');
    for (const [number, path] of paths.entries()) {
      if (number % 3 !== 0 && path !== 'qms.yaml' && !path.includes('MR-2026')) continue;
      for (const { text, offset } of halfTyped(form(files[path]!), 3)) {
        if (!isSound(path, text, offset)) continue;
        const file = new LocatedFile(path, text);
        const { items } = completion({ ...context, file }, file.lines.positionAt(offset), {
          snippets: false,
        });
        // One of each kind of text that is put in, since the ids and words of one list are put in alike.
        const kinds = new Map(
          items.map((item) => [
            `${item.kind} ${(item.textEdit as TextEdit).newText.replace(/[\w.-]+/g, 'w')}`,
            item,
          ]),
        );
        for (const item of kinds.values()) {
          const after = acceptedIn(text, item);
          expect(
            faultsOf(path, after),
            `${path}: ${item.label} at ${offset} in\n${after.slice(Math.max(0, offset - 200), offset + 200)}`,
          ).toEqual([]);
          expect(after.includes('\r') ? /[^\r]\n/.test(after) : false, item.label).toBe(false);
          accepted += 1;
        }
      }
    }
    expect(accepted).toBeGreaterThan(500);
  },
);

test('in the sample company, the ids and words that stand there would have been offered', {
  timeout: 60_000,
}, async () => {
  const files = acme();
  const { context } = await open(files, { at: 'qms.yaml' });
  const missed: string[] = [];
  let found = 0;
  const offers = (path: string, text: string, offset: number, word: string): void => {
    const file = new LocatedFile(path, text);
    const { items } = completion({ ...context, file }, file.lines.positionAt(offset), { snippets: false });
    if (items.some(({ label }) => label === word)) found += 1;
    else missed.push(`${path}: ${word} at ${offset}`);
  };
  // What kind of equipment it is is free text.
  for (const path of Object.keys(files).filter((each) => !each.startsWith('equipment/'))) {
    const text = files[path]!;
    const file = new LocatedFile(path, text);
    for (const { kind, id, span, record } of mentionsIn(context.project, file)) {
      if ((kind !== 'data' && kind !== 'body') || record?.id === id || !context.project.queries.record(id))
        continue;
      const typed = id.slice(0, id.indexOf('-') + 1);
      const half = text.slice(0, span.start) + typed + text.slice(span.end);
      offers(path, half, span.start + typed.length, id);
    }
    for (const match of text.matchAll(
      /\b(?:status|meaning|trend|kind|treatment|direction|frequency|theme): ([a-z-]+)/g,
    )) {
      const offset = match.index + match[0].length - match[1]!.length;
      const half = text.slice(0, offset) + text.slice(offset + match[1]!.length);
      offers(path, half, offset, match[1]!);
    }
  }
  expect(missed).toEqual([]);
  expect(found).toBeGreaterThan(1000);
});
