import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The kinds of change below `server/src/diff/kinds`: the folder of each is its group, the name of its file its id. */
export interface ChangeFile {
  readonly id: string;
  readonly group: string;
}

/** Finds the files that hold a kind of change, in the order of their ids; what kinds of a group share exports none. */
export function changeFiles(folder: string): readonly ChangeFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .filter(({ parentPath, name }) =>
      /^export const kind\b/m.test(readFileSync(join(parentPath, name), 'utf8')),
    )
    .map(({ parentPath, name }) => ({ id: basename(name, '.ts'), group: basename(parentPath) }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** A module with every kind of change. */
export function changesModule(files: readonly ChangeFile[]): string {
  const name = (index: number): string => `kind${index}`;
  const imports = files.map(
    ({ id, group }, index) =>
      `import { kind as ${name(index)} } from '../src/diff/kinds/${group}/${id}.ts';\n`,
  );
  return `import type { ChangeKind } from '../src/diff/kind.ts';
${imports.join('')}
/** Every kind of change there is, in the order of their ids. */
export const changeKinds: readonly ChangeKind[] = [${files.map((_, index) => name(index)).join(', ')}];
`;
}

/** A module with the ids alone, for what reads qms.yaml. */
export const changeIdsModule = (files: readonly ChangeFile[]): string =>
  `/** The ids of all kinds of change, in their order. */
export const changeIds: readonly string[] = ${JSON.stringify(files.map(({ id }) => id))};
`;
