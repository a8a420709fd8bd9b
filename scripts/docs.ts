/** Writes `docs/rules.md`, `docs/changes.md` and the tables of other pages from the code. Tests fail when they are out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { changeKinds } from '../server/generated/changes.ts';
import { rules } from '../server/generated/rules.ts';
import { changeReference } from '../server/src/diff/reference.ts';
import { ruleReference } from '../server/src/report/rule-text.ts';
import { withBindingTable } from './binding-table.ts';
import { withFormatTable } from './format-table.ts';

const docs = resolve(import.meta.dirname, '../docs');
const rewrite = (page: string, change: (text: string) => string): void => {
  const path = resolve(docs, page);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

writeFileSync(resolve(docs, 'rules.md'), ruleReference(rules));
writeFileSync(resolve(docs, 'changes.md'), changeReference(changeKinds));
rewrite('output-formats.md', withFormatTable);
rewrite('signing.md', withBindingTable);
