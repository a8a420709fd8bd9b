import { clausesIn, type Edition, editions } from './lookup.ts';

/**
 * What top management itself has to do for the system and for the customer (5.1), as data: the slugs that a
 * leadership-commitment names under `items`. An edition asks for those whose clause slug, `leadership-` and the item's
 * own, it has a clause for.
 */

export interface LeadershipItem {
  /** As written in `items` of a leadership-commitment. */
  readonly slug: string;
  /** What top management does, in a few words of our own. */
  readonly title: string;
  /** The clause that asks for it. */
  readonly clause: string;
  /** The same without an edition: `iso-9001/leadership-resources`. */
  readonly reference: string;
}

type ItemRow = readonly [slug: string, title: string];

/** All items of all editions; those of 5.1.1 first. */
const iso9001: readonly ItemRow[] = [
  ['accountability', 'Answering for whether the system works'],
  ['policy-and-objectives', 'Setting policy and objectives in line with the strategy'],
  ['business-integration', 'Making quality part of the business'],
  ['process-approach', 'Thinking in processes'],
  ['opportunity-thinking', 'Thinking in risks and in opportunities'],
  ['resources', 'Providing resources'],
  ['communicating-importance', 'Saying why quality matters'],
  ['intended-results', 'Seeing to results'],
  ['engaging-people', 'Engaging and supporting people'],
  ['promoting-improvement', 'Promoting improvement'],
  ['supporting-managers', 'Supporting other managers'],
  ['quality-culture-and-ethics', 'Promoting a culture of quality and ethical behaviour'],
  ['customer-requirements', 'Knowing and meeting requirements of customers and of the law'],
  ['customer-risks', 'Dealing with risks for conformity and satisfaction'],
  ['customer-satisfaction-focus', 'Keeping customer satisfaction in focus'],
];

const itemsOf = ({ id, standard }: Edition): readonly LeadershipItem[] =>
  iso9001.flatMap(([slug, title]) => {
    const reference = `${standard}/leadership-${slug}`;
    const [found] = clausesIn(reference, id);
    return found === undefined ? [] : [{ slug, title, clause: found.ref, reference }];
  });

const byEdition: ReadonlyMap<string, readonly LeadershipItem[]> = new Map(
  editions.map((edition) => [edition.id, itemsOf(edition)]),
);

/** What an edition (`iso-9001:2026`) asks top management to do; empty for an edition unknown here. */
export const leadershipItems = (edition: string): readonly LeadershipItem[] => byEdition.get(edition) ?? [];
