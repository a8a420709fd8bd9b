import { itemsOf } from '../../domain/register.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { demandOn } from '../../domain/sign-off/demands.ts';
import { type Gap, gapOf } from '../../domain/sign-off/gaps.ts';
import { howToSign } from '../../domain/sign-off/how-to-sign.ts';
import { basisWords, demandClauses, stateWords } from '../../domain/sign-off/words.ts';
import { countWords, listWords } from '../../domain/words/lists.ts';
import { personWords, recordWords, typeWords } from '../../domain/words/records.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBefore } from '../../records/history.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { block, jane, managingDirector, policyDigest, policyText } from './examples.ts';

const nobody = (demand: Demand, queries: Queries): string => {
  if (demand.by === 'top-management') return 'nobody from top management has';
  if (demand.named.length === 0) return 'nobody has';
  return `${demand.named.map((id) => personWords(queries, id)).join(' or ')} has not`;
};

function sentence(record: QmsRecord, demand: Demand, gap: Gap, queries: Queries): string {
  const state = `${recordWords(record)} ${stateWords(record, queries.today())}`;
  const how = howToSign(record, demand, queries).words;
  switch (gap.kind) {
    case 'none': {
      const decision =
        record.type === 'quality-objective'
          ? ', or name the management review that decided it under `approvedIn`'
          : '';
      return `${state}, but ${nobody(demand, queries)} ${demand.meaning} it${basisWords(demand)}; ${how}${decision}.`;
    }
    case 'not-named': {
      const names = demand.named.map((id) => personWords(queries, id)).join(' or ');
      return `${recordWords(record)} names ${names} as the one to decide, but was ${demand.meaning} by someone else${basisWords(demand)}; ${how}, or correct who is named and have it signed again.`;
    }
    case 'unknown':
      return `${recordWords(record)} says it was approved in ${gap.id}, but no management review has that id${basisWords(demand)}; correct \`approvedIn\`, or ${how}.`;
    case 'not-held':
      return `${recordWords(record)} says it was approved in ${gap.review.id}, but that management review has not been held yet${basisWords(demand)}; complete the review, or ${how}.`;
    case 'not-cited':
      return `${recordWords(record)} says it was approved in ${gap.review.id}, but that management review does not mention it${basisWords(demand)}; correct \`approvedIn\`, or ${how}.`;
    case 'not-signed':
      return `${recordWords(record)} says it was approved in ${gap.review.id}, but that management review carries no approval${basisWords(demand)}; have the review signed, or ${how}.`;
  }
}

/** Types of what must be signed that know the state `draft`. */
const withDrafts: ReadonlySet<string> = new Set([
  ...['quality-policy', 'scope', 'document', 'process', 'audit-programme', 'quality-objective', 'risk'],
  'exception',
]);

/** Until it is signed, what is worked by may be said to be a draft; what happened cannot be undone that way. */
function draftFixes(record: QmsRecord, gap: Gap): readonly FixPlan[] {
  if (gap.kind !== 'none' || !withDrafts.has(record.type) || record.phase !== 'active') return [];
  return [
    {
      title: 'Set back to draft until it is signed',
      certain: false,
      file: record.file,
      record: record.key,
      steps: [
        Object.hasOwn(record.data, 'status')
          ? { kind: 'replace-value', path: ['status'], value: 'draft' }
          : { kind: 'add-key', path: [], key: 'status', value: 'draft' },
      ],
    },
  ];
}

/** Reviews with an id like the one under `approvedIn`. */
function reviewFixes(record: QmsRecord, written: string, queries: Queries): readonly FixPlan[] {
  const path = Array.isArray(record.data['approvedIn']) ? ['approvedIn', 0] : ['approvedIn'];
  return queries.nearestIds(written.replace(/@.*$/, ''), ['management-review']).map((id) => ({
    title: `Change to ${id}`,
    certain: false,
    file: record.file,
    record: record.key,
    steps: [{ kind: 'replace-value', path, value: id }],
  }));
}

