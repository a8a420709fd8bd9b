import type { Mutant } from './instrument.ts';

/** Code, on one line, and what it is changed to; without that, whatever it is changed to. */
type Change = readonly [file: string, before: string, after?: string];

/** Changes that make no difference anybody could see. */
const explained: readonly { readonly why: string; readonly changes: readonly Change[] }[] = [
  {
    why: 'A day is neither before nor after none: comparing text with null gives false. The compiler wants it said.',
    changes: [
      ['domain/people/delegations.ts', 'from === null || until === null || to === undefined', 'false'],
      [
        'domain/people/delegations.ts',
        'from === null || until === null || to === undefined',
        '(from === null || until === null) && to === undefined',
      ],
      ['domain/people/delegations.ts', 'from === null || until === null', 'false'],
      ['domain/people/delegations.ts', 'from === null || until === null', 'from === null && until === null'],
      ['domain/people/delegations.ts', 'from === null', 'false'],
      ['domain/people/delegations.ts', 'until === null', 'false'],
      ['domain/sign-off/exceptions.ts', 'from === null', 'false'],
      ['domain/sign-off/exceptions.ts', 'until === null', 'false'],
      ['domain/sign-off/facts-after.ts', 'date === null', 'false'],
      ['domain/sign-off/facts-after.ts', 'day !== null', 'true'],
      ['domain/evidence/counting.ts', 'judgeFrom !== null && date !== null', 'true'],
      [
        'domain/evidence/counting.ts',
        'judgeFrom !== null && date !== null',
        'judgeFrom !== null || date !== null',
      ],
      ['domain/evidence/counting.ts', 'judgeFrom !== null', 'true'],
      ['domain/evidence/counting.ts', 'date !== null', 'true'],
      ['domain/trust/laxer-settings.ts', 'asOf !== null', 'true'],
      ['rules/sign-off/review-unapproved.ts', 'date === null', 'false'],
      ['rules/sign-off/signoff-date.ts', 'date === null', 'false'],
      ['rules/sign-off/signoff-date.ts', 'event !== null', 'true'],
      ['rules/sign-off/signoff-date.ts', 'from !== null', 'true'],
      ['rules/sign-off/signoff-date.ts', 'to !== null', 'true'],
      ['rules/sign-off/signoff-late.ts', 'signed !== null', 'true'],
      ['rules/sign-off/signoff-missing.ts', 'from !== null', 'true'],
      ['rules/sign-off/signoff-order.ts', 'on !== null', 'true'],
      ['rules/sign-off/signoff-role.ts', 'start !== null && each.date !== null', 'true'],
      [
        'rules/sign-off/signoff-role.ts',
        'start !== null && each.date !== null',
        'start !== null || each.date !== null',
      ],
      ['rules/sign-off/signoff-role.ts', 'start !== null', 'true'],
      ['rules/sign-off/signoff-role.ts', 'each.date !== null', 'true'],
    ],
  },
  {
    why: 'It spares work: what follows comes to the same.',
    changes: [
      ['domain/people/delegations.ts', 'to === person', 'false'],
      ['domain/sign-off/blocks.ts', 'blocks.length < 2', 'false'],
      ['domain/sign-off/blocks.ts', 'other !== block', 'true'],
      ['domain/sign-off/demands.ts', "record.type === 'risk'", 'true'],
      ['domain/sign-off/demands.ts', 'type === null', 'false'],
      ['domain/evidence/counting.ts', "!needsHistory(asked) || queries.history().kind === 'none'", 'false'],
      [
        'domain/evidence/counting.ts',
        "!needsHistory(asked) || queries.history().kind === 'none'",
        "!needsHistory(asked) && queries.history().kind === 'none'",
      ],
      ['domain/evidence/counting.ts', "queries.history().kind === 'none'", 'false'],
      ['domain/evidence/counting.ts', "'none'", '""'],
      ['domain/evidence/counting.ts', 'shortfall === null', 'false'],
      ['domain/evidence/gaps.ts', "queries.history().kind === 'none'", 'false'],
      ['domain/evidence/gaps.ts', "'none'", '""'],
      ['domain/sign-off/decision.ts', 'digest === null', 'false'],
      ['domain/sign-off/exceptions.ts', 'demands.length === 0', 'false'],
      ['domain/trust/unsigned-keys.ts', 'now === shipped', 'false'],
      ['records/block-identity.ts', 'form === undefined', 'true'],
      ['records/block-identity.ts', 'forms.set(block, form);'],
      ['records/dates.ts', '!(time > firstTime)', 'false'],
      ['records/dates.ts', 'time > firstTime', 'true'],
      ['records/dates.ts', 'time > firstTime', 'time >= firstTime'],
      ['records/dates.ts', 'time > lastTime', 'time >= lastTime'],
      ['records/dates.ts', 'duration.days === 0', 'false'],
      ['records/expected-digests.ts', 'blocks.length === 0', 'false'],
      ['records/sign-off-demands.ts', 'demands.length === 0', 'false'],
      ['records/sign-off-demands.ts', 'record.status !== null', 'true'],
      ['records/signed-body.ts', '!mayDiffer.test(body)', 'false'],
      ['records/signed-body.ts', 'removed.size === 0', 'false'],
      ['records/expected-digests.ts', 'known !== undefined', 'false'],
      ['records/expected-digests.ts', 'boundForms.set(meaning, forms);'],
      ['domain/sign-off/signer.ts', "queries.target(id)?.type !== 'role'", 'false'],
      ['domain/people/present-id.ts', 'known.get(id) ?? queries.target(id)?.id'],
      ['domain/people/present-id.ts', 'known.set(id, found);'],
      ['domain/people/roles.ts', 'appointments === undefined', 'true'],
      ['domain/people/roles.ts', 'holders.includes(person)', 'false'],
      ['domain/people/roles.ts', 'known.set(role, appointments);'],
      ['rules/sign-off/signoff-before-content.ts', 'record.pastDates.length === 0', 'false'],
      ['rules/sign-off/signoff-meaning.ts', 'signOffBlocks(record.data).length === 0', 'false'],
      ['rules/sign-off/signoff-not-leadership.ts', 'blocks.length === 0', 'false'],
      ['rules/sign-off/signoff-order.ts', 'demands.length < 2', 'false'],
    ],
  },
  {
    why: 'What was asked before, or is asked next, says so already; the compiler does not know.',
    changes: [
      ['domain/people/delegations.ts', 'grantedBy === null', 'false'],
      ['domain/people/delegations.ts', 'meaning !== null', 'true'],
      ['domain/people/delegations.ts', 'to === undefined', 'false'],
      ['domain/evidence/counting.ts', "shortfall?.kind === 'not-shown'", 'true'],
      ['domain/evidence/counting.ts', 'shortfall?.kind', 'shortfall.kind'],
      ['domain/evidence/counting.ts', "evidence?.kind === 'introduced'", 'true'],
      ['domain/evidence/counting.ts', 'evidence?.kind', 'evidence.kind'],
      ['domain/evidence/counting.ts', 'other.role !== null && block.role !== null', 'true'],
      [
        'domain/evidence/counting.ts',
        'other.role !== null && block.role !== null',
        'other.role !== null || block.role !== null',
      ],
      ['domain/evidence/counting.ts', 'other.role !== null', 'true'],
      ['domain/evidence/counting.ts', 'block.role !== null', 'true'],
      ['domain/evidence/level.ts', 'person === null', 'false'],
      ['domain/evidence/level.ts', 'record === undefined', 'false'],
      ['domain/sign-off/again.ts', 'each.by !== null', 'true'],
      ['domain/sign-off/decision.ts', 'review === undefined', 'false'],
      ['domain/sign-off/decision.ts', 'digest !== null', 'true'],
      ['domain/sign-off/gaps.ts', 'block.meaning === null', 'false'],
      ['domain/sign-off/how-to-sign.ts', 'person === undefined', 'false'],
      ['domain/sign-off/how-to-sign.ts', 'role !== undefined', 'true'],
      ['domain/sign-off/unknown-files.ts', 'target === null', 'false'],
      ['domain/trust/unsigned-keys.ts', 'now === undefined', 'false'],
      ['domain/sign-off/met.ts', 'role === null', 'false'],
      ['domain/sign-off/signer.ts', 'role === null', 'false'],
      ['domain/sign-off/signer.ts', 'date === null', 'false'],
      ['domain/sign-off/signer.ts', 'id !== null', 'true'],
      [
        'domain/sign-off/signer.ts',
        '[block.by, block.onBehalfOf, block.role].filter((id) => id !== null)',
        '[block.by, block.onBehalfOf, block.role]',
      ],
      ['domain/people/roles.ts', 'date !== null', 'true'],
      [
        'domain/people/roles.ts',
        '[...effective, ...held].filter((date) => date !== null)',
        '[...effective, ...held]',
      ],
      ['rules/sign-off/signoff-before-content.ts', 'block.date === null', 'false'],
      ['rules/sign-off/signoff-date.ts', 'by === null', 'false'],
      ['rules/sign-off/signoff-date.ts', 'by !== null', 'true'],
      ['rules/sign-off/signoff-date.ts', 'role === null', 'false'],
      ['rules/sign-off/signoff-evidence-weak.ts', 'each.recordedBy === null', 'false'],
      ['rules/sign-off/signoff-role.ts', 'each.by === null', 'false'],
      ['rules/sign-off/signoff-role.ts', 'each.date === null', 'false'],
      ['rules/sign-off/signoff-self.ts', 'author === undefined', 'false'],
    ],
  },
  {
    why: 'The rule is not asked about such a record: `concern` and `needs` say so already.',
    changes: [
      [
        'rules/sign-off/signoff-evidence-weak.ts',
        "!Array.isArray(record.data['signOffs']) || !isSigned(record)",
        'false',
      ],
      [
        'rules/sign-off/signoff-evidence-weak.ts',
        "!Array.isArray(record.data['signOffs']) || !isSigned(record)",
        "!Array.isArray(record.data['signOffs']) && !isSigned(record)",
      ],
      ['rules/sign-off/signoff-evidence-weak.ts', "isBefore(record, queries.config('judgeFrom'))", 'false'],
      ['rules/sign-off/signoff-evidence-weak.ts', "'judgeFrom'", '""'],
      ['rules/sign-off/signoff-stale.ts', "record.phase !== 'active' && record.phase !== 'final'", 'false'],
    ],
  },
  {
    why: 'Keys that no schema knows are bound anyway.',
    changes: [['records/bound-record.ts', '[]', '["Stryker was here"]']],
  },
  {
    why: 'A month that is none has no length, and no day of it is one.',
    changes: [
      ['records/dates.ts', 'month >= 1 && month <= 12', 'true'],
      ['records/dates.ts', 'month >= 1 && month <= 12', 'month >= 1 || month <= 12'],
      ['records/dates.ts', 'month >= 1', 'true'],
      ['records/dates.ts', 'month <= 12', 'true'],
    ],
  },
  {
    why: 'Any text that is no name of a role, and no meaning, will do where there is none.',
    changes: [
      ['domain/sign-off/blocks.ts', 'role === null', 'false'],
      ['domain/sign-off/blocks.ts', "''"],
      ['domain/sign-off/how-to-sign.ts', "''"],
      ['domain/sign-off/met.ts', "''"],
      ['domain/sign-off/facts-after.ts', "''"],
    ],
  },
  {
    why: 'No key of a record is called so, and kinds of keys other than SSH are written alike.',
    changes: [
      ['domain/sign-off/exceptions.ts', '[]', '["Stryker was here"]'],
      ['domain/evidence/signing-keys.ts', "'gpg'", '""'],
    ],
  },
  {
    why: 'Of the same day, no order gives another day.',
    changes: [
      [
        'domain/sign-off/met.ts',
        "(one.date ?? '') < (other.date ?? '')",
        "(one.date ?? '') <= (other.date ?? '')",
      ],
      ['domain/sign-off/met.ts', "(one.date ?? '') > (other.date ?? '')", 'true'],
      [
        'domain/sign-off/met.ts',
        "(one.date ?? '') > (other.date ?? '')",
        "(one.date ?? '') >= (other.date ?? '')",
      ],
    ],
  },
  {
    why: 'The sort asks in one direction only, and keeps the order of what is not less.',
    changes: [
      ['domain/sign-off/met.ts', "(one.date ?? '') > (other.date ?? '')", 'false'],
      [
        'domain/sign-off/met.ts',
        "(one.date ?? '') > (other.date ?? '')",
        "(one.date ?? '') <= (other.date ?? '')",
      ],
      ['domain/sign-off/met.ts', 'one.index - other.index', 'one.index + other.index'],
      ['domain/sign-off/met.ts', "one.date ?? ''", "one.date && ''"],
      ['domain/sign-off/met.ts', "other.date ?? ''", "other.date && ''"],
    ],
  },
  {
    why: 'An item that its register answers for lacks nothing, so nothing is listed either way.',
    changes: [
      ['rules/sign-off/signoff-missing.ts', '(block) => block.meaning === meaning', '() => undefined'],
      ['rules/sign-off/signoff-missing.ts', 'block.meaning === meaning', 'false'],
    ],
  },
  {
    why: 'The sentence does not use this value in this case.',
    changes: [
      ['rules/sign-off/signoff-missing.ts', "''"],
      ['rules/sign-off/signoff-missing.ts', "'others'"],
      ['rules/sign-off/signoff-evidence-unknown.ts', "''"],
    ],
  },
];

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

export const isExplained = ({ file, before, after }: Mutant): boolean =>
  explained.some(({ changes }) =>
    changes.some(
      ([where, old, made]) =>
        file.endsWith(`/${where}`) &&
        old === oneLine(before) &&
        (made === undefined || made === oneLine(after)),
    ),
  );
