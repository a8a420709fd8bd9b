import { beforeEach, expect, test, vi } from 'vitest';
import type { RecordSummary } from '../../server/src/main/lsp/protocol.ts';
import { fakes } from './fakes/vscode.ts';

vi.mock('vscode', () => import('./fakes/vscode.ts'));

const { WhoAmI } = await import('../../client/src/who-am-i.ts');
const { chooseWhoIAm } = await import('../../client/src/commands/choose-who-i-am.ts');

/** What a workspace remembers. */
function memory() {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: (key: string) => kept.get(key),
    update: async (key: string, value: unknown) => void kept.set(key, value),
  } as never;
}

const root = 'file:///company';
const gitOf = (email: () => Promise<string>) => ({
  isActive: true,
  exports: {
    getAPI: () => ({
      state: 'initialized',
      getRepository: () => ({
        getConfig: (key: string) => (key === 'user.email' ? email() : Promise.reject()),
      }),
    }),
  },
});

beforeEach(() => fakes.reset());

test('whoever has the address that git knows, until somebody is chosen', async () => {
  fakes.git = gitOf(async () => 'm.lindner@acme.example\n');
  const me = new WhoAmI(memory());
  expect(await me.in(root)).toEqual({ email: 'm.lindner@acme.example' });
  await me.remember(root, 'PER-2');
  expect(await me.in(root)).toEqual({ person: 'PER-2', email: 'm.lindner@acme.example' });
  expect(await me.in('file:///other')).toEqual({ email: 'm.lindner@acme.example' });
});

test('what is chosen is remembered beyond the session', async () => {
  const kept = memory();
  await new WhoAmI(kept).remember(root, 'PER-2');
  expect(await new WhoAmI(kept).in(root)).toEqual({ person: 'PER-2' });
});

test.each([
  ['there is no git', null],
  ['git has no address', gitOf(async () => '')],
  ['git fails', gitOf(() => Promise.reject(new Error('no')))],
  [
    'git is switched off',
    {
      isActive: true,
      exports: {
        getAPI: () => {
          throw new Error('disabled');
        },
      },
    },
  ],
  [
    'no repository is there',
    { isActive: true, exports: { getAPI: () => ({ state: 'initialized', getRepository: () => null }) } },
  ],
])('nobody, where %s', async (_, git) => {
  fakes.git = git;
  expect(await new WhoAmI(memory()).in(root)).toEqual({});
});

test('waits until git has looked for repositories, and no longer than that', async () => {
  let tell: ((state: string) => void) | null = null;
  const later = {
    state: 'uninitialized',
    onDidChangeState: (listener: (state: string) => void) => {
      tell = listener;
      return { dispose: () => {} };
    },
    getRepository: () => ({ getConfig: async () => 'm.lindner@acme.example' }),
  };
  fakes.git = { isActive: false, activate: async () => ({ getAPI: () => later }) };
  const asked = new WhoAmI(memory()).in(root);
  await vi.waitFor(() => expect(tell).not.toBeNull());
  tell!('initialized');
  expect(await asked).toEqual({ email: 'm.lindner@acme.example' });
});

const person = (id: string, title: string, phase: 'active' | 'final' = 'active'): Partial<RecordSummary> => ({
  ...{ id, title, phase, version: null, current: true, type: 'person', root },
});

test('one of the persons who are here is chosen, and remembered', async () => {
  const asked: unknown[] = [];
  const server = {
    request: async (...given: unknown[]) => {
      asked.push(given);
      return [person('PER-1', 'Meike Lindner'), person('PER-2', 'Rainer Oster', 'final')];
    },
  } as never;
  const me = new WhoAmI(memory());
  fakes.pick = 'Rainer Oster';
  expect(await chooseWhoIAm(server, me, root)).toBe(false);
  expect(await me.in(root)).toEqual({});
  fakes.pick = 'Meike Lindner';
  expect(await chooseWhoIAm(server, me, root)).toBe(true);
  expect(await me.in(root)).toEqual({ person: 'PER-1' });
  expect(asked[0]).toEqual(['qms/records', { root, types: ['person'] }]);
});

test('without persons on record it says what to do', async () => {
  const server = { request: async () => [] } as never;
  expect(await chooseWhoIAm(server, new WhoAmI(memory()), root)).toBe(false);
  expect(fakes.said).toEqual([
    'There is no person on record yet: write one with your name and your e-mail address.',
  ]);
});
