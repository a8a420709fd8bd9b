/** Begins a rule: its file and the file of its test, both of which work. `npm run new:rule <id> [--family <folder>]`. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ruleFiles } from './generate/rules.ts';
import { ruleAsked } from './new-rule/asked.ts';
import { ruleTemplate, testTemplate } from './new-rule/templates.ts';

const root = resolve(import.meta.dirname, '..');

/** One line and no stack: whoever reads it mistyped something. */
function refuse(reason: string): never {
  console.error(`new:rule: ${reason}`);
  process.exit(2);
}

const rules = ruleFiles(resolve(root, 'server/src/rules'));
const asked = ruleAsked(process.argv.slice(2), rules);
if ('refused' in asked) refuse(asked.refused);
const { id, family, begins } = asked;

const files = {
  [`server/src/rules/${family}/${id}.ts`]: ruleTemplate(id),
  [`test/rules/${id}.test.ts`]: testTemplate(id),
};
for (const file of Object.keys(files))
  if (existsSync(resolve(root, file))) refuse(`${file} is there already`);
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(resolve(root, file)), { recursive: true });
  writeFileSync(resolve(root, file), text);
}
execFileSync(process.execPath, [resolve(root, 'scripts/generate.ts')], { stdio: 'inherit' });

const [rule, test] = Object.keys(files);
console.log(`Written, and working: a rule on titles of one word, to be made yours.
  ${rule}
  ${test}${begins ? `\n\`${family}\` is a new family.` : ''}

Next:
1. Put your cases into the test: what is reported, what is not, and in which phases. Watch them fail:
   npx vitest run ${test}
2. Make the rule fit: metadata, texts, examples, check. CONTRIBUTING.md says what each is for.
3. Add \`'${id}'\` with its level and basis to the table in test/rules/examples.test.ts.
4. npm run docs           brings docs/rules.md up to date
5. npx vitest run test/rules   shows whether the example company still passes`);
