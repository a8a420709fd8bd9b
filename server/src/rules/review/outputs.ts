import { isHeld } from '../../domain/phases.ts';
import { filledInputs, inputPlace, inputWords } from '../../domain/review/inputs.ts';
import { isFull } from '../../domain/review/review.ts';
import { wholeOf } from '../../domain/review/whole.ts';
import { keyWords } from '../../domain/words/lists.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { idsOf, isBlank, mappingsOf, textOf, textsOf } from '../../records/values.ts';
import { head, withInput, withOutput } from './examples.ts';

interface Output {
  readonly index: number;
  readonly value: JsonObject;
}

/** Outputs that decide something; those that say why there is nothing to decide (`none`) are left out. */
const decisionsOf = (review: QmsRecord): readonly Output[] =>
  mappingsOf(review.data['outputs']).filter(({ value }) => !isBlank(value['decision']));

const outputPlace = (review: QmsRecord, { index }: Output, field: string) => ({
  file: review.file,
  record: review.key,
  path: ['outputs', index, field],
  token: 'key' as const,
});

/** How a message names a decision: by the first words of it. */
function decisionWords({ value }: Output): string {
  const text = (textOf(value['decision']) ?? '').slice(0, 200).replace(/\s+/g, ' ').trim();
  return `"${text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text}"`;
}

const kinds: readonly (readonly [kind: string, words: string])[] = [
  ['improvement', 'opportunities for improvement'],
  ['qms-change', 'changes of the management system'],
  ['resources', 'resources'],
];

const threeOutputs = `${head}outputs:
  - kind: improvement
    decision: Weekend rota for the service desk
  - kind: qms-change
    none: The system stays as it is; the new site joins in 2027.
  - kind: resources
    decision: Two support engineers from 1 March
`;

export const reviewOutputMissing: RecordRule = {
  id: 'review-output-missing',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'error',
  basis: 'documented',
  title: 'Review output missing',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'A full management review has to end in decisions on three matters: improvement, changes of the management system, and resources; the minutes have to show them. The kind named has no output. Add one with the decision, or, if nothing had to be decided, one with none and the reason. Outputs of held partial reviews that name this one under `partOf` count too.',
  examples: {
    bad: { 'review.yaml': threeOutputs.slice(0, threeOutputs.indexOf('  - kind: resources')) },
    good: { 'review.yaml': threeOutputs },
  },
  check(record, queries, report) {
    if (!isHeld(record) || !isFull(record)) return;
    const outputs = wholeOf(record, queries).flatMap((review) => mappingsOf(review.data['outputs']));
    for (const [kind, words] of kinds) {
      const said = outputs.some(
        ({ value }) => value['kind'] === kind && (!isBlank(value['decision']) || !isBlank(value['none'])),
      );
      if (said) continue;
      report({
        message: `${record.id} has no output on ${words} (\`kind: ${kind}\`); add the decision, or say under \`none\` why nothing had to be decided.`,
        place: { file: record.file, record: record.key, path: ['outputs', kind], token: 'key' },
      });
    }
  },
};

/** Actions that carry out a decision: those it names and those that name this review and the output's id. */
function actionsOf(review: QmsRecord, { value }: Output, queries: Queries): readonly QmsRecord[] {
  const named = idsOf(value['actions']).flatMap((id) => queries.record(id) ?? []);
  const id = textOf(value['id']);
  if (id === null) return named;
  const naming = queries
    .referrers(review.id, 'origin')
    .map(({ source }) => source)
    .filter((action) => action.type === 'action' && action.data['output'] === id);
  return [...named, ...naming];
}