function reportGap(record: QmsRecord, demand: Demand, gap: Gap, queries: Queries, report: Report): void {
  const byDecision = gap.kind !== 'none' && gap.kind !== 'not-named';
  report({
    message: sentence(record, demand, gap, queries),
    signOff: howToSign(record, demand, queries).signOff,
    fixes: gap.kind === 'unknown' ? reviewFixes(record, gap.id, queries) : draftFixes(record, gap),
    basis: demand.basis,
    clauses: demandClauses(demand),
    place: byDecision
      ? { file: record.file, record: record.key, path: ['approvedIn'] }
      : { file: record.file, record: record.key, path: ['signOffs'], token: 'key' },
    ...('review' in gap && {
      related: [
        {
          place: { file: gap.review.file, record: gap.review.key, path: ['id'] },
          message: 'The management review',
        },
      ],
    }),
  });
}

/**
 * A register answers for its items: one approval of the whole counts for each, and several items
 * without a signature have one cause, so they are listed once.
 */
function checkRegister(register: QmsRecord, queries: Queries, report: Report): void {
  const whole = demandOn(register, queries);
  if (whole === null) return;
  if (currentBlocks(register, queries).some((block) => block.meaning === whole.meaning)) return;
  const unsigned: { item: QmsRecord; demand: Demand }[] = [];
  for (const item of itemsOf(register, queries)) {
    const demand = isBefore(item, queries.config('judgeFrom')) ? null : demandOn(item, queries);
    const gap = demand === null ? null : gapOf(item, demand, queries);
    if (demand === null || gap === null) continue;
    if (gap.kind === 'none') unsigned.push({ item, demand });
    else reportGap(item, demand, gap, queries, report);
  }
  const [first] = unsigned;
  if (first === undefined) return;
  if (unsigned.length === 1) {
    reportGap(first.item, first.demand, { kind: 'none' }, queries, report);
    return;
  }
  const how = howToSign(register, whole, queries);
  const who = whole.by === 'top-management' ? 'nobody from top management' : 'nobody';
  const noun = typeWords(first.item.type);
  report({
    basis: whole.basis,
    clauses: demandClauses(whole),
    message: `${recordWords(register)} holds ${countWords(unsigned.length, `${noun} record`)} that must be signed and that ${who} has ${whole.meaning}${basisWords(whole)}: ${listWords(unsigned.map(({ item }) => item.id))}; sign each, or, for all of them at once, ${register.id === '' ? 'give the register an id and have it signed off' : how.words}.`,
    ...(register.id === '' ? {} : { signOff: how.signOff }),
    place: { file: register.file, record: register.key, path: ['signOffs'], token: 'key' },
  });
}

export const rule: RecordRule = {
  id: 'signoff-missing',
  level: 'error',
  basis: 'required',
  silenceable: false,
  voidsExceptions: true,
  title: 'A needed sign-off is missing',
  clauses: [
    'iso-9001:2015/5.1.1',
    'iso-9001:2015/5.2.1',
    'iso-9001:2015/7.5.2',
    'iso-9001:2015/8.5.6',
    'iso-9001:2015/8.7.2',
    'iso-9001:2015/9.3.3',
  ],
  explanation:
    'A record of this type must be signed in its present state and nobody has given a sign-off with the meaning that is needed. Documents need approval before people work by them, the quality policy needs it from top management, and a decision about a change or a faulty product must name who took it; for other types the signature is good practice and the message says so. An approved review or a closed case still needs it: closing a record does not replace the signature. Let one of the persons named in the message sign with `qms sign`; one sign-off of a register counts for all its items; `approvedIn` names the signed management review that decided instead. `signOff.required` in qms.yaml changes who must sign what.',
  examples: {
    bad: {
      'policy.md': policyText(''),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    good: {
      'policy.md': policyText(
        block(
          `by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: "${policyDigest}"`,
        ),
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  concern: 'content',
  check: (record, queries, report) => {
    if (record.type === 'register') return checkRegister(record, queries, report);
    if (record.register !== null) return;
    const demand = demandOn(record, queries);
    const gap = demand === null ? null : gapOf(record, demand, queries);
    if (demand !== null && gap !== null) reportGap(record, demand, gap, queries, report);
  },
};
