import { itemsOf } from '../../domain/register.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { declaredApprovals } from '../../domain/sign-off/declared.ts';
import { demandsOn } from '../../domain/sign-off/demands.ts';
import { type Gap, missingDemands, type OpenDemand } from '../../domain/sign-off/gaps.ts';
import { howToSign } from '../../domain/sign-off/how-to-sign.ts';
import { inOrder, openWords } from '../../domain/sign-off/still-to-sign.ts';
import { asDemanded, demandClauses, signatureNamed } from '../../domain/sign-off/words.ts';
import { changeToId } from '../../domain/words/fixes.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import type { Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { dateOf } from '../../records/dates.ts';
import { isBefore } from '../../records/history.ts';
import type { Demand } from '../../records/sign-off-demands.ts';
import { block, jane, managingDirector, policyDigest, policyText } from './examples.ts';

const say = defineMessages('signoff-missing', {
  leadership:
    '{state, select, held {This review was held on {date}} future {This record takes effect on {date}} force {This record is in force} status {This record has the status `{status}`} other {This record is not marked as a draft}} but lacks the {signature} of top management. Have it signed off by {signer}.',
  leadershipOrReview:
    '{state, select, held {This review was held on {date}} future {This record takes effect on {date}} force {This record is in force} status {This record has the status `{status}`} other {This record is not marked as a draft}} but lacks the {signature} of top management. Have it signed off by {signer}, or name the management review that decided it under `approvedIn`.',
  named:
    '{state, select, held {This review was held on {date}} future {This record takes effect on {date}} force {This record is in force} status {This record has the status `{status}`} other {This record is not marked as a draft}} but lacks the {signature} of {named}. Have it signed off by {signer}.',
  namedOrReview:
    '{state, select, held {This review was held on {date}} future {This record takes effect on {date}} force {This record is in force} status {This record has the status `{status}`} other {This record is not marked as a draft}} but lacks the {signature} of {named}. Have it signed off by {signer}, or name the management review that decided it under `approvedIn`.',
  anyone:
    '{state, select, held {This review was held on {date}} future {This record takes effect on {date}} force {This record is in force} status {This record has the status `{status}`} other {This record is not marked as a draft}} but lacks its {signature}. Have it signed off by {signer}.',
  anyoneOrReview:
    '{state, select, held {This review was held on {date}} future {This record takes effect on {date}} force {This record is in force} status {This record has the status `{status}`} other {This record is not marked as a draft}} but lacks its {signature}. Have it signed off by {signer}, or name the management review that decided it under `approvedIn`.',
  oneOfNamed: 'any of the persons and roles it names',
  notNamed:
    'The {signature} was given by someone else than this record names. Have it signed off by {signer}, or correct who is named and have it signed again. It names {named}.',
  unknownReview:
    'No management review has the id {id}, so the approval is missing. Correct `approvedIn`, or have this record signed off by {signer}.',
  notHeld:
    '{review} has not been held yet, so the approval is missing. Complete that management review, or have this record signed off by {signer}.',
  notCited:
    '{review} does not approve this record, so the approval is missing. Name it under `approves` in the output that decided it before that review is signed, or have this record signed off by {signer}.',
  notSigned:
    '{review} is not approved itself, so the approval is missing. Have that management review signed, or have this record signed off by {signer}.',
  items:
    '{count} records in this register lack {by, select, leadership {the {signature} of top management} other {the {signature} they need}}. Sign each, or have all of them signed off at once by {signer}. They are {ids}.',
  itemsWithoutId:
    '{count} records in this register lack {by, select, leadership {the {signature} of top management} other {the {signature} they need}}. Sign each, or give the register an id and have it signed off. They are {ids}.',
  documents:
    '{count} records need their {signature} and state none. Have those in force signed off, or set those that are not back to draft. They are in {files}.',
  several:
    '{open, plural, one {One more {signature}} other {# more {signature} sign-offs}} {open, plural, one {is} other {are}} still missing. Have it signed off by {signer}.',
  severalRoles: 'The {signature} of {roles} is still missing. Have it signed off by {signer}.',
  rejected:
    '{signer} {meaning, select, rejected {rejected this} other {withdrew the signature}} on {date}. Amend it and have it signed off by {next}, or take it out of use.',
  andThen: '{finding} After that it still needs {signatures}.',
  review: 'The management review',
  backToDraft: 'Set back to draft until it is signed',
});

/** What a record is, as far as it explains why it must be signed. */
function stateOf({ data, kind, status, type }: QmsRecord, today: IsoDate) {
  const date = dateOf(data['date']);
  if (type === 'management-review' && date !== null) return { state: 'held', date, status: '' };
  if (kind === 'maintained' && (status === null || status === 'effective')) {
    const from = dateOf(data['effectiveFrom']);
    const isFuture = from !== null && from > today;
    return { state: isFuture ? 'future' : 'force', date: from ?? '', status: '' };
  }
  return { state: status === null ? 'none' : 'status', date: '', status: status ?? '' };
}

