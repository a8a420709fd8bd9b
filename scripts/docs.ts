/** Writes `docs/rules.md` and the table of `docs/output-formats.md` from the code. A test fails when they are out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rules } from '../server/generated/rules.ts';
import { ruleReference } from '../server/src/report/rule-text.ts';
import { withFormatTable } from './format-table.ts';

const docs = resolve(import.meta.dirname, '../docs');
const outputFormats = resolve(docs, 'output-formats.md');

writeFileSync(resolve(docs, 'rules.md'), ruleReference(rules));
writeFileSync(outputFormats, withFormatTable(readFileSync(outputFormats, 'utf8')));
