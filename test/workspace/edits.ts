import fc from 'fast-check';

/** One change of a repository under test. Numbers pick files, lines and words by remainder, so that shrinking keeps them valid. */
export type RepositoryEdit =
  | {
      readonly kind:
        | 'delete-line'
        | 'duplicate-line'
        | 'blank-line'
        | 'delete-file'
        | 'copy-file'
        | 'rename-file';
      readonly file: number;
      readonly line: number;
    }
  | { readonly kind: 'replace'; readonly file: number; readonly line: number; readonly text: string }
  | { readonly kind: 'swap-word'; readonly file: number; readonly line: number; readonly other: number }
  | { readonly kind: 'set'; readonly file: number; readonly line: number; readonly text: string };

const number = fc.nat(100_000);

/** Lines that matter to the engine: whole-line replacements of a kind people write. */
const lines = fc.constantFrom(
  'status: draft',
  'status: effective',
  'status: superseded',
  'status: closed',
  'status: approved',
  'status: left',
  'owner: PER-001',
  'owner: ROLE-MD',
  'id: POL-001',
  'id: NEW-001',
  'version: "9"',
  'type: risk',
  'effectiveFrom: 2026-01-15',
  'effectiveFrom: 2027-01-01',
  'formerIds: [OLD-1]',
  'supersedes: OLD-1',
  'parent: NEW-001',
  'due: 2025-01-01',
  'risk: { threshold: 4 }',
  'asOf: 2026-08-01',
  'judgeFrom: 2025-06-01',
  'rules: { record-orphan: off, objective-overdue: error }',
  'exclude: ["risks/**"]',
  'topManagement: false',
  '# qms-ignore document-title -- for a test',
  'items:',
  '  - input: resources',
  '---',
  '[[NEW-001]]',
  'See [part](notes.md#part) and [other](policy-0.md#part).',
  '# Part',
  '<a id="part"></a>',
  '![x](missing.png)',
  '{',
  '<<<<<<< HEAD',
  '=======',
  '>>>>>>> other',
  '',
);

/** Sequences of edits, for property tests of incremental updating. */
export const repositoryEdits: fc.Arbitrary<RepositoryEdit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete-line', 'duplicate-line', 'blank-line'),
      file: number,
      line: number,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete-file', 'copy-file', 'rename-file'),
      file: number,
      line: number,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('replace' as const), file: number, line: number, text: lines }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('swap-word' as const),
      file: number,
      line: number,
      other: number,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      file: number,
      line: number,
      text: fc.string({ unit: 'binary', maxLength: 200 }),
    }),
  },
);

export interface EditableFiles {
  readonly paths: () => string[];
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
}

/** Applies an edit; returns the paths it touched. */
export function applyEdit(files: EditableFiles, edit: RepositoryEdit): string[] {
  const paths = files.paths();
  const path = paths[edit.file % paths.length]!;
  const text = files.read(path);
  const all = text.split('\n');
  const at = edit.line % all.length;
  const put = (next: readonly string[]): string[] => {
    files.write(path, next.join('\n'));
    return [path];
  };
  switch (edit.kind) {
    case 'delete-line':
      return put(all.toSpliced(at, 1));
    case 'duplicate-line':
      return put(all.toSpliced(at, 0, all[at]!));
    case 'blank-line':
      return put(all.toSpliced(at, 0, ''));
    case 'replace': {
      const key = /^[A-Za-z]+:/.exec(edit.text)?.[0];
      const same = key === undefined ? -1 : all.findIndex((line) => line.startsWith(key));
      return put(all.with(same >= 0 ? same : at, edit.text));
    }
    case 'swap-word': {
      const words =
        files.read(paths[edit.other % paths.length]!).match(/[A-Z]+-[A-Z0-9-]+|\d{4}-\d{2}-\d{2}/g) ?? [];
      const word = words[edit.line % Math.max(words.length, 1)];
      return word === undefined
        ? []
        : put(all.with(at, all[at]!.replace(/[A-Z]+-[A-Z0-9-]+|\d{4}-\d{2}-\d{2}/, word)));
    }
    case 'set':
      return put(all.with(at, edit.text));
    case 'delete-file':
      if (path === 'qms.yaml') return [];
      files.remove(path);
      return [path];
    case 'copy-file':
    case 'rename-file': {
      if (path === 'qms.yaml') return [];
      const copy = path.replace(/(\.[a-z]+)$/, `-${edit.line % 7}$1`);
      files.write(copy, text);
      if (edit.kind === 'copy-file' || copy === path) return [copy];
      files.remove(path);
      return [path, copy];
    }
  }
}
