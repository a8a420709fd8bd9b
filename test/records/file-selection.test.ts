import { expect, test } from 'vitest';
import { configurationOf } from '../../server/src/records/configuration.ts';
import { selectFiles } from '../../server/src/records/file-selection.ts';

const selected = (settings: Parameters<typeof configurationOf>[0], paths: readonly string[]): string[] =>
  paths.filter(selectFiles(configurationOf(settings)).selects);

test('YAML and Markdown files anywhere below the root, but for hidden folders and qms.yaml itself', () => {
  expect(
    selected({}, [
      'qms.yaml',
      'a.yaml',
      'x/b.yml',
      'x/y/c.md',
      'd.json',
      'e.csv',
      '.git/f.yaml',
      'x/.github/g.yaml',
      'node_modules/p/h.md',
      '.hidden.md',
    ]),
  ).toEqual(['a.yaml', 'x/b.yml', 'x/y/c.md']);
});

test('what qms.yaml includes and excludes', () => {
  const settings = { records: ['qms/**'], exclude: ['qms/drafts/**', '**/*.tmp.md'] };
  expect(selected(settings, ['a.md', 'qms/a.md', 'qms/drafts/a.md', 'qms/x/a.tmp.md', 'qms/a.txt'])).toEqual([
    'qms/a.md',
  ]);
});

test('a faulty pattern matches nothing and leaves the others alone', () => {
  expect(selected({ records: ['[a].md', 'b.md'] }, ['a.md', 'b.md'])).toEqual(['b.md']);
});

test('the last mapping that matches gives the type', () => {
  const { mappedType } = selectFiles(
    configurationOf({
      types: [
        { files: '**/*.md', type: 'document' },
        { files: 'policies/*.md', type: 'quality-policy' },
        { files: 'x/*', type: 1 },
        'nonsense',
      ],
    }),
  );
  expect(['a.md', 'policies/a.md', 'x/a.yaml'].map(mappedType)).toEqual(['document', 'quality-policy', null]);
});
