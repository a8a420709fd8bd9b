import { clausesIn, type Edition, editions } from './lookup.ts';

/**
 * What a management review must look at, as data: the keys that `inputs` uses, with titles and hints of our own. An
 * edition asks for those whose slug, `review-` and the key, it has a clause for.
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
  /** The same without an edition (`iso-9001/review-resources`), or null. */
  readonly reference: string | null;
  /** True where the standard asks for information on performance, and so for a trend. */
  readonly performance: boolean;
  /** An input that a section on this one covers as well, unless it has a section of its own. */
  readonly within?: string;
}

/** What an input is in every edition that asks for it. */
interface InputRow extends Omit<ReviewInput, 'clause' | 'reference'> {
  /** Year of the first edition that asks for it apart from another. */
  readonly since?: string;
}

/** All inputs of all editions, in the order in which a review looks at them. */
const iso9001: readonly InputRow[] = [
  {
    key: 'previous-actions',
    title: 'Actions from earlier reviews',
    hint: 'Name every action decided earlier: what is done and worked, what is open, what is late and why.',
    performance: false,
  },
  {
    key: 'context-changes',
    title: 'Changes inside and outside',
    hint: 'Say what has changed since the last review in market, law, technology, climate, ownership or staff, and what follows for the system.',
    performance: false,
  },
  {
    key: 'interested-party-changes',
    title: 'Changed needs of interested parties',
    hint: 'Say what customers, owners, staff, authorities and others need or expect that they did not before, and what follows for the system.',
    performance: false,
  },
  {
    key: 'customer-satisfaction',
    title: 'Customer satisfaction and feedback',
    hint: 'Bring surveys, complaints and what other interested parties said, and which way it moves.',
    performance: true,
  },
  {
    key: 'objectives',
    title: 'Quality objectives',
    hint: 'For each objective state target, reading and forecast, and what stands in the way of those at risk.',
    performance: true,
  },
  {
    key: 'process-performance',
    title: 'Processes and product quality',
    hint: 'Show how the main processes perform against their criteria and how often products or services failed their requirements.',
    performance: true,
  },
  {
    key: 'nonconformities',
    title: 'Nonconformities and corrective actions',
    hint: 'Show number, cost and repeats, and whether the corrective actions removed the causes.',
    performance: true,
  },
  {
    key: 'monitoring-results',
    title: 'Monitoring and measuring',
    hint: 'Report what the indicators and measurements of the period show that the other inputs do not.',
    performance: true,
  },
  {
    key: 'audit-results',
    title: 'Audits',
    hint: 'Sum up internal, customer and certification audits: findings by grade, repeats, and what is still open.',
    performance: true,
  },
  {
    key: 'external-providers',
    title: 'External providers',
    hint: 'Show how critical suppliers and outsourced processes performed and which of them need a decision.',
    performance: true,
  },
  {
    key: 'resources',
    title: 'Resources',
    hint: 'Say where people, equipment, money or knowledge do not suffice, what that costs, and what is asked for.',
    performance: false,
  },
  {
    key: 'risk-actions',
    title: 'Actions on risks and opportunities',
    hint: 'Say which actions on risks and opportunities worked, which did not, and what changed in the ratings.',
    performance: false,
  },
  {
    key: 'opportunity-actions',
    title: 'Actions on opportunities',
    hint: 'Say which actions on opportunities brought what they were meant to, and which opportunities are judged anew.',
    performance: false,
    within: 'risk-actions',
    since: '2026',
  },
  {
    key: 'improvement-opportunities',
    title: 'Opportunities for improvement',
    hint: 'Bring the improvements worth deciding on, with benefit, effort and the objective each would serve.',
    performance: false,
  },
];

const inputsOf = ({ id, year, standard }: Edition): readonly ReviewInput[] =>
  iso9001.flatMap(({ since, ...input }) => {
    const reference = `${standard}/review-${input.key}`;
    const [found] = clausesIn(reference, id);
    return found === undefined || (since ?? year) > year ? [] : [{ ...input, clause: found.ref, reference }];
  });

const byEdition: ReadonlyMap<string, readonly ReviewInput[]> = new Map(
  editions.map((edition) => [edition.id, inputsOf(edition)]),
);

/** The inputs a standard's edition (`iso-9001:2015`) asks a management review to take in; empty for an edition unknown here. */
export const reviewInputs = (edition: string): readonly ReviewInput[] => byEdition.get(edition) ?? [];
