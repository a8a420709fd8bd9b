import { beforeEach, expect, test, vi } from 'vitest';
import { type BoxDeed, fakes } from './fakes/vscode.ts';

vi.mock('vscode', () => import('./fakes/vscode.ts'));

const { initializeRepository } = await import('../../client/src/commands/initialize.ts');

type Parts = Parameters<typeof initializeRepository>;

/** Sets a system up in an empty folder; what the server was asked for, and who is remembered. */
async function setUp(...deeds: readonly BoxDeed[]) {
  const asked: { sample: boolean; answers?: object }[] = [];
  const remembered: (readonly [string, string])[] = [];
  const server = {
    requestLong: async () => ({ records: 0 }),
    request: async (_method: string, params: { sample: boolean; answers?: { you?: string } }) => {
      asked.push(params);
      return {
        files: [
          { path: 'README.md', text: '# Ours' },
          { path: 'qms.yaml', text: 'organization: Ours' },
        ],
        you: params.answers?.you === undefined ? null : 'PER-001',
      };
    },
  };
  const whoAmI = { remember: async (root: string, person: string) => void remembered.push([root, person]) };
  fakes.boxes = [...deeds];
  await initializeRepository(server as unknown as Parts[0], {} as Parts[1], whoAmI as unknown as Parts[2]);
  return { asked, remembered };
}

beforeEach(() => {
  fakes.reset();
  fakes.pick = 'Start our own';
});

test('four questions are asked, and the first steps follow', async () => {
  const { asked, remembered } = await setUp(
    'Acme Instruments GmbH',
    'Jane Doe, jane@acme.example',
    'Quality management',
    'Katharina Brandt',
  );
  expect(asked).toEqual([
    {
      sample: false,
      answers: {
        organization: 'Acme Instruments GmbH',
        you: 'Jane Doe, jane@acme.example',
        role: 'ROLE-QM',
        topManagement: 'Katharina Brandt',
      },
    },
  ]);
  expect(remembered).toEqual([['file:///company', 'PER-001']]);
  expect(fakes.boxesShown).toMatchObject(
    [1, 2, 3, 4].map((step) => ({ step, totalSteps: 4, canSkip: true })),
  );
  expect([...fakes.files.keys()]).toEqual(['file:///company/README.md', 'file:///company/qms.yaml']);
  expect(fakes.executed).toContainEqual([
    'workbench.action.openWalkthrough',
    'qms-as-code.qms-as-code#start',
    false,
  ]);
});

test('every question may be skipped, with Enter or a button, and nobody without a name has a role', async () => {
  const { asked, remembered } = await setUp('', { press: 'other' }, '');
  expect(asked).toEqual([{ sample: false, answers: {} }]);
  expect(remembered).toEqual([]);
  expect(fakes.boxesShown).toMatchObject([{ step: 1 }, { step: 2 }, { step: 4 }]);
});

test('a role of another name is an answer, and who leads finds their own name in the last box', async () => {
  expect((await setUp('', 'Jane Doe', 'Head of production', '')).asked[0]?.answers).toEqual({
    you: 'Jane Doe',
    role: 'Head of production',
  });
  fakes.reset();
  fakes.pick = 'Start our own';
  expect((await setUp('', 'Jane Doe', 'Top management', '')).asked[0]?.answers).toEqual({
    you: 'Jane Doe',
    role: 'ROLE-TOP',
    topManagement: 'Jane Doe',
  });
});

test('going back shows what was said, and the questions that follow from it', async () => {
  const { asked } = await setUp(
    'Acme',
    '',
    { press: 'back' },
    'Jane Doe',
    { press: 'back' },
    { press: 'back' },
    'Acme Instruments',
    'Jane Doe',
    '',
    '',
  );
  expect(fakes.boxesShown.map((box) => (box as { step: number }).step)).toEqual([
    1, 2, 4, 2, 3, 2, 1, 2, 3, 4,
  ]);
  expect(fakes.boxesShown[6]).toMatchObject({ value: 'Acme' });
  expect(asked[0]?.answers).toEqual({ organization: 'Acme Instruments', you: 'Jane Doe' });
});

test('back from the first question asks what to begin with', async () => {
  let times = 0;
  Object.defineProperty(fakes, 'pick', {
    configurable: true,
    get: () => (times++ === 0 ? 'Start our own' : 'Look around in an example company'),
    set: () => {},
  });
  const { asked } = await setUp({ press: 'back' });
  Reflect.deleteProperty(fakes, 'pick');
  expect(asked).toEqual([{ sample: true }]);
});

test.each([1, 2, 3, 4])('whoever leaves box %d has nothing written', async (box) => {
  const answers = ['Acme', 'Jane Doe', 'Quality management', 'Jane Doe'].slice(0, box - 1);
  const { asked } = await setUp(...answers, 'leave');
  expect(asked).toEqual([]);
  expect(fakes.files.size).toBe(0);
});
