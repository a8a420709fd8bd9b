import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { Configuration, ConfigurationSection, EvidenceLevel } from '../../../model/configuration.ts';
import type { Json } from '../../../model/json.ts';
import type { Message } from '../../../model/message.ts';
import type { Path } from '../../../model/text.ts';
import { configurationFile } from '../../../records/configuration.ts';
import { demandsOfType } from '../../../records/sign-off-demands.ts';
import { deepEqual } from '../../../workspace/deep-equal.ts';
import type { RuleLevel } from '../laxer-settings.ts';
import { isLonger } from '../longer.ts';
import { asksForLess } from '../weaker-demand.ts';
import { type Change, type ChangeSubject, type ValueChange, valueChange } from './change.ts';

const say = defineMessages('trust.change.settings', {
  unreadable: 'qms.yaml is gone or cannot be read any more.',
  changed: '`{name}` changes from {from} to {to}.',
  section: '`{name}` is changed, which decides what is checked and how.',
  demand: 'Less is asked of the sign-offs of records of the type `{type}`.',
  approvers: '{roles} may approve exceptions.',
  elsewhere: 'Evidence for {clauses} is said to be kept elsewhere.',
});

const rank = { off: 0, information: 1, warning: 2, error: 3 } as const;

const evidence: readonly EvidenceLevel[] = [
  'declared',
  'content-bound',
  'commit-bound',
  'signature-verified',
];

const at = (
  subject: ChangeSubject,
  message: Message,
  path: Path,
  values: readonly ValueChange[] = [],
): Change => ({ kind: 'setting', subject, message, place: { file: configurationFile, path }, values });

const changed = (
  subject: ChangeSubject,
  path: Path,
  from: string | number | null,
  to: string | number | null,
): Change => {
  const shown = (value: string | number | null): string => (value === null ? 'nothing' : `\`${value}\``);
  const name = path.join('.');
  return at(subject, say.changed({ name, from: shown(from), to: shown(to) }), path, [
    valueChange(name, from ?? undefined, to ?? undefined),
  ]);
};

/** Sections that decide what is read and as what: nobody can say of a change whether it is for better or worse. */
const reading: readonly ConfigurationSection[] = [
  'standards',
  'records',
  'exclude',
  'types',
  'aliases',
  'schemas',
  'limits',
  'asOf',
];

const subjectOf = (section: ConfigurationSection): ChangeSubject => {
  switch (section) {
    case 'standards':
    case 'schemas':
      return section;
    case 'asOf':
      return 'as-of';
    default:
      return 'files';
  }
};

/** What qms.yaml says is plain data. */
const asJson = (value: unknown): Json | undefined => (value === null ? undefined : (value as Json));

function ruleChanges(base: Configuration, head: Configuration, rules: readonly RuleLevel[]): Change[] {
  return rules.flatMap(({ id, level }) => {
    const [from, to] = [base.rules[id] ?? level, head.rules[id] ?? level];
    return rank[to] < rank[from] ? [changed('rule', ['rules', id], from, to)] : [];
  });
}

function signOffChanges(
  { signOff: base }: Configuration,
  { signOff: head }: Configuration,
  leading: ReadonlySet<string>,
): Change[] {
  const types = new Set([...Object.keys(base.required), ...Object.keys(head.required)]);
  const demands = [...types].flatMap((type) =>
    asksForLess(demandsOfType(type, head.required), demandsOfType(type, base.required), leading)
      ? [
          at(
            'demand',
            say.demand({ type }),
            ['signOff', 'required', type],
            [
              valueChange(
                `signOff.required.${type}`,
                asJson(base.required[type]),
                asJson(head.required[type]),
              ),
            ],
          ),
        ]
      : [],
  );
  return [
    ...(evidence.indexOf(head.evidence) < evidence.indexOf(base.evidence)
      ? [changed('evidence', ['signOff', 'evidence'], base.evidence, head.evidence)]
      : []),
    ...(base.recorded === 'refuse' && head.recorded === 'accept'
      ? [changed('evidence', ['signOff', 'recorded'], base.recorded, head.recorded)]
      : []),
    ...demands,
  ];
}

function durationChanges(base: Configuration, head: Configuration): Change[] {
  const durations = [
    [['review', 'interval'], base.review.interval, head.review.interval],
    [['review', 'tolerance'], base.review.tolerance, head.review.tolerance],
    [['audit', 'cycle'], base.audit.cycle, head.audit.cycle],
    [['complaints', 'respondWithin'], base.complaints.respondWithin, head.complaints.respondWithin],
    [['exceptions', 'longest'], base.exceptions.longest, head.exceptions.longest],
  ] as const;
  return durations.flatMap(([path, from, to]) =>
    isLonger(to, from) ? [changed('duration', path, from, to)] : [],
  );
}

/** Settings of the head that are laxer than those of the base, or decide what is read; what is stricter is left out. */
export function settingChanges(
  base: Configuration,
  head: Configuration | null,
  rules: readonly RuleLevel[],
  leading: ReadonlySet<string>,
): readonly Change[] {
  if (head === null) return [at('unreadable', say.unreadable(), [])];
  const approvers = head.exceptions.approvers.filter((role) => !base.exceptions.approvers.includes(role));
  const clauses = head.elsewhere
    .map(({ clause }) => clause)
    .filter((clause) => !base.elsewhere.some((known) => known.clause === clause));
  const [from, to] = [base.risk, head.risk].map(({ scale, threshold }) => threshold / (scale * scale));
  return [
    ...ruleChanges(base, head, rules),
    ...signOffChanges(base, head, leading),
    ...durationChanges(base, head),
    ...(to! > from!
      ? [changed('risk-threshold', ['risk', 'threshold'], base.risk.threshold, head.risk.threshold)]
      : []),
    ...((head.judgeFrom ?? '') > (base.judgeFrom ?? '')
      ? [changed('judge-from', ['judgeFrom'], base.judgeFrom, head.judgeFrom)]
      : []),
    ...(approvers.length === 0
      ? []
      : [
          at(
            'approvers',
            say.approvers({ roles: listed(approvers) }),
            ['exceptions', 'approvers'],
            [
              valueChange(
                'exceptions.approvers',
                asJson(base.exceptions.approvers),
                asJson(head.exceptions.approvers),
              ),
            ],
          ),
        ]),
    ...(clauses.length === 0
      ? []
      : [
          at(
            'elsewhere',
            say.elsewhere({ clauses: listed(clauses) }),
            ['elsewhere'],
            head.elsewhere
              .filter(({ clause }) => clauses.includes(clause))
              .map((each) => valueChange(`elsewhere[${each.clause}]`, undefined, asJson(each))),
          ),
        ]),
    ...reading
      .filter((section) => !deepEqual(base[section], head[section]))
      .map((section) =>
        at(
          subjectOf(section),
          say.section({ name: section }),
          [section],
          [valueChange(section, asJson(base[section]), asJson(head[section]))],
        ),
      ),
  ];
}
