import { isHeld } from '../../domain/phases.ts';
import { datedEvidence } from '../../domain/review/cited-evidence.ts';
import { filledInputs, type InputItem, inputNamed, inputPlace } from '../../domain/review/inputs.ts';
import { asPractice } from '../../domain/words/practice.ts';
import { plainWords } from '../../domain/words/same-words.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, isObject, textOf } from '../../records/values.ts';
import { head, withInput } from './examples.ts';

const say = defineMessages('review-decoration', {
  copied:
    '{input} {count, plural, one {has} other {have}} the same summary as in {previous}. Say what this period showed.',
  sameReason:
    '{input} {count, plural, one {repeats} other {repeat}} the reason of {previous}. Say why no objective is needed now, or link {count, plural, one {it} other {them}} to one.',
  oneForAll:
    'Objective {objective} stands behind {linked} of the {all} linked inputs. Link each input to the objective it really bears on, or say `noObjective`.',
  uncited:
    '{input} never {count, plural, one {cites} other {cite}} {indicators}. {objectiveCount, plural, one {That is how {objectives}, to which it is linked, is measured} other {That is how {objectives}, to which it is linked, are measured}}. Show the figure, or link an objective the input bears on.',
  old: '{evidence} of {date} is older than the period under review. Cite what this period showed. It begins on {start}.',
});

/** Shorter summaries ("No change.") may well be the same twice. */
const shortestCopy = 20;

/** From this many linked inputs on, one objective behind more than half of them is a sign. */
const fewestInputs = 4;

function reportCopies(
  record: QmsRecord,
  items: readonly InputItem[],
  queries: Queries,
  report: Report,
): void {
  for (const id of idsOf(record.data['previous'])) {
    const previous = queries.record(id);
    if (previous === undefined || previous.key === record.key || previous.type !== 'management-review')
      continue;
    const before = filledInputs(previous).map((item) => ({
      keys: item.keys,
      summary: plainWords(textOf(item.value['summary']) ?? ''),
      reason: plainWords(textOf(item.value['noObjective']) ?? ''),
    }));
    for (const item of items) {
      const reason = plainWords(textOf(item.value['noObjective']) ?? '');
      if (
        reason.length >= shortestCopy &&
        before.some((old) => old.reason === reason && old.keys.some((key) => item.keys.includes(key)))
      )
        report({
          message: asPractice(
            say.sameReason({ ...inputNamed(item, record, queries), previous: previous.id }),
          ),
          place: inputPlace(record, item, 'noObjective'),
        });
      const summary = plainWords(textOf(item.value['summary']) ?? '');
      if (summary.length < shortestCopy) continue;
      if (!before.some((old) => old.summary === summary && old.keys.some((key) => item.keys.includes(key))))
        continue;
      report({
        message: asPractice(say.copied({ ...inputNamed(item, record, queries), previous: previous.id })),
        place: inputPlace(record, item, 'summary'),
      });
    }
  }
}

function reportOneForAll(record: QmsRecord, items: readonly InputItem[], report: Report): void {
  const linked = items.map((item) => new Set(idsOf(item.value['objectives']))).filter(({ size }) => size > 0);
  if (linked.length < fewestInputs) return;
  for (const id of new Set(linked.flatMap((ids) => [...ids]))) {
    const count = linked.filter((ids) => ids.has(id)).length;
    if (count * 2 <= linked.length) continue;
    report({
      message: asPractice(say.oneForAll({ objective: id, linked: count, all: linked.length })),
      place: { file: record.file, record: record.key, path: ['inputs'], token: 'key' },
    });
  }
}

function reportUncited(
  record: QmsRecord,
  items: readonly InputItem[],
  queries: Queries,
  report: Report,
): void {
  const resolved = (id: string): string => queries.target(id)?.id ?? id;
  for (const item of items) {
    const cited = new Set(
      [...idsOf(item.value['evidence']), ...idsOf(item.value['indicators'])].map(resolved),
    );
    const uncited = new Map<string, string>();
    for (const id of idsOf(item.value['objectives'])) {
      // Any version will do: a later one may have changed its indicator.
      const versions = queries.versions(queries.target(id)?.id ?? id);
      const indicators = versions.flatMap(({ data }) => idsOf(data['indicator'])).map(resolved);
      // Evidence may also be the objective itself, which carries its indicator.
      if (indicators.length === 0 || cited.has(resolved(id)) || indicators.some((one) => cited.has(one)))
        continue;
      uncited.set(id, indicators.at(-1)!);
    }
    if (uncited.size === 0) continue;
    report({
      message: asPractice(
        say.uncited({
          ...inputNamed(item, record, queries),
          indicators: listed([...new Set(uncited.values())], 'or', 3),
          objectiveCount: uncited.size,
          objectives: listed([...uncited.keys()]),
        }),
      ),
      place: inputPlace(record, item, 'objectives'),
    });
  }
}

function reportOld(record: QmsRecord, items: readonly InputItem[], queries: Queries, report: Report): void {
  const period = record.data['period'];
  const start = isObject(period) ? dateOf(period['from']) : null;
  if (start === null) return;
  for (const item of items) {
    for (const evidence of datedEvidence(item, queries)) {
      if (evidence.to === null || evidence.to >= start) continue;
      report({
        message: asPractice(say.old({ evidence: evidence.words, date: evidence.to, start })),
        place: inputPlace(record, item, ...evidence.path),
      });
    }
  }
}

const said = (text: string): string => withInput(`summary: ${text}`, 'noObjective: Example');
const text = 'Complaints fell by a third, response time is above target.';
const previous = said(text).replaceAll('2026-01', '2025-01').replace('status: held', 'status: approved');

export const rule: RecordRule = {
  id: 'review-decoration',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'information',
  basis: 'practice',
  title: 'Signs of going through the motions',
  clauses: ['iso-9001:2015/9.3.1', 'iso-9001:2015/9.3.2'],
  explanation:
    'Some patterns suggest that a review was filled in rather than held: a summary or a reason for no objective copied word for word from the last review, one objective behind more than half of the inputs, an objective linked to an input that never shows its indicator, or evidence that ended before the period under review began. Each may have a good reason; then nothing needs doing. This is good practice, not a requirement.',
  examples: {
    bad: {
      'previous.yaml': previous,
      'review.yaml': said(text).replace(head, `${head}previous: MR-2025-01\n`),
    },
    good: {
      'previous.yaml': previous,
      'review.yaml': said('Complaints rose in autumn, then fell.').replace(
        head,
        `${head}previous: MR-2025-01\n`,
      ),
    },
  },
  check(record, queries, report) {
    if (!isHeld(record)) return;
    const items = filledInputs(record);
    reportCopies(record, items, queries, report);
    reportOneForAll(record, items, report);
    // What earlier reviews decided is older than the period by nature, and is linked through what the actions are for:
    // how these objectives are measured is shown where they are talked about.
    const looksAhead = items.filter(({ keys }) => !keys.includes('previous-actions'));
    reportUncited(record, looksAhead, queries, report);
    reportOld(record, looksAhead, queries, report);
  },
};
