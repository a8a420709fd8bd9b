import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { byMeike, short, signing } from './sign-off-company.ts';
import { sign, signedFile, yaml } from './signing.ts';

const documents = (...items: JsonObject[]): JsonObject => ({
  id: 'REG-1',
  type: 'register',
  of: 'document',
  title: 'Work instructions',
  items,
});

const item = (number: number): JsonObject => ({ id: `DOC-${number}`, title: `Instruction ${number}` });

const three = documents(item(1), item(2), item(3));

const approveByMeike = { ...byMeike, version: '1' };

describe('registers', () => {
  const cases: readonly (readonly [name: string, file: string, expected: string[]])[] = [
    ['several unsigned items are listed once', yaml(three), ['error signoff-missing REG-1 signOffs']],
    [
      'a single unsigned item is named at its place',
      yaml(documents(item(1))),
      ['error signoff-missing DOC-1 signOffs'],
    ],
    ['one sign-off of the register counts for all', signedFile(three, approveByMeike), []],
    [
      'a changed item makes that sign-off stale, and only that is said',
      signedFile(three, approveByMeike).replace('Instruction 2', 'Instruction two'),
      ['error signoff-stale REG-1 signOffs[PER-2].digest'],
    ],
    [
      'an item signed for itself',
      yaml(
        documents(
          { ...item(1), signOffs: [sign({ type: 'document', ...item(1) }, approveByMeike)] },
          { ...item(2), status: 'draft' },
        ),
      ),
      [],
    ],
    [
      'an item signed for itself and then changed',
      yaml(
        documents({
          ...item(1),
          title: 'Other',
          signOffs: [sign({ type: 'document', ...item(1) }, approveByMeike)],
        }),
      ),
      ['error signoff-stale DOC-1 signOffs[PER-2].digest'],
    ],
    ['a register in draft', yaml({ ...three, status: 'draft' }), []],
  ];
  test.each(cases)('%s', async (_name, file, expected) => {
    expect(short(await signing({ 'register.yaml': file }))).toEqual(expected);
  });

  test('the list names the items and both ways to sign', async () => {
    const [finding] = await signing({ 'register.yaml': yaml(three) });
    expect(finding?.message).toBe(
      '3 records in this register lack the approval they need. Sign each, or have all of them signed off at once by Katharina Brandt (PER-1). They are DOC-1, DOC-2 and DOC-3.',
    );
    expect(finding?.signOff).toEqual({ id: 'REG-1', as: 'PER-1' });
  });

  test('items of events before judgeFrom are not asked for', async () => {
    const closed = (number: number, completedOn: string): JsonObject => ({
      id: `ACT-${number}`,
      title: 'Gauge',
      status: 'verified',
      completedOn,
    });
    const register = { ...documents(closed(1, '2023-05-01'), closed(2, '2024-05-01')), of: 'action' };
    const findings = await signing({
      'qms.yaml': 'judgeFrom: 2024-01-01\n',
      'register.yaml': yaml(register),
    });
    expect(short(findings)).toEqual(['error signoff-missing ACT-2 signOffs']);
  });

  test('a register of policies signed outside top management is reported once', async () => {
    const policies = {
      ...documents({ id: 'POL-1', title: 'One' }, { id: 'POL-2', title: 'Two' }),
      of: 'quality-policy',
    };
    expect(short(await signing({ 'register.yaml': signedFile(policies, approveByMeike) }))).toEqual([
      'error signoff-not-leadership REG-1 signOffs[PER-2].role',
    ]);
  });
});
