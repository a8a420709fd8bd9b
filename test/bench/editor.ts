import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, startClient, uriOf } from '../lsp/client.ts';
import { generate, writeFiles } from './generate.ts';
import { peerVersion, startPeer } from './peer.ts';
import { launcher } from './places.ts';
import { median, quantile } from './statistics.ts';
import { megabytes, milliseconds, type Row, type Section, times } from './table.ts';
import { largeRegister, residentKilobytes, type } from './typing.ts';

const records = 10_000;
const smallFile = 'risks/000/RSK-00001.yaml';
const largeFile = 'large.yaml';

/** How long a process is left alone before its memory is looked at, in ms. */
const rest = 3000;

interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the value of the first or last line with a key starts. */
function valuePosition(text: string, key: string, which: 'first' | 'last'): Position {
  const lines = text.split('\n');
  const holds = (line: string): boolean => line.trimStart().startsWith(`${key}: `);
  const line = which === 'first' ? lines.findIndex(holds) : lines.findLastIndex(holds);
  return { line, character: lines[line]!.indexOf(':') + 2 };
}

const completion = 'textDocument/completion';
const hover = 'textDocument/hover';

/** What is asked in a file: both servers answer the first two, the last two need to know other records. */
const questions = [
  { what: 'completion of a status', method: completion, key: 'status', which: 'first', both: true, shift: 0 },
  { what: 'hover on a field', method: hover, key: 'status', which: 'first', both: true, shift: -4 },
  { what: 'completion of an id', method: completion, key: 'owner', which: 'last', both: false, shift: 0 },
  { what: 'hover on an id', method: hover, key: 'owner', which: 'last', both: false, shift: 2 },
] as const;

/** Asks the same again and again and gives the time of each answer in ms. An empty answer is a fault. */
async function ask(client: Client, uri: string, method: string, position: Position, count: number) {
  const measured: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const start = performance.now();
    const answer = await client.request<{ items?: unknown[] } | unknown[] | null>(method, {
      textDocument: { uri },
      position,
    });
    measured.push(performance.now() - start);
    const items = Array.isArray(answer) ? answer : answer?.items;
    if (answer === null || items?.length === 0)
      throw new Error(`no answer to ${method} in ${uri} at ${position.line}:${position.character}`);
  }
  return measured;
}

const spread = (values: readonly number[]): string =>
  `p50 ${milliseconds(quantile(values, 0.5))}, p95 ${milliseconds(quantile(values, 0.95))}`;

const ratioOf = (ours: readonly number[], theirs: readonly number[]): string =>
  times(quantile(theirs, 0.5) / quantile(ours, 0.5));

/** Opens a faulty file in a server just started, and waits until a fault is shown. */
async function openFaulty(client: Client, uri: string, text: string): Promise<void> {
  await client.open(uri, text);
  await client.until('first findings', () => (client.shown.get(uri) ?? []).length > 0, 60_000);
}

/** Types in a file by turns in both servers, from its own text each time; the first turn only warms up. */
async function typeByTurns(
  sides: readonly { readonly client: Client; readonly keystrokes: number; readonly measured: number[] }[],
  uri: string,
  text: string,
  turns: number,
): Promise<void> {
  for (let turn = -1; turn < turns; turn += 1) {
    for (const { client, keystrokes, measured } of sides) {
      const taken = await type(client, uri, text, keystrokes);
      if (turn >= 0) measured.push(...taken);
      const seen = client.published.length;
      await client.change(uri, text);
      await client.until('findings of the text as it was', () =>
        client.published.slice(seen).some((params) => params.uri === uri),
      );
    }
  }
}

/** How long a server takes to show all findings of a root that another one has indexed. */
async function warmStart(root: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const start = performance.now();
  const { client, stop } = await startClient({ folders: [root], environment });
  await client.indexed(1, 300_000);
  const taken = performance.now() - start;
  await stop();
  return taken;
}

