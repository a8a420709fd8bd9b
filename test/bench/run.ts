import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { againstPeer } from './against-peer.ts';
import { serverInBrowser } from './browser.ts';
import { changes } from './changes.ts';
import { editorThroughProtocol } from './editor.ts';
import { editsToFindings } from './edits.ts';
import { memoryOfCheck } from './memory.ts';
import { reviewPack } from './pack.ts';
import { requireBuild } from './places.ts';
import { markdownOf, type Section } from './table.ts';
import { tablePage } from './table-page.ts';
import { tablesOfRecords } from './tables.ts';
import { wholeProcess } from './whole-process.ts';

const parts: Readonly<Record<string, (quick: boolean) => Section | Promise<Section>>> = {
  a: againstPeer,
  b: wholeProcess,
  c: editsToFindings,
  d: memoryOfCheck,
  e: editorThroughProtocol,
  f: reviewPack,
  g: serverInBrowser,
  h: changes,
  i: tablesOfRecords,
  j: tablePage,
};

const usage = `npm run bench -- [--quick] [--only <letters>]

  --quick   fewer rounds and smaller companies; nothing is written
  --only    some parts, such as \`ce\`; nothing is written:
              a  one thread against yaml-language-server
              b  whole processes of the command line
              c  one edit to updated findings
              d  memory of a check
              e  the editor through the protocol, 10,000 records
              f  the review pack
              g  the server in a browser, 1,000 records
              h  two states of a root side by side, 10,000 records
              i  tables of 5,000 records
              j  a table of 5,000 rows in VS Code

Without either, all parts run and their results go to test/bench/RESULTS.md. Needs \`npm run build\`.
`;

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help === true) {
  process.stdout.write(usage);
  process.exit(0);
}
const chosen = values.only === undefined ? Object.keys(parts) : [...values.only];
if (chosen.some((name) => !Object.hasOwn(parts, name))) throw new Error(usage);
requireBuild();

const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.version}`;
const day = new Date().toISOString().slice(0, 10);
const sections: string[] = [];
for (const name of chosen) {
  const section = markdownOf(await parts[name]!(values.quick === true));
  process.stdout.write(`${section}\n`);
  sections.push(section);
}
/** What people have written below the figures is kept from run to run. */
const remarks = '## What the limits are made of';

function remarksIn(file: string): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const at = text.indexOf(remarks);
  return at < 0 ? '' : text.slice(at);
}

if (values.quick !== true && values.only === undefined) {
  const file = join(import.meta.dirname, 'RESULTS.md');
  const text = `# Benchmark results

Written by \`npm run bench\` on ${day}. Trust the ratios: both sides of each were measured by turns in one run.

Machine: ${machine}.

Records are generated (\`generate.ts\`, seed 1): 60 % YAML files, 30 % Markdown files, 10 % register items, about 0.9 to 1.5 kB each, linked and signed, a defect in every hundredth.

${sections.join('\n')}
${remarksIn(file)}`;
  writeFileSync(file, `${text.trimEnd()}\n`);
}
