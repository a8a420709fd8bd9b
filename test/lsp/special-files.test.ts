import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { folderWith } from '../cli/run.ts';
import { testUnless } from '../left-out.ts';
import { haveNames, makePipe, putSpecialFiles } from '../special-files.ts';
import { startClient, uriOf } from './client.ts';

let stop: (() => Promise<unknown>) | null = null;

afterEach(async () => {
  await stop?.();
  stop = null;
});

const files = {
  'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
  'a.yaml': 'id: ACT-1\ntype: action\ntitle: Do it\nstatus: open\nowner: gone\n',
};

testUnless(!haveNames, 'no pipes have names here')(
  'pipes, sockets, devices and links to them keep the server neither at the start nor later',
  async () => {
    const root = await folderWith(files);
    const { paths, socket } = await putSpecialFiles(root);
    try {
      const started = await startClient({ folders: [root] });
      stop = started.stop;
      const { client } = started;
      await client.indexed();
      makePipe(join(root, 'later.yaml'));
      await client.watched([...paths, 'later.yaml'].map((path) => ({ uri: uriOf(root, path), type: 1 })));
      const uri = uriOf(root, 'a.yaml');
      await client.open(uri, files['a.yaml']);
      await client.change(uri, files['a.yaml'].replace('gone', 'ACT-1'));
      await client.until('the change is judged', () => !client.rules(uri).includes('reference-unresolved'));
      expect(client.status.roots.map(({ records }) => records)).toEqual([1]);
      for (const path of [...paths, 'later.yaml'])
        expect([path, client.rules(uriOf(root, path))]).toEqual([path, []]);
      expect(client.faults).toEqual([]);
    } finally {
      socket.close();
    }
  },
);

testUnless(!haveNames, 'no pipes have names here')(
  'a pipe called qms.yaml makes no root, and one in its place ends it',
  async () => {
    const root = await folderWith({ ...files, 'piped/a.yaml': files['a.yaml'] });
    makePipe(join(root, 'piped/qms.yaml'));
    const started = await startClient({ folders: [root] });
    stop = started.stop;
    const { client } = started;
    await client.indexed();
    // Its folder is part of the root around it.
    expect(client.status.roots.map(({ records }) => records)).toEqual([2]);
    const file = join(root, 'qms.yaml');
    renameSync(file, join(root, 'kept.txt'));
    makePipe(file);
    await client.watched([
      { uri: uriOf(file), type: 3 },
      { uri: uriOf(file), type: 1 },
    ]);
    await client.until('no root is left', () => client.status.roots.length === 0);
    // A document opened below it asks for the qms.yaml above.
    await client.open(uriOf(root, 'a.yaml'), files['a.yaml']);
    rmSync(file);
    renameSync(join(root, 'kept.txt'), file);
    await client.watched([{ uri: uriOf(file), type: 1 }]);
    await client.indexed();
    expect(client.faults).toEqual([]);
  },
);
