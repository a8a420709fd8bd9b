import { leadershipEvidence } from '../../domain/leadership/evidence.ts';
import { askedOfLeadership, recordsShowing } from '../../domain/leadership/items.ts';
import type { LeadershipItemEntry } from '../model.ts';
import { linkTo, type PackContext } from './context.ts';
import { boundedMap, limits } from './limits.ts';

/** What clause 5.1 asks top management to do, by the editions in force on the day, with what shows it since the last review. */
export function leadershipItemsOf({ queries, sinceLast, asOf }: PackContext): readonly LeadershipItemEntry[] {
  const evidence = leadershipEvidence(queries, sinceLast.from, { to: sinceLast.to });
  const asked = askedOfLeadership(queries, asOf);
  return asked.map((item) => ({
    slug: item.slug,
    title: item.title,
    clause: item.clause,
    shownBy: boundedMap(recordsShowing(item, evidence, asked), (record) => linkTo(record), limits.references),
  }));
}
