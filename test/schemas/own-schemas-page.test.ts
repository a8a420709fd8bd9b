import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../rules/harness.ts';

const page = (name: string): string => readFileSync(resolve(import.meta.dirname, '../../docs', name), 'utf8');

interface Example {
  readonly heading: string;
  readonly files: Readonly<Record<string, string>>;
  /** What the page says is found, as `file:line sentence`. */
  readonly shown: readonly string[];
}

/** The files that each section of a page shows, each under its name in backticks, and what is found in them. */
function examplesIn(text: string): readonly Example[] {
  return text.split(/^## /m).map((section) => {
    const blocks = [...section.matchAll(/(?:^`([\w./-]+)`:\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm)];
    return {
      heading: section.split('\n')[0]!,
      files: Object.fromEntries(
        blocks.flatMap(([, path, , content]) => (path === undefined ? [] : [[path, content!]])),
      ),
      shown: blocks.flatMap(([, path, language, content]) =>
        path === undefined && language === 'text' ? content!.trim().split('\n') : [],
      ),
    };
  });
}

/** Rules that say that something is not understood, or not allowed. */
const ofForm = new Set([
  ...['config', 'schema', 'key-unknown', 'type-unknown', 'yaml-syntax', 'front-matter-syntax'],
  ...['id-format', 'id-duplicate', 'reference-unresolved', 'reference-type'],
]);

const settings = 'organization: Acme Instruments GmbH\nschemas: ["schemas/*.schema.json"]\n';

describe.each(['own-schemas.md', 'configuration.md'])('docs/%s', (name) => {
  const examples = examplesIn(page(name)).filter(({ files }) =>
    Object.keys(files).some((path) => path !== 'qms.yaml'),
  );

  test('has examples', () => {
    expect(examples.length).toBeGreaterThan(1);
  });

  test.each(examples)(
    '$heading: what it shows is found, and nothing else of form',
    async ({ files, shown }) => {
      const { findings } = await check({ 'qms.yaml': settings, ...files });
      const found = findings
        .filter(({ rule }) => ofForm.has(rule))
        .map(({ file, range, message }) => `${file}:${range.start.line + 1} ${message}`);
      expect(found).toEqual(shown.toSorted());
    },
  );
});
