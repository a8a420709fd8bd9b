import { expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import { costChart } from '../../server/src/pack/document/charts/cost-chart.ts';
import { nothing } from '../../server/src/pack/document/nothing.ts';
import { auditWords, programmeWords } from '../../server/src/pack/document/sections/audits.ts';
import { assessmentWords } from '../../server/src/pack/document/sections/customers.ts';
import { actionState, saysReached, standingWords } from '../../server/src/pack/document/states.ts';
import type { ActionEntry, ObjectiveProgress } from '../../server/src/pack/model.ts';
import { htmlOf, wordsOf } from '../document/written.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { packOf } from './packs.ts';
import { packMarkdown, packPage, packParts } from './pages.ts';
import { samplePack } from './render-sample.ts';

/** What the sections say in words. */

const pack = await packOf(acmeTexts(), 'MR-2026-01');
const parts = new Map(
  packParts(pack).map(({ id, html }) => [
    id,
    html
      .replace(/<\/?(?:span|b|a)[^>]*>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  ]),
);

test('an objective stands the same wherever it is shown, and what is achieved need not be called reached', () => {
  const standing = (given: Partial<ObjectiveProgress>) => ({
    state: 'running' as const,
    from: '2026-02-01',
    reached: false,
    behindPlan: false,
    ...given,
  });
  expect(wordsOf(standingWords(standing({})))).toBe('running');
  expect(wordsOf(standingWords(standing({ behindPlan: true })))).toBe('running, behind plan');
  expect(wordsOf(standingWords(standing({ state: 'proposed' })))).toBe('begins 1 Feb 2026');
  expect(wordsOf(standingWords(standing({ state: 'proposed', from: null })))).toBe('proposed');
  expect(wordsOf(standingWords(standing({ state: null })))).toBeNull();
  expect(saysReached(standing({ reached: true }))).toBe(true);
  expect(saysReached(standing({ state: 'achieved', reached: true }))).toBe(false);
  const late = pack.objectives.items.filter(({ behindPlan }) => behindPlan).map(({ link }) => link.id);
  const lateInInputs = pack.inputs
    .flatMap(({ objectives }) => objectives)
    .filter(({ behindPlan }) => behindPlan)
    .map(({ cited }) => cited.written);
  expect([late, lateInInputs]).toEqual([['OBJ-2025-05'], ['OBJ-2025-05']]);
  expect(pack.pageOne.changes.filter(({ objective }) => objective?.outcome === 'behind')).toHaveLength(1);
});

test('figures of leadership name the records behind them, with how much of each counts', () => {
  expect(parts.get('leadership')).toContain('Decisions carried out: MR-2025-01 (3 of 5)');
  expect(parts.get('leadership')).toContain('Inputs without objective: MR-2026-01 (1 of 12)');
  expect(parts.get('leadership')).toContain('Attendance: MR-2026-01 ');
});

test('where the appendix begins it says so, once', () => {
  const named = [...parts].filter(([, text]) => text.trimStart().startsWith('Appendix ')).map(([id]) => id);
  expect(named).toEqual(['leadership']);
});

test('what the indicators say of customers stands above the complaints on record', () => {
  const text = parts.get('customers')!;
  expect(text.indexOf('What the indicators say of customers')).toBeLessThan(
    text.indexOf('The figures below are of the complaints'),
  );
  expect(['partly', 'open', 'justified'].map((each) => wordsOf(assessmentWords(each)))).toEqual([
    'partly justified',
    'not assessed yet',
    'justified',
  ]);
});

test('audits and programmes in full sentences, whether one, some or none', () => {
  const saidOf = (audits: Parameters<typeof auditWords>[0]) => auditWords(audits).map(wordsOf).join(' ');
  const audits = { ...samplePack.audits, notAudited: { items: [], more: 0 } };
  expect(saidOf({ ...audits, held: 0, processes: 0 })).toBe('No audit was held in the period.');
  expect(saidOf({ ...audits, held: 1, processes: 3 })).toBe(
    '1 audit held. No process has gone without an internal audit for longer than its audit cycle.',
  );
  expect(saidOf({ ...audits, held: 1, processes: 3, notAudited: { items: [], more: 1 } })).toBe(
    '1 audit held. Of 3 processes 1 was in no internal audit within the audit cycle.',
  );
  const programme = { link: samplePack.review.link, period: null };
  expect(wordsOf(programmeWords({ ...programme, due: 0, held: 0 }))).toBe('no audit was due yet');
  expect(wordsOf(programmeWords({ ...programme, due: 2, held: 1 }))).toBe(
    '1 of 2 audits due so far was held',
  );
});

test('a section with nothing to show says so, on the pages and in Markdown', async () => {
  const found = await packOf({ 'mr.yaml': 'id: MR-1\ntype: management-review\n' }, 'MR-1');
  const bare = { ...found, appendix: { ...found.appendix, findings: { items: [], more: 0 } } };
  const [page, markdown] = [packPage(bare), packMarkdown(bare)];
  const { promises, ...others } = nothing;
  for (const sentence of Object.values(others).map((say) => english.text(say()))) {
    expect(page).toContain(sentence);
    expect(markdown).toContain(sentence);
  }
  // No matrix without a risk in it.
  expect([page, markdown].filter((text) => text.includes('Before treatment'))).toEqual([]);
  expect(page).not.toContain(english.text(promises()));
  expect(markdown).not.toContain(english.text(promises()));
});

test('one day is one day', () => {
  const action: ActionEntry = {
    ...samplePack.bottlenecks.late.items[0]!,
    state: 'late',
    daysLate: 1,
    blockedBy: null,
  };
  expect(wordsOf(actionState(action))).toContain('1 day late');
});

test('bars are called filled only where some are', () => {
  const cost = pack.pageOne.costOfPoorQuality!;
  expect(htmlOf(costChart(cost, pack.review.period))).toContain('Filled: the period reviewed.');
  expect(htmlOf(costChart(cost, { from: '2026-01-01', to: '2026-02-01' }))).not.toContain('Filled');
});
