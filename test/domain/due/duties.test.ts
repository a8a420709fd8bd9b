import { describe, expect, test } from 'vitest';
import { dutiesOf } from '../../../server/src/domain/due/duties.ts';
import { openProject } from '../../rules/harness.ts';

const records = `id: ROLE-TD
type: role
holders:
  - { person: PER-1, from: 2020-01-01, to: 2026-03-31 }
  - { person: PER-2, from: 2026-04-01, to: 2026-12-31 }
delegations:
  - { to: PER-3, from: 2026-02-02, until: 2026-02-10, covers: [action], reason: leave, grantedBy: PER-1 }
  - { to: PER-4, from: 2026-02-02, until: 2026-02-10, covers: [approved], reason: leave, grantedBy: PER-1 }
  - { to: PER-5, from: 2026-02-02, until: 2026-02-10, covers: [day-to-day work], reason: leave, grantedBy: PER-5 }
---
id: ROLE-FREE
type: role
holders: [{ person: PER-1, from: 2020-01-01 }]
delegations: [{ to: PER-3, from: 2026-02-02, until: 2026-02-10, covers: [day-to-day work], reason: leave, grantedBy: PER-1 }]
---
{ id: ROLE-NEW, type: role, holders: [{ person: PER-2, from: 2026-06-01 }] }
---
{ id: ROLE-EMPTY, type: role, planned: true }
---
{ id: ROLE-OLD, type: role, holders: [{ person: PER-6, from: 2020-01-01 }] }
---
{ id: PER-1, type: person, name: One }
---
{ id: PER-2, type: person, name: Two }
---
{ id: PER-3, type: person, name: Three }
---
{ id: PER-4, type: person, name: Four }
---
{ id: PER-5, type: person, name: Five, to: 2026-05-31, successor: PER-1, formerIds: [PER-FIVE] }
---
{ id: PER-6, type: person, name: Six, status: left, to: 2025-01-31, successor: PER-7 }
---
{ id: PER-7, type: person, name: Seven, status: left, to: 2025-06-30, successor: PER-2 }
---
{ id: PER-8, type: person, name: Eight, status: left, successor: PER-9 }
---
{ id: PER-9, type: person, name: Nine, status: left, successor: PER-8 }
`;

const duty = async (owner: string, on: string | null, type = 'action', today = '2026-02-01') => {
  const { project } = await openProject({ 'a.yaml': records }, { today });
  return dutiesOf(project.queries)([owner], on, type).map(({ person, as }) => `${person} ${as}`);
};

describe('who has to do what is asked', () => {
  test.each([
    ['holds the role on the day', 'ROLE-TD', '2026-03-31', ['PER-1 holder']],
    ['holds it from the day after', 'ROLE-TD', '2026-04-01', ['PER-2 holder']],
    ['holds it today, for what is overdue', 'ROLE-TD', '2019-06-01', ['PER-1 holder']],
    ['holds it today, without a day', 'ROLE-TD', null, ['PER-1 holder']],
    ['holds it today, where nobody is named for the day', 'ROLE-TD', '2027-06-01', ['PER-1 holder']],
    ['stands in for this type', 'ROLE-TD', '2026-02-10', ['PER-1 holder', 'PER-3 delegate']],
    ['stands in for what is said in words', 'ROLE-FREE', '2026-02-10', ['PER-1 holder', 'PER-3 delegate']],
    ['stands in no longer', 'ROLE-FREE', '2026-02-11', ['PER-1 holder']],
    ['will hold it', 'ROLE-NEW', '2026-07-01', ['PER-2 holder']],
    ['is nobody yet', 'ROLE-NEW', '2026-03-01', []],
    ['is nobody', 'ROLE-EMPTY', '2026-03-01', []],
    ['took over from who took over', 'ROLE-OLD', '2026-03-01', ['PER-2 successor']],
    ['is the person named', 'PER-3', '2026-03-01', ['PER-3 owner']],
    ['is the person named by a former id', 'PER-FIVE', '2026-03-01', ['PER-5 owner']],
    ['takes over once somebody has left', 'PER-5', '2026-06-01', ['PER-1 successor']],
    ['is there on the last day', 'PER-5', '2026-05-31', ['PER-5 owner']],
    ['is nobody, where two left for each other', 'PER-8', '2026-03-01', []],
    ['is nobody on record', 'ROLE-NONE', '2026-03-01', []],
  ])('%s', async (_, owner, on, persons) => {
    expect(await duty(owner, on)).toEqual(persons);
  });

  test('a delegation for sign-offs, or one granted by the delegate, is none for work', async () => {
    expect(await duty('ROLE-TD', '2026-02-10', 'risk')).toEqual(['PER-1 holder']);
  });

  test('a person of two roles is asked once', async () => {
    const { project } = await openProject({ 'a.yaml': records });
    const duties = dutiesOf(project.queries)(['PER-1', 'ROLE-TD'], '2026-03-01', 'action');
    expect(duties).toEqual([{ person: 'PER-1', as: 'owner' }]);
  });
});
