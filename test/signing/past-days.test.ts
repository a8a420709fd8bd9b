import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import type { LinkedNode } from '../../server/src/schemas/schema-node.ts';
import { byDirector, byLaboratory, byQuality, company } from './company.ts';
import { isBound, type PlaceOfType, placesOf } from './places.ts';
import { type Repository, signedWith, signOffFindings, withValue } from './repository.ts';

/** Days on which something happened: whoever binds one cannot have signed before it. */

const happened =
  'detectedOn receivedOn requestedOn identifiedOn openedOn decidedOn completedOn implementedOn respondedOn closedOn evaluatedOn reportedOn review.date reverified.date effectiveness.date result.date milestonesDone[].on before.date after.date meetings[].date calibrations[].date evaluations[].date'.split(
    ' ',
  );
const isPast = (name: string): boolean => happened.includes(name.replace(/^.*\.(?=effectiveness\.)/, ''));
const types = shippedCatalogue().types();
const isDay = ({ format }: LinkedNode): boolean => format === 'date';

test('every day that has happened is known as such, and no plan is', () => {
  const places = types.flatMap((type) => placesOf(type).map((place) => ({ type, ...place })));
  const wrong = places
    .filter(({ name, node }) => isDay(node) && (node.qms?.past ?? false) !== isPast(name))
    .map(({ type, name }) => `${type} ${name}`);
  expect(wrong).toEqual([]);
  expect(happened.filter((name) => !places.some((place) => place.name === name))).toEqual([]);
});

const cases = types.flatMap((type) =>
  placesOf(type)
    .filter(({ name, node }) => isDay(node) && isPast(name))
    .map((place) => [type, place.name, place] as const),
);
const day = '2026-01-15';
const blocks = [
  { ...byDirector, meaning: 'approved' },
  { ...byQuality, meaning: 'verified' },
  { ...byLaboratory, meaning: 'authored' },
];

/** Final where that is needed for the type to be judged at all; nothing else in it says a day. */
const recordWith = (type: string, { at }: PlaceOfType, value: Json): JsonObject => {
  const required: JsonObject = ['complaint', 'nonconformity', 'nonconforming-output'].includes(type)
    ? { [type === 'complaint' ? 'receivedOn' : 'detectedOn']: '2026-01-01' }
    : type === 'management-review'
      ? { date: '2026-01-01' }
      : {};
  return withValue({ id: 'R-1', type, title: 'Text', ...required }, at, value) as JsonObject;
};

test.each(cases)('%s %s', async (type, name, place) => {
  const said = async (date: string): Promise<readonly string[]> => {
    const files: Repository = {
      ...company,
      ...Object.fromEntries(
        blocks.map(({ meaning }) => [`${meaning}.yaml`, { data: recordWith(type, place, day) }]),
      ),
    };
    const signed = await signedWith(
      files,
      Object.fromEntries(blocks.map((block) => [`${block.meaning}.yaml`, [{ ...block, date }]])),
    );
    const findings = await signOffFindings(signed);
    return findings.filter(({ rule }) => rule === 'signoff-before-content').map(({ file }) => file);
  };
  const bound = ['approved', 'verified'].filter((meaning) => isBound(type, name, meaning));
  expect(await said('2026-01-14')).toEqual(bound.map((meaning) => `${meaning}.yaml`));
  expect(await said(day)).toEqual([]);
});
