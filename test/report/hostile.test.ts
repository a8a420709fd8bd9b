import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/model/finding.ts';
import { formats } from '../../server/src/report/formats.ts';
import { formatGithub } from '../../server/src/report/github.ts';
import { formatJson } from '../../server/src/report/json.ts';
import type { CheckResult } from '../../server/src/report/result.ts';
import { formatSarif } from '../../server/src/report/sarif.ts';
import { formatText } from '../../server/src/report/text.ts';
import { runs } from '../property-runs.ts';
import { expectHarmless, expectNoCommandAtLineStart, hostile } from './hostile.ts';
import { finding, result, sarifOptions } from './samples.ts';
import { validateSarif } from './sarifSchema.ts';

const position = fc.record({ line: fc.nat(4), character: fc.nat(30) });
const anyRange = fc.tuple(position, position).map(([a, b]) => {
  const inOrder = a.line < b.line || (a.line === b.line && a.character <= b.character);
  return inOrder ? { start: a, end: b } : { start: b, end: a };
});
const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    severity: fc.constantFrom('error' as const, 'warning' as const, 'information' as const),
    message: hostile,
    file: hostile,
    record: hostile,
    path: hostile,
    fingerprint: hostile,
    range: anyRange,
    related: fc.array(fc.record({ file: hostile, range: anyRange, message: hostile }), { maxLength: 2 }),
    fixes: fc.array(
      fc.record({
        title: hostile,
        certain: fc.boolean(),
        edits: fc.array(fc.record({ file: hostile, range: anyRange, newText: hostile }), { maxLength: 1 }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(finding);
const anyResult: fc.Arbitrary<CheckResult> = fc
  .tuple(
    fc.array(anyFinding, { maxLength: 5 }),
    fc.array(fc.tuple(anyFinding, fc.constantFrom('ignore' as const, 'exception' as const), hostile), {
      maxLength: 2,
    }),
    fc.array(hostile, { maxLength: 2 }),
    fc.option(fc.tuple(hostile, fc.array(anyFinding, { maxLength: 2 })), { nil: null }),
  )
  .map(([findings, silenced, rulesOff, base]) => {
    const plain = result(
      findings,
      silenced.map(([one, kind, reason]) => ({ ...one, suppressedBy: { kind, reason } })),
      rulesOff,
    );
    if (base === null) return plain;
    const [ref, changes] = base;
    const changed = changes.map(({ message, file, range, path }) => ({
      kind: 'identity',
      message,
      file,
      range,
      path,
    }));
    const summary = `Checked by what ${ref} says.`;
    return {
      ...plain,
      trust: { ...plain.trust, base: { ref, commit: 'c0a8883', summary, changes: changed } },
    };
  });

const check = (property: (given: CheckResult) => void) =>
  fc.assert(fc.property(anyResult, property), { numRuns: runs(100) });

/** The same result with harmless words in the place of whatever records and file names hold. */
const inPlainWords = (given: CheckResult): CheckResult =>
  JSON.parse(
    JSON.stringify({ ...given, rulesOff: given.rulesOff.map(() => 'plain') }, (key, value: unknown) =>
      /^(message|file|record|path|fingerprint|title|newText|reason|label|summary|ref)$/.test(key)
        ? 'plain'
        : value,
    ),
  );

const commandsIn = (output: string): number =>
  output.split('\n').filter((line) => line.trimStart().startsWith('::')).length;

describe.each(formats)('text of records and file names in $name', ({ write }) => {
  const written = (given: CheckResult) => {
    const { output, summary = '' } = write(given, {
      ...sarifOptions,
      colour: false,
      width: 80,
      source: () => undefined,
    });
    return [output, summary] as const;
  };

  test('cannot steer a display or a CI service', () => {
    check((given) => {
      const plain = written(inPlainWords(given));
      written(given).forEach((text, index) => {
        expectHarmless(text);
        expect(commandsIn(text)).toBe(commandsIn(plain[index]!));
      });
    });
  });
});

describe('text of records and file names cannot break out', () => {
  test('of text', () => {
    fc.assert(
      fc.property(anyResult, hostile, fc.integer({ min: 1, max: 120 }), (given, source, width) => {
        const plain = formatText(given, { colour: false, width, source: () => source });
        expectHarmless(plain);
        expectNoCommandAtLineStart(plain);
        const coloured = formatText(given, { colour: true, width, source: () => source });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colour codes
        const uncoloured = coloured.replace(/\u001b\[[0-9;]+m/g, '');
        expectHarmless(uncoloured);
        expectNoCommandAtLineStart(uncoloured);
        expect(stripVTControlCharacters(coloured)).toBe(uncoloured);
        expect(coloured).not.toMatch(/##\[|##[a-z]+\[/i);
      }),
      { numRuns: runs(150) },
    );
  });

  test('of JSON, which stays lossless', () => {
    check((given) => {
      const json = formatJson(given);
      expectHarmless(json);
      expectNoCommandAtLineStart(json);
      expect(JSON.parse(json)).toEqual(given);
    });
  });

  test('of SARIF', () => {
    check((given) => {
      const sarif = formatSarif(given, sarifOptions);
      expectHarmless(sarif);
      expectNoCommandAtLineStart(sarif);
      const log = JSON.parse(sarif);
      expect(validateSarif(log), JSON.stringify(validateSarif.errors)).toBe(true);
      const [run] = log.runs;
      expect(run.results).toHaveLength(given.findings.length + given.suppressed.length);
      for (const { message, locations, partialFingerprints } of run.results) {
        expectHarmless(message.text);
        expect(message.text).not.toContain('\n');
        expect(message.text).not.toContain('](');
        expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[\w.~!*'()/%-]*$/);
        expect(Object.keys(partialFingerprints)).toEqual(['qmsFindingId/v1']);
      }
    });
  });

  test('of GitHub annotations', () => {
    const command =
      /^::(error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^:,]*::(.*)$/;
    check((given) => {
      const { annotations } = formatGithub(given);
      expectHarmless(annotations);
      expect(annotations).not.toMatch(/%0[AD]/i);
      expect(annotations).not.toMatch(/%(?!25|3A|2C)/);
      const lines = annotations.split('\n');
      expect(lines.pop()).toBe('');
      const { base, laxer } = given.trust;
      expect(lines).toHaveLength((base?.changes.length ?? 0) + laxer.length + given.findings.length);
      for (const line of lines) expect(line).toMatch(command);
    });
  });

  test('of the GitHub summary', () => {
    const markdown = unified().use(remarkParse).use(remarkGfm);
    const ours = /^(<br>|<\/?(sub|code|span|details)>|<details><summary>Silenced findings<\/summary>)$/;
    check((given) => {
      const { summary } = formatGithub(given);
      expectHarmless(summary);
      expectNoCommandAtLineStart(summary);
      let rows = 0;
      const visit = (node: { type: string; value?: string; url?: string; children?: unknown[] }) => {
        expect(['image', 'definition', 'code', 'inlineCode', 'list', 'blockquote']).not.toContain(node.type);
        if (node.type === 'html') expect(node.value).toMatch(ours);
        if (node.type === 'link') expect(node.url).toBe('https://example.org/rules#objective-measure');
        if (node.type === 'text') expect(node.value).not.toMatch(/@\w|#\d|:\/\/|www\./i);
        if (node.type === 'tableRow') {
          rows++;
          expect([3, 5]).toContain(node.children?.length);
        }
        for (const child of node.children ?? []) visit(child as typeof node);
      };
      visit(markdown.parse(summary));
      const files = new Set(given.findings.map(({ file }) => file)).size;
      const silenced = given.suppressed.length === 0 ? 0 : given.suppressed.length + 1;
      expect(rows).toBe(given.findings.length + files + silenced);
    });
  });
});
