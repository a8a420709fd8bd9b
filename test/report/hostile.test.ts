import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { formats } from '../../server/src/report/formats.ts';
import { formatGithub } from '../../server/src/report/github.ts';
import { formatJson } from '../../server/src/report/json.ts';
import type { CheckResult } from '../../server/src/report/result.ts';
import { formatSarif } from '../../server/src/report/sarif.ts';
import { formatText } from '../../server/src/report/text.ts';
import { runs } from '../property-runs.ts';
import { expectHarmless, expectNoCommandAtLineStart, hostile } from './hostile.ts';
import { anyResult, check, inPlainWords } from './hostile-results.ts';
import { sarifOptions } from './samples.ts';
import { validateSarif } from './sarifSchema.ts';

/** What CI services run: a command of GitHub's at a line's start, one of Azure's wherever it stands. */
const commandsIn = (output: string): number =>
  output.split('\n').filter((line) => line.trimStart().startsWith('::')).length +
  output.split(/##vso\[/i).length;

/** The commands that a format writes itself. */
const own: Readonly<Record<string, RegExp>> = { azure: /^##vso\[task\.logissue /gm };

describe.each(formats)('text of records and file names in $name', ({ name, write }) => {
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
        expectHarmless(own[name] === undefined ? text : text.replace(own[name], ''));
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
