import { expect, test, vi } from 'vitest';
import { isMap, isSeq, parseAllDocuments } from 'yaml';
import type { QmsRecord } from '../../server/src/model/record.ts';
import { demandsFor } from '../../server/src/records/sign-off-demands.ts';
import { signOffBlocks } from '../../server/src/records/sign-offs.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { openProject } from './harness.ts';

type Path = readonly (string | number)[];

/** The file's text with a change made to the data of one record, the rest written anew with the same values. */
function edited(text: string, record: QmsRecord, change: (edit: Edit) => void): string {
  const end = record.markdown ? text.indexOf('\n---', 3) : text.length;
  const start = record.markdown ? text.indexOf('\n') + 1 : 0;
  const documents = parseAllDocuments(text.slice(start, end));
  const document = documents[record.document]!;
  if (!('contents' in document) || !isMap(document.contents)) throw new Error(`${record.key} is no mapping`);
  const base: Path = record.item === null ? [] : ['items', record.item];
  change({
    delete: (path) => document.deleteIn([...base, ...path]),
    set: (path, value) => document.setIn([...base, ...path], value),
    count: (path) => {
      const list = document.getIn([...base, ...path]);
      return isSeq(list) ? list.items.length : 0;
    },
  });
  const body = documents.map((each) => each.toString({ lineWidth: 0 }).replace(/^---\n/, '')).join('---\n');
  return text.slice(0, start) + body.trimEnd() + text.slice(end);
}

interface Edit {
  readonly delete: (path: Path) => void;
  readonly set: (path: Path, value: unknown) => void;
  readonly count: (path: Path) => number;
}

vi.setConfig({ testTimeout: 60_000 });

const texts = acmeTexts();

/** Findings of the example company after each of the edits, made and taken back one by one. */
async function outcomes(
  edits: readonly (readonly [record: QmsRecord, change: (edit: Edit) => void])[],
): Promise<readonly string[][]> {
  const { project, memory } = await openProject(texts);
  const said = (): string[] =>
    project.outcome().findings.map((each) => `${each.severity} ${each.rule} ${each.record} ${each.path}`);
  // What the company shows of itself anyway, such as an objective behind its plan, is not of the edit.
  const before = new Set(said());
  const found: string[][] = [];
  for (const [record, change] of edits) {
    const { file } = record;
    memory.write(file, edited(texts[file]!, record, change));
    await project.update([file]);
    await project.publish();
    found.push(said().filter((each) => !before.has(each)));
    memory.write(file, texts[file]!);
    await project.update([file]);
  }
  return found;
}

const { project: acme } = await openProject(texts);
const signed = [...acme.store.records.values()].filter(({ data }) => signOffBlocks(data).length > 0);
const threshold = acme.configuration.risk.threshold;

/** What an exception silences for as long as its own signature is good. */
const excusedBy = (record: QmsRecord): readonly string[] =>
  record.type === 'exception' ? ['warning supplier-reevaluation-overdue SUP-003 nextEvaluation'] : [];

test('the example company is signed and nothing is to be said about it', () => {
  expect(signed.length).toBeGreaterThan(50);
  expect(acme.outcome().findings.filter(({ rule }) => rule.startsWith('signoff-'))).toEqual([]);
});

test('removing any one sign-off of the example company is said once, at its record', async () => {
  const cases = signed.flatMap((record) => signOffBlocks(record.data).map((block) => ({ record, block })));
  const found = await outcomes(
    cases.map(({ record, block }) => [record, (edit) => edit.delete(['signOffs', block.index])]),
  );
  const expected = cases.map(({ record, block }) => {
    const demand = demandsFor(record, {}, threshold)[0] ?? null;
    const others = signOffBlocks(record.data).filter(({ index }) => index !== block.index);
    const met = demand === null || others.some(({ meaning }) => meaning === demand.meaning);
    // Where it is to be looked at every year, nothing but that affirmation moved its next review on.
    if (block.meaning === 'affirmed' && record.data['reviewInterval'] !== undefined)
      return [`warning next-review-moved ${record.id} nextReview`];
    return met ? [] : [`error signoff-missing ${record.id} signOffs`, ...excusedBy(record)];
  });
  expect(found.map((each, index) => [cases[index]!.record.id, ...each])).toEqual(
    expected.map((each, index) => [cases[index]!.record.id, ...each]),
  );
  expect(expected.filter((each) => each.length > 0).length).toBeGreaterThan(40);
});

test('changing any signed record of the example company makes its sign-offs stale, and nothing else', async () => {
  const found = await outcomes(
    signed.map((record) => [record, (edit) => edit.set(['custom'], { changed: 'afterwards' })]),
  );
  for (const [index, record] of signed.entries()) {
    const after = found[index]!;
    const stale = after.filter((each) => !excusedBy(record).includes(each));
    expect(after.length - stale.length, record.id).toBe(excusedBy(record).length);
    expect(stale.length, record.id).toBe(signOffBlocks(record.data).length);
    for (const each of stale) expect(each).toMatch(`error signoff-stale ${record.id} signOffs[`);
  }
});

test('changing what no sign-off covers leaves every sign-off of the example company valid', async () => {
  const found = await outcomes(signed.map((record) => [record, (edit) => edit.set(['retention'], 'P12Y')]));
  expect(found.flat()).toEqual([]);
});

test('a person who got another id keeps the sign-offs made under the former one', async () => {
  const persons = [...acme.store.ofType('person')];
  const renamed = persons.map(
    (person) =>
      [
        person,
        (edit: Edit) => {
          edit.set(['id'], `${person.id}-NEW`);
          edit.set(['formerIds'], [person.id]);
        },
      ] as const,
  );
  expect(await outcomes(renamed)).toEqual(persons.map(() => []));
});
