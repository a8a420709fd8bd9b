import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generate, writeFiles } from '../bench/generate.ts';
import { quantile } from '../bench/statistics.ts';
import { largeRegister, residentKilobytes, type } from '../bench/typing.ts';
import { startClient, uriOf } from './client.ts';

/**
 * Speed of the server through the protocol: `node test/lsp/measure.ts [--records 10000] [--edits 300]
 * [--replay 10000]`. Needs a build.
 */
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    edits: { type: 'string', default: '300' },
    replay: { type: 'string', default: '0' },
  },
});
const [records, edits, replay] = [Number(values.records), Number(values.edits), Number(values.replay)];

const root = mkdtempSync(join(tmpdir(), 'qms-measure-'));
const cache = mkdtempSync(join(tmpdir(), 'qms-cache-'));
const { files } = generate(records);
writeFiles(root, files);

const large = largeRegister('ROLE-MD');
writeFileSync(join(root, 'large.yaml'), large);
const small = [...files.keys()].find((path) => /^risks\/.*\.yaml$/.test(path))!;
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

for (const start of ['first start', 'later start, with what the first one read'] as const) {
  const began = performance.now();
  const { client, stop, pid } = await startClient({ folders: [root], environment: { QMS_CACHE_DIR: cache } });
  const uri = uriOf(root, small);
  const broken = readFileSync(join(root, small), 'utf8').replace(/^title:/m, 'tittle:');
  await client.open(uri, broken);
  await client.until('first findings', () => client.rules(uri).length > 0);
  print(`${start}: first findings of the open file after ${ms(performance.now() - began)}`);
  await client.indexed(1, 60_000);
  print(
    `${start}: ${client.status.roots[0]?.records} records indexed after ${ms(performance.now() - began)}`,
  );
  const memory = residentKilobytes(pid);
  print(`${start}: memory ${Math.round(memory / 1024)} MB`);
  if (start === 'first start') {
    for (const [name, path, text] of [
      ['small file', small, broken],
      ['86 kB register', 'large.yaml', large],
    ] as const) {
      const fileUri = uriOf(root, path);
      if (path !== small) await client.open(fileUri, text);
      const measured = await type(client, fileUri, text, edits);
      print(
        `keystroke → findings, ${name} (${Math.round(text.length / 1000)} kB): median ${ms(quantile(measured, 0.5))}, 95 % ${ms(quantile(measured, 0.95))}, most ${ms(Math.max(...measured))}`,
      );
    }
    const asked = async (method: string, fileUri: string, text: string): Promise<number[]> => {
      const lines = text.split('\n');
      const line = lines.findLastIndex((each) => /^ *owner:/.test(each));
      // A line was put in above.
      const position = { line: line + 1, character: lines[line]!.indexOf(':') + 3 };
      const measured: number[] = [];
      for (let count = 0; count < 100; count += 1) {
        const begun = performance.now();
        await client.request(method, { textDocument: { uri: fileUri }, position });
        measured.push(performance.now() - begun);
      }
      return measured;
    };
    for (const [name, path, text] of [
      ['small file', small, broken],
      ['86 kB register', 'large.yaml', large],
    ] as const) {
      for (const method of ['textDocument/completion', 'textDocument/hover']) {
        const measured = await asked(method, uriOf(root, path), text);
        print(
          `${method}, ${name}: median ${ms(quantile(measured, 0.5))}, 95 % ${ms(quantile(measured, 0.95))}, most ${ms(Math.max(...measured))}`,
        );
      }
    }
    if (replay > 0) {
      const after = residentKilobytes(pid);
      await type(client, uri, broken, replay);
      print(`memory right after ${replay} more edits: ${Math.round(residentKilobytes(pid) / 1024)} MB`);
      await new Promise((resume) => setTimeout(resume, 10_000));
      print(
        `memory ten seconds later: ${Math.round(residentKilobytes(pid) / 1024)} MB, before them ${Math.round(after / 1024)} MB, after indexing ${Math.round(memory / 1024)} MB`,
      );
    }
  }
  if (client.faults.length > 0) print(client.faults.join('\n'));
  await stop();
}
rmSync(root, { recursive: true });
rmSync(cache, { recursive: true });
