/**
 * What a management review must look at, as data per standard and edition: the keys that `inputs` uses,
 * with titles and hints of our own.
 */

export interface ReviewInput {
  /** As written in `inputs: [{input: …}]`. */
  readonly key: string;
  /** A few words of our own, as a heading. */
  readonly title: string;
  /** What to write, for the person who prepares the input. */
  readonly hint: string;
  /** The clause that asks for it, or null for an input the organization added itself. */
  readonly clause: string | null;
  /** True where the standard asks for information on performance, and so for a trend. */
  readonly performance: boolean;
}

const iso9001of2015: readonly ReviewInput[] = [
  {
    key: 'previous-actions',
    title: 'Actions from earlier reviews',
    hint: 'Name every action decided earlier: what is done and worked, what is open, what is late and why.',
    clause: 'iso-9001:2015/9.3.2.a',
    performance: false,
  },
  {
    key: 'context-changes',
    title: 'Changes inside and outside',
    hint: 'Say what has changed since the last review in market, law, technology, climate, ownership or staff, and what follows for the system.',
    clause: 'iso-9001:2015/9.3.2.b',
    performance: false,
  },
  {
    key: 'customer-satisfaction',
    title: 'Customer satisfaction and feedback',
    hint: 'Bring surveys, complaints and what other interested parties said, and which way it moves.',
    clause: 'iso-9001:2015/9.3.2.c.1',
    performance: true,
  },
  {
    key: 'objectives',
    title: 'Quality objectives',
    hint: 'For each objective state target, reading and forecast, and what stands in the way of those at risk.',
    clause: 'iso-9001:2015/9.3.2.c.2',
    performance: true,
  },
  {
    key: 'process-performance',
    title: 'Processes and product quality',
    hint: 'Show how the main processes perform against their criteria and how often products or services failed their requirements.',
    clause: 'iso-9001:2015/9.3.2.c.3',
    performance: true,
  },
  {
    key: 'nonconformities',
    title: 'Nonconformities and corrective actions',
    hint: 'Show number, cost and repeats, and whether the corrective actions removed the causes.',
    clause: 'iso-9001:2015/9.3.2.c.4',
    performance: true,
  },
  {
    key: 'monitoring-results',
    title: 'Monitoring and measuring',
    hint: 'Report what the indicators and measurements of the period show that the other inputs do not.',
    clause: 'iso-9001:2015/9.3.2.c.5',
    performance: true,
  },
  {
    key: 'audit-results',
    title: 'Audits',
    hint: 'Sum up internal, customer and certification audits: findings by grade, repeats, and what is still open.',
    clause: 'iso-9001:2015/9.3.2.c.6',
    performance: true,
  },
  {
    key: 'external-providers',
    title: 'External providers',
    hint: 'Show how critical suppliers and outsourced processes performed and which of them need a decision.',
    clause: 'iso-9001:2015/9.3.2.c.7',
    performance: true,
  },
  {
    key: 'resources',
    title: 'Resources',
    hint: 'Say where people, equipment, money or knowledge do not suffice, what that costs, and what is asked for.',
    clause: 'iso-9001:2015/9.3.2.d',
    performance: false,
  },
  {
    key: 'risk-actions',
    title: 'Actions on risks and opportunities',
    hint: 'Say which actions on risks and opportunities worked, which did not, and what changed in the ratings.',
    clause: 'iso-9001:2015/9.3.2.e',
    performance: false,
  },
  {
    key: 'improvement-opportunities',
    title: 'Opportunities for improvement',
    hint: 'Bring the improvements worth deciding on, with benefit, effort and the objective each would serve.',
    clause: 'iso-9001:2015/9.3.2.f',
    performance: false,
  },
];

const byEdition: ReadonlyMap<string, readonly ReviewInput[]> = new Map([['iso-9001:2015', iso9001of2015]]);

/** The inputs a standard's edition (`iso-9001:2015`) asks a management review to take in; empty for an edition unknown here. */
export const reviewInputs = (edition: string): readonly ReviewInput[] => byEdition.get(edition) ?? [];
