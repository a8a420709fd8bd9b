import { clausesIn } from './lookup.ts';
import { type Source, sources } from './sources.ts';

/**
 * What an edition asks for that the one before it did not, or not apart, as data, with where it comes from and how sure
 * it is. Sentences are our own.
 */

export interface EditionChange {
  /** The slug of what is new: a clause of `clauses.ts` or an item below one. */
  readonly slug: string;
  /** The clause of the new edition. */
  readonly clause: string;
  readonly title: string;
  /** What to do about it. */
  readonly summary: string;
  /** Records of these types, with these fields where some are named, show it. None: nothing has to be recorded. */
  readonly shownBy: readonly { readonly type: string; readonly fields: readonly string[] }[];
  readonly source: Source;
}

/** What an edition is said to ask for, and does not: it comes up in advertising, so the product says so. */
export interface NotAsked {
  readonly title: string;
  readonly source: Source;
}

type Row = Omit<EditionChange, 'clause'>;

const since2015: readonly Row[] = [
  {
    slug: 'leadership-quality-culture-and-ethics',
    title: 'Quality culture and ethical behaviour',
    summary:
      'Top management promotes a culture of quality and ethical behaviour. A communication or a survey on it, or a decision that cost money, shows that first.',
    shownBy: [
      { type: 'communication', fields: ['topics'] },
      { type: 'survey', fields: ['results'] },
      { type: 'leadership-commitment', fields: ['items'] },
    ],
    source: sources.finalDraft,
  },
  {
    slug: 'leadership-opportunity-thinking',
    title: 'Thinking in opportunities',
    summary:
      'Top management promotes thinking in risks and in opportunities, apart from thinking in processes.',
    shownBy: [
      { type: 'opportunity', fields: ['decision'] },
      { type: 'management-review', fields: ['inputs'] },
      { type: 'leadership-commitment', fields: ['items'] },
    ],
    source: sources.finalDraft,
  },
  {
    slug: 'policy-context',
    title: 'Policy and context',
    summary: 'The policy takes the context into account and supports the strategy: an item of its own.',
    shownBy: [{ type: 'quality-policy', fields: ['purposeAndContext', 'strategicDirection'] }],
    source: sources.report,
  },
  {
    slug: 'acting-on-risks',
    title: 'Risks apart from opportunities',
    summary: 'Risks are analysed, evaluated and acted on in a clause of their own.',
    shownBy: [{ type: 'risk', fields: ['likelihood', 'severity', 'treatment'] }],
    source: sources.several,
  },
  {
    slug: 'opportunity-cycle',
    title: 'Opportunities apart from risks',
    summary:
      'Opportunities go through the same cycle as risks: rated, decided on, acted on, and the effect evaluated.',
    shownBy: [{ type: 'opportunity', fields: ['rating', 'decision', 'effectiveness'] }],
    source: sources.several,
  },
  {
    slug: 'change-communication',
    title: 'Telling people of a change',
    summary: 'A change of the system is planned with who learns of it, and how.',
    shownBy: [{ type: 'change', fields: ['communication'] }],
    source: sources.report,
  },
  {
    slug: 'change-monitoring',
    title: 'Watching the effect of a change',
    summary: 'A change of the system is planned with how its effect is watched and its result reviewed.',
    shownBy: [{ type: 'change', fields: ['monitoring', 'effectiveness'] }],
    source: sources.report,
  },
  {
    slug: 'awareness-of-culture-and-ethics',
    title: 'Awareness of culture and ethical behaviour',
    summary:
      'People know what culture of quality and what ethical behaviour is expected of them. No record is asked for.',
    shownBy: [],
    source: sources.several,
  },
  {
    slug: 'audit-objectives',
    title: 'Objectives of an audit',
    summary: 'Each internal audit states what it is to find out, next to its criteria and scope.',
    shownBy: [{ type: 'audit', fields: ['objectives'] }],
    source: sources.report,
  },
  {
    slug: 'review-interested-party-changes',
    title: 'Changed needs of interested parties',
    summary:
      'The management review looks at what interested parties newly need and expect: its thirteenth input.',
    shownBy: [{ type: 'management-review', fields: ['inputs'] }],
    source: sources.independent,
  },
  {
    slug: 'review-opportunity-actions',
    title: 'Actions on opportunities in the review',
    summary:
      'The review judges actions on opportunities apart from those on risks. One section may cover both.',
    shownBy: [{ type: 'management-review', fields: ['inputs'] }],
    source: sources.independent,
  },
  {
    slug: 'continual-improvement',
    title: 'Continual improvement as 10.1',
    summary: 'Continual improvement opens the chapter, and there is no 10.3. Only the number changes.',
    shownBy: [],
    source: sources.report,
  },
];

const changes: Readonly<Record<string, readonly EditionChange[]>> = {
  'iso-9001:2026': since2015.flatMap((row) =>
    clausesIn(`iso-9001/${row.slug}`, 'iso-9001:2026').map(({ ref }) => ({ ...row, clause: ref })),
  ),
};

const notAskedBy: Readonly<Record<string, readonly NotAsked[]>> = {
  'iso-9001:2026': [
    { title: 'Rules for artificial intelligence', source: sources.several },
    { title: 'Rules for new technology', source: sources.several },
    { title: 'A programme for sustainability', source: sources.several },
  ],
};

/** What an edition (`iso-9001:2026`) asks for that the one before did not; empty where nothing is known of it. */
export const editionChanges = (edition: string): readonly EditionChange[] => changes[edition] ?? [];

/** What an edition is said to ask for and does not, for all that is known. */
export const notAsked = (edition: string): readonly NotAsked[] => notAskedBy[edition] ?? [];
