import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { rules } from '../../server/generated/rules.ts';
import type { Rule } from '../../server/src/model/rule.ts';

/** The rules of a family: those that have their file in its folder. */
export const rulesOf = (family: string): readonly Rule[] =>
  rules.filter(({ id }) =>
    existsSync(resolve(import.meta.dirname, '../../server/src/rules', family, `${id}.ts`)),
  );