export const reviewDecisionPlan: RecordRule = {
  id: 'review-decision-plan',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'warning',
  basis: 'practice',
  title: 'Decision without owner or due date',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'A decision that nobody owns, or that has no date, is the first thing the next review will find undone. Give the output an owner and a due date, or name actions that have them. A declined request needs neither. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': withOutput('decision: Two support engineers', 'owner: ROLE-MD') },
    good: {
      'review.yaml': withOutput('decision: Two support engineers', 'owner: ROLE-MD', 'due: 2026-03-01'),
    },
  },
  check(record, queries, report) {
    if (!isHeld(record)) return;
    for (const output of decisionsOf(record)) {
      if (output.value['answer'] === 'declined') continue;
      const carriers = [output.value, ...actionsOf(record, output, queries).map(({ data }) => data)];
      const missing = ['owner', 'due'].filter((key) => carriers.every((carrier) => isBlank(carrier[key])));
      if (missing.length === 0) continue;
      report({
        message: `The decision ${decisionWords(output)} of ${record.id} has no ${missing.map((key) => (key === 'due' ? 'due date' : 'owner')).join(' and no ')}; practice is to add ${keyWords(missing)}, or an action that has ${missing.length === 1 ? 'it' : 'them'}.`,
        place: outputPlace(record, output, missing[0]!),
      });
    }
  },
};

export const reviewOutputUnlinked: RecordRule = {
  id: 'review-output-unlinked',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Decision that comes from no input',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'The decision does not say which input led to it, so nobody can later see why it was taken. Name the keys of the inputs under `from`. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': withOutput('decision: Two support engineers') },
    good: { 'review.yaml': withOutput('decision: Two support engineers', 'from: [customer-satisfaction]') },
  },
  check(record, _queries, report) {
    if (!isHeld(record)) return;
    for (const output of decisionsOf(record)) {
      if (!isBlank(output.value['from'])) continue;
      report({
        message: `The decision ${decisionWords(output)} of ${record.id} comes from no input; practice is to name under \`from\` the inputs that led to it.`,
        place: outputPlace(record, output, 'from'),
      });
    }
  },
};

const asking = withInput('summary: Response time is above target.', 'ask: Two support engineers from March');

export const reviewAskUnanswered: RecordRule = {
  id: 'review-ask-unanswered',
  scope: 'record',
  types: ['management-review'],
  concern: 'content',
  level: 'warning',
  basis: 'practice',
  title: 'Ask that no output answers',
  clauses: ['iso-9001:2015/9.3.3'],
  explanation:
    'An input asks top management for a decision, and no output of the review answers it. Add an output that comes from this input (from) with its answer: granted, partly-granted, declined or deferred, and the reason. A clear no is an answer; silence is not. This is good practice, not a requirement.',
  examples: {
    bad: { 'review.yaml': asking },
    good: {
      'review.yaml': `${asking}outputs:\n  - kind: resources\n    decision: Two support engineers\n    answer: granted\n    from: [customer-satisfaction]\n`,
    },
  },
  check(record, queries, report) {
    if (!isHeld(record)) return;
    const asks = filledInputs(record).filter(({ value }) => !isBlank(value['ask']));
    if (asks.length === 0) return;
    const wholes = idsOf(record.data['partOf']).flatMap((id) => queries.record(id) ?? []);
    // The answer to what a part asks may be given when the whole is held.
    if (wholes.some((whole) => !isHeld(whole))) return;
    const reviews = [record, ...wholes].flatMap((review) => wholeOf(review, queries));
    const outputs = [...new Map(reviews.map((review) => [review.key, review])).values()].flatMap((review) =>
      decisionsOf(review).map((output) => ({ review, output })),
    );
    for (const item of asks) {
      const from = outputs.filter(({ output }) =>
        textsOf(output.value['from']).some((key) => item.keys.includes(key)),
      );
      if (from.some(({ output }) => !isBlank(output.value['answer']))) continue;
      const first = from[0];
      const todo =
        first === undefined
          ? `practice is to add an output with \`from: [${item.keys[0]}]\` and its \`answer\``
          : `the decision ${decisionWords(first.output)} comes from it, so practice is to add its \`answer\``;
      report({
        message: `${inputWords(item, record, queries)} of ${record.id} ${item.keys.length === 1 ? 'asks' : 'ask'} for a decision that no output answers; ${todo} (granted, partly-granted, declined or deferred).`,
        place: { ...inputPlace(record, item, 'ask'), token: 'key' },
        related: from.slice(0, 5).map(({ review, output }) => ({
          place: { file: review.file, record: review.key, path: ['outputs', output.index, 'answer'] },
          message: `The decision ${decisionWords(output)} has no answer.`,
        })),
      });
    }
  },
};
