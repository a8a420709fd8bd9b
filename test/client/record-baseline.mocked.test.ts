import { beforeEach, expect, test, vi } from 'vitest';
import type { BaselineOffer, RecordedBaseline, Refused } from '../../server/src/main/lsp/protocol.ts';
import { type BoxDeed, fakes, settled } from './fakes/vscode.ts';

vi.mock('vscode', () => import('./fakes/vscode.ts'));

const { recordBaseline } = await import('../../client/src/commands/record-baseline.ts');

type Parts = Parameters<typeof recordBaseline>;

const offer: BaselineOffer = {
  isThere: false,
  findings: 12,
  leftAlone: null,
  owners: [
    { id: 'PER-1', name: 'Jane Doe' },
    { id: 'ROLE-QM', name: 'Quality manager' },
  ],
  reason: 'There before',
  until: '2026-05-02',
};
const uri = 'file:///company/qms-baseline.yaml';
const edit = { documentChanges: [] };

/** Calls the command with what the server answers and somebody does; what the server was asked to record. */
async function recording(
  given: Partial<BaselineOffer>,
  deeds: readonly BoxDeed[],
  answer: RecordedBaseline | Refused = { edit, uri, summary: '12 findings recorded.' },
  isApplied = true,
) {
  const asked: (readonly [string, object])[] = [];
  const applied: object[] = [];
  const server = {
    request: async (method: string, params: object) => {
      asked.push([method, params]);
      return method === 'qms/baselineOffer' ? { ...offer, ...given } : answer;
    },
    apply: async (made: object) => {
      applied.push(made);
      return isApplied;
    },
    unattended: (work: Promise<unknown>) => void work,
  };
  const whoAmI = { in: async () => ({ email: 'jane@acme.example' }) };
  fakes.boxes = [...deeds];
  await recordBaseline(server as unknown as Parts[0], whoAmI as unknown as Parts[1], 'file:///company');
  await settled();
  return { asked, applied, recorded: asked.find(([method]) => method === 'qms/recordBaseline')?.[1] };
}

beforeEach(() => fakes.reset());

test('who, why and until when are asked, with what is usual; then the baseline is written and saved', async () => {
  fakes.press = 'Show Baseline';
  const { asked, applied, recorded } = await recording({}, ['Quality manager', 'There before', '2026-05-02']);
  expect(asked[0]).toEqual(['qms/baselineOffer', { root: 'file:///company', email: 'jane@acme.example' }]);
  expect(fakes.boxesShown).toEqual([
    expect.objectContaining({ title: 'Record 12 findings as old debt', step: 1, totalSteps: 3, value: '' }),
    expect.objectContaining({ step: 2, value: 'There before' }),
    expect.objectContaining({ step: 3, value: '2026-05-02' }),
  ]);
  expect(recorded).toEqual({
    root: 'file:///company',
    owner: 'ROLE-QM',
    reason: 'There before',
    until: '2026-05-02',
  });
  expect(applied).toEqual([edit]);
  expect(fakes.saved).toEqual([uri]);
  expect(fakes.said).toEqual(['12 findings recorded.']);
  expect(fakes.shown).toEqual([uri]);
});

test('any name will do, where nobody is on record too', async () => {
  expect((await recording({}, ['Ann Lee', 'Old', '2026-03-01'])).recorded).toMatchObject({
    owner: 'Ann Lee',
  });
  expect((await recording({ owners: [] }, ['Ann Lee', 'Old', '2026-03-01'])).recorded).toMatchObject({
    owner: 'Ann Lee',
  });
});

test.each([1, 2, 3])('whoever leaves box %d has nothing written', async (box) => {
  const { recorded, applied } = await recording({}, [
    ...['Jane Doe', 'Old', '2026-03-01'].slice(0, box - 1),
    'leave',
  ]);
  expect([recorded, applied, fakes.saved]).toEqual([undefined, [], []]);
});

test('no question can be skipped', async () => {
  const deeds = ['Jane Doe', 'Old', '2026-03-01'];
  await recording({}, deeds);
  await recording({ owners: [] }, deeds);
  expect(fakes.boxesShown).toHaveLength(6);
  for (const box of fakes.boxesShown) expect(box).toMatchObject({ canSkip: false });
});

test('a baseline that is there grows only if somebody says so, for a reason of its own', async () => {
  const deeds = ['Jane Doe', 'Found by a new rule', '2026-03-01'];
  expect((await recording({ isThere: true }, deeds)).recorded).toBeUndefined();
  expect(fakes.warned).toEqual(['There is a baseline already, and it should only shrink.']);
  expect(fakes.boxesShown).toEqual([]);
  fakes.press = 'Add to the Baseline';
  expect((await recording({ isThere: true }, deeds)).recorded).toMatchObject({ reason: deeds[1] });
  expect(fakes.boxesShown[1]).toMatchObject({ value: '' });
});

test('where there is nothing to record, that and what is left alone is said', async () => {
  const { asked } = await recording({ findings: 0, leftAlone: 'Not recorded: config (1).' }, []);
  expect(asked).toHaveLength(1);
  expect(fakes.said).toEqual([
    'Nothing is found that a baseline could hold and does not hold yet. Not recorded: config (1).',
  ]);
});

test('what the server refuses, and what could not be written, is said', async () => {
  const deeds = ['Jane Doe', 'Old', '2026-03-01'];
  await recording({}, deeds, { refused: 'the baseline has a fault' });
  expect(fakes.warned).toEqual(['The baseline has a fault.']);
  const { applied } = await recording({}, deeds, undefined, false);
  expect(applied).toHaveLength(1);
  expect(fakes.warned.at(-1)).toMatch(/^Nothing was recorded/);
  expect(fakes.saved).toEqual([]);
});
