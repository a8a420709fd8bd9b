import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acmeRoot } from '../workspace/acme.ts';
import { type Client, startClient, uriOf } from './client.ts';

let folder: string;
let root: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qms-warm-'));
  root = join(folder, 'company');
  cpSync(acmeRoot, root, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cache = (): string => join(folder, 'cache');

const aRisk = (): string => join('risks', readdirSync(join(root, 'risks'))[0]!);

const isKept = (): boolean => {
  try {
    return readdirSync(cache()).some((name) => name.endsWith('.run'));
  } catch {
    return false;
  }
};

/** What an editor shows once everything was found, by file; `work` is done in it before. */
async function shownAfter(work: (client: Client) => Promise<void>, environment = { QMS_CACHE_DIR: cache() }) {
  const { client, stop } = await startClient({ folders: [root], environment });
  await client.indexed();
  await work(client);
  const shown = [...client.shown].filter(([, findings]) => findings.length > 0).sort();
  const { records, signOffs } = client.status.roots[0]!;
  await stop();
  return { shown, records, signOffs };
}

test('an editor starts with what the last one found, takes in what changed since, and goes on as any other', async () => {
  writeFileSync(join(root, aRisk()), readFileSync(join(root, aRisk()), 'utf8').replace('title:', 'titel:'));
  const first = await shownAfter((client) => client.until('what was found is kept', isKept));
  expect(first.shown.length).toBeGreaterThan(0);
  writeFileSync(join(root, 'new.yaml'), 'id: RSK-NEW\ntype: risk\ntitel: New\n');
  const uri = uriOf(join(root, aRisk()));
  const text = readFileSync(join(root, aRisk()), 'utf8');
  const typing = async (client: Client): Promise<void> => {
    await client.until('all is read', () => client.status.roots[0]?.signOffs === first.signOffs);
    expect(client.rules(uri)).toContain('key-unknown');
    await client.open(uri, text);
    await client.change(uri, text.replace('titel:', 'title:'));
    await client.until('the fault is gone', () => !client.rules(uri).includes('key-unknown'));
    await client.change(uri, text);
    await client.until('it is back', () => client.rules(uri).includes('key-unknown'));
  };
  const second = await shownAfter(typing);
  expect(second).toEqual(await shownAfter(typing, { QMS_CACHE_DIR: join(folder, 'none') }));
  expect(second.records).toBe(first.records + 1);
});
