import { beforeAll, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { byDirector, byLaboratory, byQuality, company } from './company.ts';
import { ownList, signedByChoice, signedByDefault } from './lives.ts';
import { isBound, type PlaceOfType, placesOf, sample } from './places.ts';
import { type Repository, recordIn, signedWith, signOffFindings, withValue } from './repository.ts';

/** One change to a record that is signed: what is there on the day of signing, and what is there afterwards. */
interface Variation {
  readonly what: string;
  readonly place: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

const date = '2026-01-15';
/** Put in force and looked at again after it was signed, whatever the sample of a day is. */
const later: Readonly<Record<string, readonly [Json, Json]>> = {
  effectiveFrom: ['2026-01-16', '2026-01-17'],
  nextReview: ['2027-01-16', '2027-01-17'],
};

const sampleAt = ({ name, node }: PlaceOfType, which: 0 | 1): Json =>
  later[name]?.[which] ?? sample(node, which);

/** Meanings of the sign-offs here. */
const meanings = ['reviewed', 'verified', 'approved', 'authorized'];

const isBoundByAny = (type: string, name: string): boolean =>
  meanings.some((meaning) => isBound(type, name, meaning));

/** The place changed, removed, and added to a record that did not have it. */
function variationsOf(base: JsonObject, place: PlaceOfType): readonly Variation[] {
  const { name, at } = place;
  const [top = ''] = at.split(/[.[]/);
  const whole = placesOf(String(base['type'])).find((each) => each.name === top)!;
  const filled: JsonObject = { ...base, [top]: sampleAt(whole, 0) };
  const other = withValue(filled, at, sampleAt(place, 1)) as JsonObject;
  const without = withValue(filled, at, undefined) as JsonObject;
  const variations = [{ what: 'removed', place: name, before: filled, after: without }];
  // To add what is bound is the same difference; to add what is not may leave an empty mapping behind, or a short form.
  if (!isBoundByAny(String(base['type']), name))
    variations.push({ what: 'added', place: name, before: without, after: filled });
  const isSame = JSON.stringify(other) === JSON.stringify(filled);
  return isSame
    ? variations
    : [...variations, { what: 'changed', place: name, before: filled, after: other }];
}

const skipped = new Set(['id', 'type', 'signOffs', 'status']);

const lives = Object.entries({ ...signedByDefault, ...signedByChoice });

describe.each(lives)('%s', (type, life) => {
  const { authorizedBy, authority, ...named } = life.record;
  const entitled = Object.fromEntries(
    Object.entries({ authorizedBy, authority }).filter(([, id]) => id !== undefined),
  ) as JsonObject;
  const signer = [authority, authorizedBy].includes('PER-3') ? byLaboratory : byDirector;
  const others = [byDirector, byQuality, byLaboratory].filter(({ by }) => by !== signer.by);
  const further = meanings.filter((each) => each !== life.meaning);
  const blocks = [
    { ...signer, meaning: life.meaning, date },
    { ...others[0]!, meaning: further[0]!, date },
    { ...others[1]!, meaning: further[1]!, date },
  ];
  /** What the demand depends on, so that the signature stays the one that is asked for. */
  const base: JsonObject = {
    ...Object.fromEntries(
      Object.entries(named).filter(([key]) =>
        ['type', 'status', 'likelihood', 'severity', 'treatment', 'acceptance'].includes(key),
      ),
    ),
    ...entitled,
  };
  const places = placesOf(type).filter(({ name }) => !skipped.has(name.replace(/[.[].*/, '')));
  const statuses = placesOf(type).find(({ name }) => name === 'status')?.node.enum ?? [];
  const variations = [
    ...places.flatMap((place) => variationsOf(base, place)),
    ...statuses.map((status) => ({
      what: `set to ${status}`,
      place: 'status',
      before: base,
      after: { ...base, status },
    })),
  ];

  /** What is said of each variation, in one repository: records do not meet. */
  const judged = async () => {
    const files = { ...company, 'qms.yaml': ownList, 'plan.txt': 'A plan\n', 'other.txt': 'Another\n' };
    const path = (index: number): string => `v-${index}.yaml`;
    const before: Repository = Object.fromEntries(
      variations.map(({ before: data }, index) => [path(index), { data: { id: `V-${index}`, ...data } }]),
    );
    const signed = await signedWith(
      { ...files, ...before },
      Object.fromEntries(Object.keys(before).map((each) => [each, blocks])),
    );
    const after: Repository = Object.fromEntries(
      variations.map(({ after: data }, index) => {
        const { signOffs } = recordIn(signed, path(index)).data;
        return [path(index), { data: { id: `V-${index}`, ...data, signOffs: signOffs! } }];
      }),
    );
    const findings = await signOffFindings({ ...files, ...after }, { today: '2026-02-01' });
    return variations.map((_, index) => findings.filter(({ file }) => file === path(index)));
  };
  let all: Awaited<ReturnType<typeof judged>>;
  beforeAll(async () => {
    all = await judged();
  });

  test('what is not bound may change, and no rule on sign-offs speaks', () => {
    const wrong = variations.flatMap(({ what, place }, index) =>
      blocks.every(({ meaning }) => !isBound(type, place, meaning))
        ? all[index]!.map(({ rule, path }) => `${place} ${what}: ${rule} ${path}`)
        : [],
    );
    expect(wrong).toEqual([]);
  });

  test('what is bound is stale when it changes, for whoever signed it with a meaning that binds it', () => {
    const wrong = variations.flatMap(({ what, place }, index) => {
      const stale = all[index]!.filter(({ rule }) => rule === 'signoff-stale').map(({ path }) => path);
      const expected = blocks
        .filter(({ meaning }) => isBound(type, place, meaning))
        .map(({ by }) => `signOffs[${by}].digest`);
      return stale.sort().join() === expected.sort().join()
        ? []
        : [`${place} ${what}: ${stale} for ${expected}`];
    });
    expect(wrong).toEqual([]);
  });
});