/** Nothing of the needed meaning: from whom it is missing, and, for objectives, the other way to it. */
function unsigned(record: QmsRecord, demand: Demand, queries: Queries): Message {
  const lacking = {
    ...stateOf(record, queries.today()),
    signature: signatureNamed(demand.meaning),
    signer: howToSign(record, demand, queries).signer,
  };
  const hasOtherWay = demand.approvedIn;
  if (demand.by === 'top-management')
    return hasOtherWay ? say.leadershipOrReview(lacking) : say.leadership(lacking);
  const [first, ...others] = demand.named;
  if (first === undefined) return hasOtherWay ? say.anyoneOrReview(lacking) : say.anyone(lacking);
  const named = others.length > 0 ? say.oneOfNamed() : nameAndId(queries, first);
  return hasOtherWay ? say.namedOrReview({ ...lacking, named }) : say.named({ ...lacking, named });
}

function sentence(record: QmsRecord, demand: Demand, gap: Gap, queries: Queries): Message {
  const { signer } = howToSign(record, demand, queries);
  switch (gap.kind) {
    case 'none':
      return unsigned(record, demand, queries);
    case 'several': {
      const signature = signatureNamed(demand.meaning);
      if (gap.openRoles.length === 0) return say.several({ open: gap.open, signature, signer });
      return say.severalRoles({ signature, roles: listed(gap.openRoles, 'and', 3), signer });
    }
    case 'cancelled':
      return say.rejected({
        signer: gap.block.by === null ? '' : nameAndId(queries, gap.block.by),
        meaning: gap.block.meaning ?? '',
        date: gap.block.date ?? '',
        next: signer,
      });
    case 'not-named':
      return say.notNamed({
        signature: signatureNamed(demand.meaning),
        signer,
        named: listed(
          demand.named.map((id) => nameAndId(queries, id)),
          'or',
        ),
      });
    case 'unknown':
      return say.unknownReview({ id: gap.id, signer });
    case 'not-held':
      return say.notHeld({ review: gap.review.id, signer });
    case 'not-cited':
      return say.notCited({ review: gap.review.id, signer });
    case 'not-signed':
      return say.notSigned({ review: gap.review.id, signer });
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
      title: say.backToDraft(),
      certain: false,
      file: record.file,
      record: record.key,
      steps: [{ kind: 'set-key', key: 'status', value: 'draft' }],
    },
  ];
}

/** Reviews with an id like the one under `approvedIn`. */
function reviewFixes(record: QmsRecord, written: string, queries: Queries): readonly FixPlan[] {
  const path = Array.isArray(record.data['approvedIn']) ? ['approvedIn', 0] : ['approvedIn'];
  return queries.nearestIds(written.replace(/@.*$/, ''), ['management-review']).map((id) => ({
    title: changeToId(id),
    certain: false,
    file: record.file,
    record: record.key,
    steps: [{ kind: 'replace-value', path, value: id }],
  }));
}

/** True for what an adopted document states in words: `approval-declared` says what that is worth. */
const isDeclared = (record: QmsRecord, { demand, gap }: OpenDemand): boolean =>
  gap.kind === 'none' && demand.meaning === 'approved' && declaredApprovals(record).length > 0;

/** The sentence about what comes next, and after it who has to sign then. */
function wholeSentence(
  record: QmsRecord,
  { demand, gap }: OpenDemand,
  later: readonly OpenDemand[],
  queries: Queries,
): Message {
  const finding = sentence(record, demand, gap, queries);
  const [first, ...others] = later.map((open) => openWords(open, queries));
  const whole =
    first === undefined ? finding : say.andThen({ finding, signatures: inOrder([first, ...others]) });
  return asDemanded(whole, demand);
}

function reportGap(
  record: QmsRecord,
  [next, ...later]: readonly [OpenDemand, ...OpenDemand[]],
  queries: Queries,
  report: Report,
): void {
  const { demand, gap } = next;
  const byDecision = 'review' in gap || gap.kind === 'unknown';
  report({
    message: wholeSentence(record, next, later, queries),
    ...(record.id === '' ? {} : { signOff: howToSign(record, demand, queries).signOff }),
    cause: {
      key: `${demand.meaning} by ${demand.by}`,
      many: ({ count, files }) =>
        asDemanded(say.documents({ count, files, signature: signatureNamed(demand.meaning) }), demand),
    },
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
          message: say.review(),
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
  const whole = demandsOn(register, queries).find(
    ({ meaning }) => !currentBlocks(register, queries).some((block) => block.meaning === meaning),
  );
  if (whole === undefined) return;
  const open: { item: QmsRecord; demand: Demand }[] = [];
  for (const item of itemsOf(register, queries)) {
    if (isBefore(item, queries.config('judgeFrom'))) continue;
    const [next] = missingDemands(item, queries);
    if (next === undefined) continue;
    const { demand, gap } = next;
    if (gap.kind === 'none') open.push({ item, demand });
    else reportGap(item, [next], queries, report);
  }
  const [first] = open;
  if (first === undefined) return;
  if (open.length === 1) {
    reportGap(first.item, [{ demand: first.demand, gap: { kind: 'none' } }], queries, report);
    return;
  }
  const how = howToSign(register, whole, queries);
  const items = {
    count: open.length,
    by: whole.by === 'top-management' ? 'leadership' : 'others',
    signature: signatureNamed(whole.meaning),
    ids: listed(open.map(({ item }) => item.id)),
  };
  report({
    basis: whole.basis,
    clauses: demandClauses(whole),
    message: asDemanded(
      register.id === '' ? say.itemsWithoutId(items) : say.items({ ...items, signer: how.signer }),
      whole,
    ),
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
    const [next, ...later] = missingDemands(record, queries);
    if (next === undefined || isDeclared(record, next)) return;
    reportGap(record, [next, ...later], queries, report);
  },
};
