/** Writes `docs/rules.md` from the rules. A test fails when it is out of date. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ruleReference } from '../server/src/report/rule-text.ts';
import { rules } from '../server/src/rules/registry.ts';

writeFileSync(resolve(import.meta.dirname, '../docs/rules.md'), ruleReference(rules));
