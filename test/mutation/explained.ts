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
