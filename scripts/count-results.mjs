// Adds up what the test runners wrote to a folder (one JSON file each), says how many tests were left out and why, and
// closes with "N passed, N failed".
// usage: node count-results.mjs <folder> <exit status of the test command>
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, status] = process.argv.slice(2);
let passed = 0;
let failed = 0;
/** Why tests were left out, as their names say, with how many they are. */
const leftOut = new Map();
for (const file of existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []) {
  const results = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  passed += results.numPassedTests ?? 0;
  failed += results.numFailedTests ?? 0;
  for (const { fullName, status: outcome } of (results.testResults ?? []).flatMap(
    (each) => each.assertionResults,
  )) {
    if (outcome === 'passed' || outcome === 'failed') continue;
    const reason = /\(left out: ([^)]*)\)/.exec(fullName)?.[1] ?? 'no reason given';
    leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
  }
}
// A step that broke before or next to the tests counts as one failure.
if (status !== '0' && failed === 0) failed = 1;
for (const [reason, count] of [...leftOut].sort())
  console.log(`Left out: ${count} ${count === 1 ? 'test' : 'tests'} (${reason})`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
