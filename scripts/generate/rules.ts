import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The rules below `server/src/rules`: the folder of each is its family, the name of its file its id. */
export interface RuleFile {
  readonly id: string;
  readonly family: string;
}

/** Finds the files that hold a rule, in the order of their ids; what rules of a family share exports none. */
export function ruleFiles(folder: string): readonly RuleFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .filter(({ parentPath, name }) =>
      /^export const rule\b/m.test(readFileSync(join(parentPath, name), 'utf8')),
    )
    .map(({ parentPath, name }) => ({ id: basename(name, '.ts'), family: basename(parentPath) }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** A module with every rule. */
export function rulesModule(files: readonly RuleFile[]): string {
  const name = (index: number): string => `rule${index}`;
  const imports = files.map(
    ({ id, family }, index) => `import { rule as ${name(index)} } from '../src/rules/${family}/${id}.ts';\n`,
  );
  return `import type { Rule } from '../src/model/rule.ts';
${imports.join('')}
/** Every rule there is, in the order of their ids. */
export const rules: readonly Rule[] = [${files.map((_, index) => name(index)).join(', ')}];
`;
}

/** A module with the ids alone, for what speaks of rules and cannot import them. */
export const ruleIdsModule = (files: readonly RuleFile[]): string =>
  `/** The ids of all rules, in their order. */
export const ruleIds: readonly string[] = ${JSON.stringify(files.map(({ id }) => id))};
`;
