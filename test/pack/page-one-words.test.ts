import { expect, test } from 'vitest';
import { answeredLate, whyWords } from '../../server/src/pack/document/page-one/ask-words.ts';
import { asked } from '../../server/src/pack/document/page-one/asks.ts';
import {
  carriedOutWords,
  effectCells,
  progressWords,
} from '../../server/src/pack/document/page-one/promise-words.ts';
import { worthOfAll, worthOfEach } from '../../server/src/pack/document/page-one/shared-worth.ts';
import { verdict } from '../../server/src/pack/document/page-one/verdict.ts';
import { viewOf } from '../../server/src/pack/document/view.ts';
import type {
  Conclusions,
  DecisionAsked,
  Pack,
  PastDecision,
  ReviewHead,
} from '../../server/src/pack/model.ts';
import { htmlOf, wordsOf } from '../document/written.ts';
import { samplePack } from './render-sample.ts';

/** What page one says in words: the verdict, what is asked and granted, what came of the last decisions. */

const read = (html: string): string =>
  html
    .replace(/<(?:br|\/td|\/th|\/p|\/li|\/h2)>/g, ' | ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
    .trim();

const view = (pack: Pack) => viewOf(pack);

function verdictOf(conclusions: Partial<Conclusions> | null, head: Partial<ReviewHead> = {}): string {
  const whole = {
    suitable: null,
    adequate: null,
    effective: null,
    alignedWithStrategy: null,
    statement: null,
  };
  const review = {
    ...samplePack.review,
    conclusions: conclusions === null ? null : { ...whole, ...conclusions },
    ...head,
  };
  return read(htmlOf(verdict(view({ ...samplePack, review }))));
}

test('the verdict is in words, each answer of its own, before the reasons', () => {
  expect(
    verdictOf({
      suitable: 'confirmed',
      adequate: 'partly',
      effective: 'not-confirmed',
      alignedWithStrategy: 'confirmed',
      statement: 'Costs fall.',
    }),
  ).toBe(
    '1 Verdict on the management system | suitable | adequate in part | not effective | in line with the strategy | Costs fall. |',
  );
});

test('what a review does not conclude yet is said, with the next step', () => {
  expect(verdictOf(null, { state: 'held' })).toContain(
    'Not judged yet: suitable, adequate, effective, in line with the strategy. | Next step: have the meeting answer these four questions, and write the answers under conclusions of MR-2026-01.',
  );
  expect(
    verdictOf({ suitable: 'confirmed', adequate: 'confirmed', effective: 'partly' }, { state: 'held' }),
  ).toContain(
    'in line with the strategy: not judged | Next step: have the meeting answer this question, and write the answer under',
  );
  // Nobody edits signed minutes.
  expect(verdictOf(null, { state: 'approved', nextPlanned: '2027-01-19' })).toContain(
    'put all four questions to the next review on 19 Jan 2027; signed minutes stay as they are.',
  );
});

const [first, second, third] = samplePack.pageOne.decisions.items as [
  DecisionAsked,
  DecisionAsked,
  DecisionAsked,
];
const euros = (amount: number) => ({ amount, currency: 'EUR', per: 'year', estimated: false }) as const;
const objective = (id: string) => {
  const { objective: cited } = first.worth[0]!;
  return { written: id, to: { ...cited.to!, id, title: `Aim ${id}` } };
};
const lettered = (...asks: readonly DecisionAsked[]) =>
  asks.map((ask, i) => ({ ask, letter: String.fromCharCode(65 + i) }));

test('a benefit behind several asks is counted under the first, and once in the sum', () => {
  const shared = { objective: objective('OBJ-1'), value: euros(210_000) };
  const own = { objective: objective('OBJ-2'), value: euros(5000) };
  const asks = [
    { ...first, worth: [shared, own], delay: null },
    { ...second, worth: [shared], delay: null },
    { ...third, worth: [shared, { objective: objective('OBJ-3'), value: euros(7000) }], delay: null },
  ];
  const found = worthOfEach(lettered(...asks));
  expect(['A', 'B', 'C'].map((letter) => wordsOf(whyWords(found.get(letter)!)))).toEqual([
    'Serves “Aim OBJ-1”, worth EUR 210,000 a year, and 1 more.',
    'Serves “Aim OBJ-1” too (its worth is counted under A).',
    'Serves “Aim OBJ-3”, worth EUR 7,000 a year, and 1 more.',
  ]);
  expect(worthOfAll(asks)).toMatchObject([{ amount: 222_000, per: 'year' }]);
});

test('what waiting costs at one process is counted under the first ask', () => {
  const asks = [first, { ...second, delay: first.delay }, { ...third, worth: [], delay: first.delay }];
  const found = worthOfEach(lettered(...asks));
  expect(['A', 'B', 'C'].map((letter) => wordsOf(whyWords(found.get(letter)!)))).toEqual([
    'Serves “Deliveries on time”, worth EUR 210,000 a year. Waiting costs EUR 11,000 a month.',
    'Serves “Deliveries on time” too (worth and cost of waiting counted under A).',
    'What waiting costs is counted under A.',
  ]);
});

test('one answer to two asks is one sum, shown with the first', () => {
  const { answer } = first;
  const { decisions } = samplePack.pageOne;
  const items = [first, { ...second, answer }, third];
  const pack = { ...samplePack, pageOne: { ...samplePack.pageOne, decisions: { ...decisions, items } } };
  const said = read(htmlOf(asked(view(pack))));
  expect(said.match(/EUR 62,000 a year/g)).toHaveLength(3);
  expect(said).toContain('granted with A');
});

test('an answer that came late says how late, in words', () => {
  const answer = { ...first.answer!, on: '2026-02-20' };
  expect([answeredLate(first, answer), answeredLate(first, { ...answer, on: '2026-01-31' })]).toEqual([
    20,
    null,
  ]);
  const { decisions } = samplePack.pageOne;
  const items = [{ ...first, answer }];
  const pack = { ...samplePack, pageOne: { ...samplePack.pageOne, decisions: { ...decisions, items } } };
  expect(read(htmlOf(asked(view(pack))))).toContain('31 Jan 2026 | answered 20 days late');
});

test('in each row what is asked stands first: request, money, granted, by when, if not', () => {
  const said = read(htmlOf(asked(view(samplePack))));
  const order = ['A One technician', 'EUR 62,000 a year', 'granted', '31 Jan 2026', 'Delivery stays at 92'];
  const places = order.map((each) => said.indexOf(each, said.indexOf('A One')));
  expect(places[0]).toBeGreaterThan(0);
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
});

const past = samplePack.pageOne.lastTime.decisions.items[0]!;
const came = (given: Partial<PastDecision>) =>
  effectCells(view(samplePack), { ...past, ...given }).map(wordsOf);

test('what was done is called late where it was, and on time where it was', () => {
  const done = {
    ...past,
    progress: 'done' as const,
    due: '2025-06-30',
    doneOn: '2025-06-27',
    daysLate: null,
    firstDue: null,
    daysAfterFirst: null,
    newDue: null,
  };
  expect(
    [
      done,
      { ...done, doneOn: '2025-07-12', daysLate: 12 },
      { ...done, firstDue: '2024-10-31', daysAfterFirst: 239 },
      { ...done, doneOn: null },
    ].map((each) => wordsOf(progressWords(each))),
  ).toEqual([
    'done 27 Jun 2025, on time',
    'done 12 Jul 2025, 12 days late',
    'done 27 Jun 2025, late, 8 months after the first date',
    'done',
  ]);
  expect(wordsOf(carriedOutWords({ ...done, firstDue: '2024-10-31', daysAfterFirst: 239 }))).toBe(
    'done 27 Jun 2025, late, 8 months after the first date',
  );
});

test('the effect of the action stands apart from that of the decision, which is not there before its figure is', () => {
  const expected = { ...past.expected!, target: 9, by: '2026-06-30', unit: 'days', reached: false };
  const latest = { ...expected.latest!, value: 9.8 };
  const outcome = { result: 'effective', value: 9.8, note: null, date: '2026-01-20' } as const;
  const actions = [{ ...past.actions[0]!, effect: 'effective' }];
  const [action, decision] = came({ expected: { ...expected, latest }, outcome, actions });
  expect(action).toBe('Action: effective');
  expect(decision).toMatch(
    /^Decision: not reached yet .*: 9\.8 days so far, 9 expected by 30 Jun 2026\. Judged effective\.$/,
  );
  const over = { ...expected, latest, by: '2025-12-31' };
  expect(came({ expected: over, outcome: null, actions })[1]).toMatch(
    /^Decision: not reached .*: 9\.8 days, 9 expected by 31 Dec 2025\.$/,
  );
  const there = { ...over, reached: true, latest: { ...latest, value: 8.9 } };
  expect(came({ expected: there, outcome: { ...outcome, value: 8.9 }, actions })[1]).toMatch(
    /^Decision: reached .*: 8\.9 days, expected 9\.$/,
  );
  // Judged by another figure than the latest: whether that reaches the target nobody says.
  expect(came({ expected: there, outcome: { ...outcome, value: 9.5 }, actions })[1]).not.toContain(
    'Decision: reached',
  );
  expect(came({ expected: null, outcome: null, actions: [], progress: 'done' })).toEqual([
    'Action: no action on record',
    null,
  ]);
});
