import type { IsoDate } from '../../model/configuration.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { idsOf, isBlank, mappingsOf, textOf, textsOf } from '../../records/values.ts';
import { defineAggregate } from '../define-aggregate.ts';
import { weaknessOf } from '../evidence/counting.ts';
import { inForceOn } from '../in-force.ts';
import { isTopManagementOn, roleVersions, topManagementRolesOn } from '../people/roles.ts';
import { isHeld } from '../phases.ts';
import { attendancesOf } from '../review/attendance.ts';
import { currentBlocks } from '../sign-off/blocks.ts';
import { actsForLeadershipOn, entitlementOf, isLeadership } from '../sign-off/signer.ts';
import { cultureSurveys } from './culture.ts';

/** Communications that took place, by the person or role that spoke. */
const communicationsBySpeaker = defineAggregate<null>({
  name: 'communications by speaker',
  types: ['communication'],
  map: (record) =>
    record.phase === 'final' ? idsOf(record.data['by']).map((id) => [id, null] as const) : [],
});

/** Records of one review interval in which top management took part. */
export interface LeadershipEvidence {
  /** Policies in force that top management approved or affirmed. */
  readonly policies: readonly QmsRecord[];
  /** Management reviews held in the interval, attended or approved by top management. */
  readonly reviews: readonly QmsRecord[];
  /** Communications given by someone from top management in the interval. */
  readonly communications: readonly QmsRecord[];
  /** Leadership commitments of the interval that cite a record that is not another commitment. */
  readonly commitments: readonly QmsRecord[];
  /** Surveys on culture or ethics that were evaluated in the interval. */
  readonly cultureSurveys: readonly QmsRecord[];
  /** Ids of the top-management roles. */
  readonly leadingRoles: ReadonlySet<string>;
}

/** Persons who took part in a review: attendees, those of its meetings, and the chair. */
const participants = (review: QmsRecord): readonly string[] => [
  ...attendancesOf(review).map(({ person }) => person),
  ...idsOf(review.data['chair']),
];

/** True for what is more than a commitment, or a list of such: a word that rests on a word shows nothing. */
function showsMore(id: string, queries: Queries): boolean {
  const target = queries.target(id);
  if (target === undefined || target.type === 'leadership-commitment') return false;
  return target.type !== 'register' || queries.record(id)?.data['of'] !== 'leadership-commitment';
}

/** What is said against the text of a sign-off concerns the text: that it was given shows leadership all the same. */
function shows(record: QmsRecord, block: SignOffBlock, queries: Queries): boolean {
  const weakness = weaknessOf(record, block, queries);
  return weakness === null || ['no-digest', 'changed', 'not-shown'].includes(weakness.kind);
}

export interface LeadershipEvidenceOptions {
  /** The last day; default: today. */
  readonly to?: IsoDate;
  /** Whether sign-offs below the level of evidence asked for show anything. */
  readonly asGiven?: boolean;
}

/** Gathers the evidence of leadership from `from` to a last day, both included. */
export function leadershipEvidence(
  queries: Queries,
  from: IsoDate,
  { to = queries.today(), asGiven = false }: LeadershipEvidenceOptions = {},
): LeadershipEvidence {
  const roles = [...new Set([from, to].flatMap((day) => topManagementRolesOn(day, queries)))];
  const inTime = (record: QmsRecord): IsoDate | null => {
    const date = dateOf(record.data['date']);
    return date !== null && date >= from && date <= to ? date : null;
  };
  const leads = (person: string, date: IsoDate, type: string): boolean =>
    isTopManagementOn(person, date, queries) || actsForLeadershipOn(person, date, type, queries);
  const signedByLeadership = (record: QmsRecord, meanings: readonly string[]): boolean =>
    currentBlocks(record, queries).some(
      (block) =>
        meanings.includes(block.meaning ?? '') &&
        (block.date === null || block.date <= to) &&
        entitlementOf(record, block, queries)?.fault === null &&
        isLeadership(record, block, queries) &&
        (asGiven || shows(record, block, queries)),
    );
  const attended = (review: QmsRecord, date: IsoDate): boolean =>
    participants(review).some((person) => leads(person, date, review.type)) ||
    signedByLeadership(review, ['approved']);

  const reviews = queries.ofType('management-review').filter((review) => {
    const date = inTime(review);
    return isHeld(review) && date !== null && attended(review, date);
  });
  const speakers = [
    ...new Set(
      roles.flatMap((role) => [
        role,
        ...roleVersions(role, queries).flatMap(({ data }) =>
          mappingsOf(data['holders']).flatMap(({ value }) => idsOf(value['person'])),
        ),
      ]),
    ),
  ];
  const communications = speakers.flatMap((speaker) =>
    queries
      .aggregate(communicationsBySpeaker, speaker)
      .map(({ record }) => record)
      .filter((record) => {
        const date = inTime(record);
        return date !== null && leads(speaker, date, record.type);
      }),
  );
  const commitments = queries.ofType('leadership-commitment').filter((record) => {
    const date = inTime(record);
    const stands = record.phase === 'active' || record.phase === 'final';
    if (
      !stands ||
      date === null ||
      !idsOf(record.data['by']).some((person) => leads(person, date, record.type))
    )
      return false;
    return idsOf(record.data['records']).some((id) => showsMore(id, queries));
  });
  return {
    policies: inForceOn(queries, 'quality-policy', to).filter((policy) =>
      signedByLeadership(policy, ['approved', 'affirmed']),
    ),
    reviews,
    communications,
    commitments,
    cultureSurveys: cultureSurveys(queries, from, to),
    leadingRoles: new Set(roles),
  };
}

/** True when a review considered the input: it says something about it and does not set it aside. */
export const considers = ({ data }: QmsRecord, input: string): boolean =>
  mappingsOf(data['inputs']).some(
    ({ value }) =>
      textsOf(value['input']).includes(input) &&
      isBlank(value['notApplicable']) &&
      !(isBlank(value['summary']) && isBlank(value['conclusion'])),
  );

/** The outputs of a review that decide something (not `none`, not declined or put off). */
export const decisionsOf = ({ data }: QmsRecord) =>
  mappingsOf(data['outputs'])
    .map(({ value }) => value)
    .filter((output) => !isBlank(output['decision']))
    .filter((output) => !['declined', 'deferred'].includes(textOf(output['answer']) ?? ''));
