/** Writes `server/generated`: validators, schemas and plans computed from `schemas/`, the lists of rules and of kinds of change, the example company, and every text of the server by its id. Run by `npm run generate`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { changeFiles, changeIdsModule, changesModule } from './generate/changes.ts';
import { collectMessages, collectSchemaTexts } from './generate/messages.ts';
import { planModule } from './generate/plans.ts';
import { ruleFiles, ruleIdsModule, rulesModule } from './generate/rules.ts';
import { sampleModule } from './generate/sample-files.ts';
import { readSchemas, schemasModule } from './generate/schema-files.ts';
import { validatorDeclarations, validatorsModule } from './generate/validators.ts';

const root = resolve(import.meta.dirname, '..');
const target = resolve(root, 'server/generated');
const schemas = readSchemas(resolve(root, 'schemas'));
const rules = ruleFiles(resolve(root, 'server/src/rules'));
const changes = changeFiles(resolve(root, 'server/src/diff/kinds'));
const messages = { ...collectMessages(resolve(root, 'server/src')), ...collectSchemaTexts(schemas) };

mkdirSync(target, { recursive: true });
for (const [file, text] of Object.entries({
  'schemas.ts': schemasModule(schemas),
  'plan.ts': planModule(schemas),
  'validators.js': validatorsModule(schemas),
  'validators.d.ts': validatorDeclarations,
  'rules.ts': rulesModule(rules),
  'rule-ids.ts': ruleIdsModule(rules),
  'changes.ts': changesModule(changes),
  'change-ids.ts': changeIdsModule(changes),
  'messages.json': `${JSON.stringify(messages, null, 2)}\n`,
  'sample.ts': sampleModule(resolve(root, 'test/workspaces/acme')),
})) {
  writeFileSync(resolve(target, file), text);
}
