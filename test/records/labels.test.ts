import { describe, expect, test } from 'vitest';
import { general } from '../../server/src/records/labels/general.ts';
import type { LabelsOf } from '../../server/src/records/labels/labels-of.ts';
import { nouns } from '../../server/src/records/labels/nouns.ts';
import { ofTypes } from '../../server/src/records/labels/of-types.ts';
import { fieldOfLabel, foldedLabel, languagesOfLabel } from '../../server/src/records/labels.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';

const catalogue = shippedCatalogue();
/** What a header says of a sign-off, which is no key of a record. */
const ofSignOffs = ['approvedBy', 'approvedOn', 'reviewedBy', 'reviewedOn'];

test.each([
  ['Document ID', null, 'id'],
  ['**Document No.:**', null, 'id'],
  ['DOC_ID', null, 'id'],
  ['Nº de documento', null, 'id'],
  ['Code du document', null, 'id'],
  ['Codice documento', null, 'id'],
  ['Dokumenten-Nr.', null, 'id'],
  ['Gültig ab', null, 'effectiveFrom'],
  ['GUELTIG AB', null, 'effectiveFrom'],
  ['gu\u0308ltig ab', null, 'effectiveFrom'],
  ['Effective Date', 'quality-policy', 'effectiveFrom'],
  ['Policy Owner', 'quality-policy', 'owner'],
  ['Responsável', null, 'owner'],
  ['Próxima revisión', 'document', 'nextReview'],
  ['review_due', null, 'nextReview'],
  ['Rev.', null, 'version'],
  ['Indice de révision', null, 'version'],
  ['Approved by', null, 'approvedBy'],
  ['Freigegeben am', null, 'approvedOn'],
  ['Titel / Title', null, 'title'],
  ['Risk ID', 'risk', 'id'],
  ['Risk', 'risk', 'title'],
  ['Likelihood (1–5)', 'risk', 'likelihood'],
  ['Eintritts-\nwahrscheinlichkeit', 'risk', 'likelihood'],
  ['Impact', 'risk', 'severity'],
  ['Impact', 'change', 'consequences'],
  ['Due', 'equipment', 'nextCalibration'],
  ['Due', 'action', 'due'],
  ['Date', 'complaint', 'receivedOn'],
  ['Fecha', 'audit', 'date'],
  ['NCR Number', 'nonconforming-output', 'id'],
  ['Lieferantennummer', 'supplier', 'id'],
  ['Assessment date', 'supplier', 'evaluations[].date'],
  ['Datum', 'management-review', 'date'],
  ['Participants', 'management-review', 'attendees'],
  ['Name', 'person', 'name'],
  ['Name', 'supplier', 'title'],
])('%s of %s is %s', (label, type, field) => {
  expect(fieldOfLabel(label, type)).toBe(field);
});

test.each([
  ['Date', null],
  ['Review date', null],
  ['Document no', 'risk'],
  ['Title / Owner', null],
  ['Title / Anything', null],
  ['#', null],
  ['', null],
  ['constructor', null],
  ['title'.repeat(100), null],
])('%j of %j is no field, or not a single one', (label, type) => {
  expect(fieldOfLabel(label, type)).toBeNull();
});

test('knows in which languages a field is called so', () => {
  expect([...languagesOfLabel('Fälligkeit', 'action')]).toEqual(['de']);
  expect([...languagesOfLabel('Status', 'risk')]).toEqual(['en', 'de', 'pt']);
  expect([...languagesOfLabel('Reklamations-Nr.', 'complaint')]).toEqual(['de', 'it']);
  expect([...languagesOfLabel('Whatever', 'risk')]).toEqual([]);
});

/** Labels of several fields in one list, by the label. */
function doubled(labels: LabelsOf): Record<string, string[]> {
  const fields = new Map<string, Set<string>>();
  for (const [field, byLanguage] of Object.entries(labels))
    for (const words of Object.values(byLanguage))
      for (const word of words.split(',').map(foldedLabel))
        fields.set(word, (fields.get(word) ?? new Set()).add(field));
  return Object.fromEntries([...fields].filter(([, of]) => of.size > 1).map(([word, of]) => [word, [...of]]));
}

describe('the lists', () => {
  test.each([['general', general], ...Object.entries(ofTypes)])(
    '%s name one field by each label',
    (_, labels) => {
      expect(doubled(labels)).toEqual({});
    },
  );

  test('hold no empty label, and each language with something to say', () => {
    const words = [general, nouns, ...Object.values(ofTypes)].flatMap((labels) =>
      Object.values(labels).flatMap((byLanguage) =>
        Object.values(byLanguage).flatMap((each) => each.split(',')),
      ),
    );
    expect(words.filter((word) => foldedLabel(word) === '')).toEqual([]);
    expect(words.length).toBeGreaterThan(1000);
  });

  test('are about types and fields there are', () => {
    const types = catalogue.types();
    expect([...Object.keys(nouns), ...Object.keys(ofTypes)].filter((type) => !types.includes(type))).toEqual(
      [],
    );
    for (const [type, labels] of Object.entries(ofTypes)) {
      const unknown = Object.keys(labels).filter(
        (field) => catalogue.get(type)!.field(field.replace('[]', '').split('.')) === undefined,
      );
      expect([type, unknown]).toEqual([type, []]);
    }
    const anywhere = (field: string) =>
      types.some((type) => catalogue.get(type)!.field([field]) !== undefined);
    expect(Object.keys(general).filter((field) => !ofSignOffs.includes(field) && !anywhere(field))).toEqual(
      [],
    );
  });
});