/** (e) The language server as an editor meets it, with yaml-language-server next to it where it has the feature. */
export async function editorThroughProtocol(quick: boolean): Promise<Section> {
  // Not below the checkout's scratch folder: yaml-language-server's globs match nothing below a dot folder.
  const root = mkdtempSync(join(tmpdir(), 'qms-editor-'));
  const cache = mkdtempSync(join(tmpdir(), 'qms-editor-cache-'));
  writeFiles(root, generate(records).files);
  const texts = new Map([
    [smallFile, readFileSync(join(root, smallFile), 'utf8')],
    [largeFile, largeRegister('ROLE-00001')],
  ]);
  writeFileSync(join(root, largeFile), texts.get(largeFile)!);
  const faulty = texts.get(smallFile)!.replace(/^status:.*$/m, 'status: unheard-of');
  const environment = { QMS_CACHE_DIR: cache, XDG_CACHE_HOME: cache };
  const smallUri = uriOf(root, smallFile);
  const size = records.toLocaleString('en');
  const rows: Row[] = [];

  let start = performance.now();
  const own = await startClient({ folders: [root], environment });
  await openFaulty(own.client, smallUri, faulty);
  const first = performance.now() - start;
  await own.client.indexed(1, 300_000);
  const indexed = performance.now() - start;
  start = performance.now();
  const schemas = new Map([
    ['risks/**', 'risk'],
    [largeFile, 'register'],
  ]);
  const peer = await startPeer(root, schemas);
  await openFaulty(peer.client, smallUri, faulty);
  const peerFirst = performance.now() - start;
  rows.push(
    {
      what: `First findings of the open file, ${size} records, cold start`,
      figure: milliseconds(first),
      against: `${milliseconds(peerFirst)} (yaml-language-server)`,
      ratio: times(peerFirst / first),
      aim: 'under 1 s',
    },
    { what: `Whole index, ${size} records, cold start`, figure: milliseconds(indexed), aim: 'under 5 s' },
  );
  // What a start leaves, or a check: here the latter, as a file is open that is not stored.
  spawnSync(process.execPath, [launcher, 'check', '--root', root], {
    env: { ...process.env, ...environment },
  });
  const warm = [];
  for (let start = 0; start < 3; start += 1) warm.push(await warmStart(root, environment));
  rows.push({
    what: `All findings, ${size} records, from what an earlier start left`,
    figure: milliseconds(median(warm)),
    aim: 'under 0.8 s',
  });
  await pause(rest);
  const afterIndexing = residentKilobytes(own.pid);

  const servers = [own.client, peer.client];
  for (const client of servers) {
    await client.change(smallUri, texts.get(smallFile)!);
    await client.open(uriOf(root, largeFile), texts.get(largeFile)!);
  }
  await pause(1000);
  for (const [path, text] of texts) {
    const uri = uriOf(root, path);
    const name = `${path === smallFile ? 'one record' : 'register'}, ${(text.length / 1000).toFixed(text.length < 10_000 ? 1 : 0)} kB`;
    const [ours, theirs]: [number[], number[]] = [[], []];
    const sides = [
      { client: own.client, keystrokes: quick ? 20 : 60, measured: ours },
      { client: peer.client, keystrokes: quick ? 3 : 8, measured: theirs },
    ];
    await typeByTurns(sides, uri, text, 3);
    rows.push({
      what: `Keystroke to diagnostics, ${name}`,
      figure: spread(ours),
      against: `${spread(theirs)} (yaml-language-server)`,
      ratio: ratioOf(ours, theirs),
      aim: 'p95 under 50 ms',
    });
    for (const { what, method, key, which, both, shift } of questions) {
      const value = valuePosition(text, key, which);
      const position = { ...value, character: value.character + shift };
      const answers = await ask(own.client, uri, method, position, quick ? 30 : 100);
      const others = both ? await ask(peer.client, uri, method, position, quick ? 30 : 100) : null;
      rows.push({
        what: `${name}: ${what}`,
        figure: spread(answers),
        ...(others === null
          ? {}
          : { against: `${spread(others)} (yaml-language-server)`, ratio: ratioOf(answers, others) }),
        aim: 'under 30 ms',
      });
    }
  }
  await peer.stop();

  const edits = quick ? 500 : 10_000;
  await type(own.client, smallUri, texts.get(smallFile)!, edits);
  await pause(rest);
  const afterEdits = residentKilobytes(own.pid);
  rows.push({
    what: `Memory after ${edits.toLocaleString('en')} more edits`,
    figure: megabytes(afterEdits),
    against: `${megabytes(afterIndexing)} (after indexing)`,
    ratio: times(afterEdits / afterIndexing),
    ...(quick ? {} : { aim: 'at most 1.2 ×' }),
  });
  if (own.client.faults.length > 0) throw new Error(own.client.faults.join('\n'));
  await own.stop();
  rmSync(root, { recursive: true });
  rmSync(cache, { recursive: true });
  return {
    heading: 'The editor through the protocol',
    how: `\`qms lsp --stdio\` and yaml-language-server ${peerVersion} as processes of their own, driven by the same client over the protocol, the same file open and the same schemas associated. One start each, without a cache of ours; files in the system's cache. Keystrokes, one after another, each awaited, by turns in three turns after one that does not count: of yaml-language-server's time 200 ms is its wait before it validates, and the entries of a register have no schema it could apply (status stands at the register's head). Ratios are its p50 to ours. Completion and hover after warm edits, 100 times each. Memory is resident memory (VmRSS) after ${rest / 1000} s of rest.`,
    rows,
  };
}
