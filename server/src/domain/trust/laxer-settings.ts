import { defineMessages } from '../../messages/define-messages.ts';
import type { Configuration, IsoDate } from '../../model/configuration.ts';
import type { Severity } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import type { Path } from '../../model/text.ts';
import { dateOf, daysBetween } from '../../records/dates.ts';
import { demandsOfType } from '../../records/sign-off-demands.ts';
import type { LaxerKind, LaxerPlace } from './laxer-place.ts';
import { isLonger } from './longer.ts';
import { asksForLess } from './weaker-demand.ts';

const say = defineMessages('trust', {
  setting: '{name}: {value}',
  ruleOff: '`{rule}` is switched off.',
  ruleLowered:
    '`{rule}` is lowered from {from, select, error {error} warning {warning} other {information}} to {to, select, warning {warning} other {information}}.',
  notAsked: 'Nobody has to sign records of the type `{type}`, which by default have to be signed.',
  askedLess: 'A weaker sign-off than by default is enough for records of the type `{type}`.',
  evidence: 'A sign-off counts whether its digest matches the content or not.',
  asOf: 'Dates are judged as of {day}, {days, plural, one {# day} other {# days}} back.',
  standards: 'No standard is named, so no clause counts.',
  reviewInterval: 'Management reviews may be `{value}` apart, longer than `{most}`.',
  reviewTolerance: 'A management review may be `{value}` late before that is an error, longer than `{most}`.',
  auditCycle: 'A round of audits may take `{value}`, longer than `{most}`.',
  complaintAnswer: 'A complaint may wait `{value}` for an answer, longer than `{most}`.',
  riskThreshold: 'Risks need an action from {value} of {highest} only, more than two thirds of the scale.',
  exceptionLength: 'An exception may last `{value}`, longer than `{most}`.',
});

/** Days after which a day that checks judge on is called old. */
const oldAfter = 30;

const rank: Readonly<Record<Severity, number>> = { information: 0, warning: 1, error: 2 };

const place = (kind: LaxerKind, message: Message, path: Path, value: string | number): LaxerPlace => ({
  kind,
  label: say.setting({ name: path.join('.'), value: String(value) }),
  message,
  path,
});

function laxerRules(configured: Configuration['rules'], rules: readonly RuleLevel[]): LaxerPlace[] {
  return rules.flatMap(({ id, level }) => {
    const own = Object.hasOwn(configured, id) ? configured[id] : undefined;
    const path = ['rules', id];
    if (own === undefined) return [];
    if (own === 'off') return [place('rule', say.ruleOff({ rule: id }), path, own)];
    if (rank[own] >= rank[level]) return [];
    return [place('rule', say.ruleLowered({ rule: id, from: level, to: own }), path, own)];
  });
}

function laxerDemands({ required }: Configuration['signOff'], leading: ReadonlySet<string>): LaxerPlace[] {
  return Object.keys(required).flatMap((type) => {
    const now = demandsOfType(type, required);
    if (!asksForLess(now, demandsOfType(type, {}), leading)) return [];
    const path = ['signOff', 'required', type];
    const words = now.map(
      ({ meaning, by, roles }) => `${meaning} by ${by === 'roles' ? roles.join('/') : by}`,
    );
    return now.length === 0
      ? [place('sign-off', say.notAsked({ type }), path, 'false')]
      : [place('sign-off', say.askedLess({ type }), path, words.join(', '))];
  });
}

function laxerDurations({ review, audit, complaints, exceptions }: Configuration): LaxerPlace[] {
  const durations = [
    ['review-interval', say.reviewInterval, ['review', 'interval'], review.interval, 'P18M'],
    ['review-tolerance', say.reviewTolerance, ['review', 'tolerance'], review.tolerance, 'P3M'],
    ['audit-cycle', say.auditCycle, ['audit', 'cycle'], audit.cycle, 'P36M'],
    [
      'complaint-answer',
      say.complaintAnswer,
      ['complaints', 'respondWithin'],
      complaints.respondWithin,
      'P30D',
    ],
    ['exception-length', say.exceptionLength, ['exceptions', 'longest'], exceptions.longest, 'P12M'],
  ] as const;
  return durations.flatMap(([kind, message, path, value, most]) =>
    isLonger(value, most) ? [place(kind, message({ value, most }), path, value)] : [],
  );
}

/** A rule as far as its level may be lowered. */
export interface RuleLevel {
  readonly id: string;
  readonly level: Severity;
}

/**
 * Where qms.yaml says something laxer than the product does by default, or than is usual; in the order of its sections.
 * @param leading ids of the roles of top management
 * @param day the day of the calendar, whichever day the checks judge on; null where another setting than `asOf` decides
 */
export function laxerSettings(
  configuration: Configuration,
  rules: readonly RuleLevel[],
  leading: ReadonlySet<string>,
  day: IsoDate | null,
): readonly LaxerPlace[] {
  const { signOff, risk, standards } = configuration;
  const asOf = dateOf(configuration.asOf ?? undefined);
  const age = asOf === null || day === null ? 0 : daysBetween(asOf, day);
  const highest = risk.scale * risk.scale;
  return [
    ...laxerRules(configuration.rules, rules),
    ...laxerDemands(signOff, leading),
    ...(signOff.evidence === 'declared'
      ? [place('evidence', say.evidence(), ['signOff', 'evidence'], signOff.evidence)]
      : []),
    ...(asOf !== null && age > oldAfter
      ? [place('as-of', say.asOf({ day: asOf, days: age }), ['asOf'], asOf)]
      : []),
    ...(standards.length === 0 ? [place('standards', say.standards(), ['standards'], '[]')] : []),
    ...laxerDurations(configuration),
    ...(risk.threshold * 3 > highest * 2
      ? [
          place(
            'risk-threshold',
            say.riskThreshold({ value: risk.threshold, highest }),
            ['risk', 'threshold'],
            risk.threshold,
          ),
        ]
      : []),
  ];
}
