import { expect, test } from 'vitest';
import { linesOf as allOf } from './due.ts';

/** What is to be signed, of all that is due. */
const linesOf = async (...given: Parameters<typeof allOf>): Promise<string[]> =>
  (await allOf(...given)).filter((line) => line.startsWith('sign-off:'));

const policy = 'id: POL-1\ntype: quality-policy\nversion: "1.0"\nowner: ROLE-QM\n';

test('a policy in force that nobody has signed waits for whoever leads, since it is in force', async () => {
  expect(await linesOf(`${policy}status: effective\neffectiveFrom: 2026-01-05\n`)).toEqual([
    'sign-off:POL-1@1.0:approved · 2026-01-05 · Sign it off (approval) · PER-2',
  ]);
});

test('one that is reviewed waits for them too, until the day it is to be in force', async () => {
  expect(await linesOf(`${policy}status: in-review\neffectiveFrom: 2026-03-01\n`)).toEqual([
    'sign-off:POL-1@1.0:approved · 2026-03-01 · Sign it off (approval) · PER-2',
  ]);
  expect(await linesOf(`${policy}status: in-review\n`)).toEqual([
    'sign-off:POL-1@1.0:approved · - · Sign it off (approval) · PER-2',
  ]);
  expect(await linesOf(`${policy}status: draft\neffectiveFrom: 2026-03-01\n`)).toEqual([]);
});

const inOrder =
  'signOff: { evidence: declared, required: { quality-policy: [{ meaning: reviewed, by: ROLE-QM }, { meaning: approved, by: ROLE-MD }] } }\n';
const inForce = `${policy}status: effective\neffectiveFrom: 2026-01-05\n`;

test('of several in order the first that is missing is due, and the others are named', async () => {
  expect(await linesOf(inForce, { qms: inOrder })).toEqual([
    'sign-off:POL-1@1.0:reviewed · 2026-01-05 · Sign it off (review; after that approval by Managing director) · PER-1',
  ]);
  const reviewed =
    'signOffs: [{ by: PER-1, role: ROLE-QM, meaning: reviewed, date: 2026-01-04, version: "1.0" }]\n';
  expect(await linesOf(inForce + reviewed, { qms: inOrder })).toEqual([
    'sign-off:POL-1@1.0:approved · 2026-01-05 · Sign it off (approval) · PER-2',
  ]);
});

test('where each of several must sign, it is due from each who has not', async () => {
  const all =
    'signOff: { evidence: declared, required: { quality-policy: { meaning: approved, by: [ROLE-MD, ROLE-QM], all: true } } }\n';
  expect(await linesOf(inForce, { qms: all })).toEqual([
    'sign-off:POL-1@1.0:approved-ROLE-MD · 2026-01-05 · Sign it off (approval) · PER-2',
    'sign-off:POL-1@1.0:approved-ROLE-QM · 2026-01-05 · Sign it off (approval) · PER-1',
  ]);
  const one =
    'signOffs: [{ by: PER-2, role: ROLE-MD, meaning: approved, date: 2026-01-04, version: "1.0" }]\n';
  expect(await linesOf(inForce + one, { qms: all })).toEqual([
    'sign-off:POL-1@1.0:approved-ROLE-QM · 2026-01-05 · Sign it off (approval) · PER-1',
  ]);
});

test('a review has some weeks until it is approved, and the objectives it approves wait with it', async () => {
  const review = `id: MR-1
type: management-review
status: held
date: 2026-01-20
outputs: [{ id: O1, kind: improvement, decision: More calls, answer: declined, approves: [{ record: OBJ-1 }] }]
---
id: OBJ-1
type: quality-objective
status: active
approvedIn: MR-1
`;
  expect(await linesOf(review)).toEqual([
    'sign-off:MR-1:approved · 2026-03-21 · Sign it off (approval) · PER-2',
  ]);
});

test('items of a register wait for one sign-off of the register', async () => {
  const item = (id: string): string =>
    `  - { id: ${id}, title: ${id}, effectiveFrom: 2026-01-0${id.at(-1)} }\n`;
  const register = (...ids: string[]): string =>
    `id: REG-1\ntype: register\nof: document\nowner: ROLE-MD\ndefaults: { status: effective, owner: ROLE-QM }\nitems:\n${ids.map(item).join('')}`;
  expect(await linesOf(register('DOC-2', 'DOC-1', 'DOC-3'))).toEqual([
    'sign-off:REG-1:approved · 2026-01-01 · Sign the register off (approval of 3 items) · PER-2',
  ]);
  expect(await linesOf(register('DOC-2'))).toEqual([
    'sign-off:DOC-2:approved · 2026-01-02 · Sign it off (approval) · PER-1',
  ]);
});

test('what was closed and is not verified waits since it was done', async () => {
  const action =
    'id: ACT-1\ntype: action\nstatus: verified\nowner: PER-1\ncompletedOn: 2026-01-15\nverifiedBy: PER-2\n';
  expect(await linesOf(action)).toEqual([
    'sign-off:ACT-1:verified · 2026-01-15 · Sign it off (verification) · PER-2',
  ]);
});
