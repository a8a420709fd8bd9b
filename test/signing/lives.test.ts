import { describe, expect, test } from 'vitest';
import { bindingOfType } from '../unbound-keys.ts';
import { byDirector, byLaboratory, byQuality, company } from './company.ts';
import { type Edit, filing, type Life, ownList, signedByChoice, signedByDefault } from './lives.ts';
import { changed, type Repository, short, signed, signOffFindings } from './repository.ts';
import { defaultDemandTypes } from './signed-types.ts';

const path = 'record.yaml';
const today = '2026-12-31';

/** The person whom each type asks: its authority, or the director, who may sign everything else. */
const signerOf = ({ record }: Life) =>
  [record['authority'], record['authorizedBy']].includes('PER-3') ? byLaboratory : byDirector;

const topKey = (place: string): string => place.replace(/\[.*/, '');

/** What is said of the record: whoever has roles and persons signed would have to sign those of the company too. */
const saidOf = async (repository: Repository, day = today): Promise<readonly string[]> =>
  short((await signOffFindings(repository, { today: day })).filter(({ file }) => file === path));

/** Steps one after another, with what the rules on sign-offs say after each. */
async function walk(from: Repository, steps: readonly Edit[]) {
  const said: string[] = [];
  let repository = from;
  for (const [place, value] of steps) {
    repository = changed(repository, path, { [place]: value });
    for (const line of await saidOf(repository)) said.push(`${place}: ${line}`);
  }
  return { said, repository };
}

/** Everybody leaves, and others take over their roles. */
const withoutSigners = (repository: Repository): Repository =>
  [
    ['PER-1', 'ROLE-MD'],
    ['PER-2', 'ROLE-QM'],
    ['PER-3', 'ROLE-LAB'],
  ].reduce<Repository>(
    (before, [person, role]) =>
      changed(
        changed(before, `people/${person}.yaml`, { status: 'left', to: today }),
        `people/${role}.yaml`,
        { 'holders[0].to': today, 'holders[1]': { person: 'PER-9', from: '2027-01-01' } },
      ),
    {
      ...repository,
      'people/PER-9.yaml': { data: { id: 'PER-9', type: 'person', name: 'Ines Roth', from: '2027-01-01' } },
    },
  );

const lives = Object.entries({ ...signedByDefault, ...signedByChoice });

test('every type that is signed by default has a life here', () => {
  expect(Object.keys(signedByDefault).sort()).toEqual(defaultDemandTypes());
});

test('every key of filing comes up in every life', () => {
  const keys = filing.map(([place]) => topKey(place));
  const { common } = bindingOfType('document');
  // Signed and changed by the steps themselves.
  const elsewhere = ['signOffs', 'status'];
  expect(common.filter((key) => !keys.includes(key) && !elsewhere.includes(key))).toEqual([]);
});

test.each(lives)('every part of %s that its sign-off does not bind comes up in its life', (type, life) => {
  const places = [...life.steps, ...(life.verified?.steps ?? [])].map(([place]) =>
    place.replaceAll(/\[\d+\]/g, '[]'),
  );
  const missing = bindingOfType(type)
    .own.map((place) => place.replace(/:.*/, ''))
    .filter((place) => !places.includes(place));
  // Bound by approval, so they do not change once it is given.
  const byApproval = ['frozen', 'outputs[].approves[].digest'];
  // Done before the verification that is the sign-off asked for here, and bound by it.
  const before = Object.keys(life.record);
  expect(missing.filter((place) => !byApproval.includes(place) && !before.includes(place))).toEqual([]);
});

describe.each(lives)('%s', (type, life) => {
  const { record, meaning, date, steps, verified } = life;
  const unsigned: Repository = {
    ...company,
    'qms.yaml': `organization: Test\n${ownList}`,
    'plan.txt': 'A plan\n',
    'scans/page.txt': 'A scan\n',
    [path]: { data: { ...record, attachments: [{ file: 'plan.txt' }] } },
  };

  test('is asked to be signed', async () => {
    expect(await saidOf(unsigned)).toContainEqual(
      expect.stringMatching(/^(signoff-missing|review-unapproved) /),
    );
  });

  test('keeps its signatures through every normal step', async () => {
    const first = await signed(
      unsigned,
      path,
      { ...byQuality, meaning: 'authored', date },
      { ...signerOf(life), meaning, date },
    );
    expect(await saidOf(first)).toEqual([]);
    const lived = await walk(first, steps);
    expect(lived.said).toEqual([]);
    let last = lived.repository;
    if (verified !== undefined) {
      last = await signed(last, path, { ...byLaboratory, meaning: 'verified', date: verified.date });
      const after = await walk(last, verified.steps);
      expect(after.said).toEqual([]);
      last = after.repository;
    }
    const { common } = bindingOfType(type);
    const unbound = filing.filter(
      ([place]) => place.startsWith('attachments') || common.includes(topKey(place)),
    );
    const filed = await walk(last, unbound);
    expect(filed.said).toEqual([]);
    expect(await saidOf(withoutSigners(filed.repository), '2027-06-01')).toEqual([]);
  });
});
