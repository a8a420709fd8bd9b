import { referrersOf } from '../../domain/referrers.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { measured } from './examples.ts';

const say = defineMessages('objective-plan', {
  open: 'The plan of the objective lacks {keys}. Say {questions}.',
  what: 'what will be done (also under `what`)',
  resources: 'with which resources',
  owner: 'who answers for it',
  due: 'by when',
  evaluation: 'how the result is evaluated',
});

const planned = `${measured}what: A weekend rota for the service desk
resources: Two support engineers
owner: ROLE-SERVICE
due: 2026-12-31
evaluation: Monthly, in the service meeting
`;

/** What a plan answers, by the key that does. */
const questions: readonly (readonly [key: string, question: Message])[] = [
  ['actions', say.what()],
  ['resources', say.resources()],
  ['owner', say.owner()],
  ['due', say.due()],
  ['evaluation', say.evaluation()],
];

/** Actions show what will be done also when they, not the objective, hold the link. */
const hasActions = (record: QmsRecord, queries: Queries): boolean =>
  ['objectives', 'origin'].some((field) =>
    referrersOf(record, queries, field).some(({ source }) => source.type === 'action'),
  );

export const rule: RecordRule = {
  id: 'objective-plan',
  scope: 'record',
  types: ['quality-objective'],
  concern: 'must-have',
  level: 'warning',
  basis: 'required',
  title: 'Objective without a full plan',
  clauses: ['iso-9001:2015/6.2.2'],
  explanation:
    'Planning an objective means answering five questions: what will be done (actions or what), with which resources (resources; "none needed" is an answer), who answers for it (owner), by when (due), and how the result will be evaluated (evaluation). The message names the questions that are still open. Actions that name the objective count too.',
  examples: {
    bad: { 'objective.yaml': planned.replace(/resources: .*\n/, '').replace(/evaluation: .*\n/, '') },
    good: { 'objective.yaml': planned },
  },
  check(record, queries, report) {
    const { data } = record;
    const open = questions.filter(([key]) =>
      key === 'actions'
        ? isBlank(data['actions']) && isBlank(data['what']) && !hasActions(record, queries)
        : isBlank(data[key]),
    );
    if (open.length === 0) return;
    report({
      message: say.open({
        keys: keysListed(open.map(([key]) => key)),
        questions: listed(open.map(([, question]) => question)),
      }),
      place: { file: record.file, record: record.key, path: [] },
      steps: open.map(([key]) => ({ kind: 'write', key })),
    });
  },
};
