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

test('endings in capitals, and .markdown, are those of files of records too', () => {
  const files = [
    'QUALITY-POLICY.MD',
    'risks.YAML',
    'x/A.Yml',
    'notes.markdown',
    'NOTES.MARKDOWN',
    'a.MDX',
    'b.TXT',
  ];
  expect(selected({}, files)).toEqual(files.slice(0, 5));
  expect(selected({ records: ['**/*.md', 'x/*.YML'] }, files)).toEqual(['QUALITY-POLICY.MD', 'x/A.Yml']);
  expect(selected({ exclude: ['*.{yaml,MD}'] }, files)).toEqual([
    'x/A.Yml',
    'notes.markdown',
    'NOTES.MARKDOWN',
  ]);
  // All else of a name is as it is written.
  expect(selected({ records: ['quality-policy.md', 'X/*.yml'] }, files)).toEqual([]);
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
