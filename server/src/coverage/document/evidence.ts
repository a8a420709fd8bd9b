import { dayOrNone } from '../../document/dates.ts';
import { type Inline, id, item, joined, lines, quiet } from '../../document/inline.ts';
import { sourceOf } from '../../pack/document/view.ts';
import type { Bounded, ClauseCoverage, EvidenceEntry } from '../model.ts';
import type { CoveragePages } from './pages.ts';
import { recordCounts, say, standsElsewhere } from './words.ts';

/** So many records are named. */
const fewRecords = 6;

/** Words for being in use: said of every record, they say nothing. */
const usual: ReadonlySet<string | null> = new Set([null, 'effective', 'active']);

/** How many records there are. */
export const recordsIn = ({ items, more }: Bounded<unknown>): number => items.length + more;

/** What is kept elsewhere, what does not apply, and the first records. */
export function evidenceCell(
  row: Pick<ClauseCoverage, 'label' | 'elsewhere' | 'exclusions' | 'records'> &
    Partial<Pick<ClauseCoverage, 'counts'>>,
  how: CoveragePages,
): Inline {
  const all = recordsIn(row.records);
  const few = all <= fewRecords ? fewRecords : fewRecords - 1;
  return lines(
    ...standsElsewhere(row),
    all > few && row.counts !== undefined ? quiet(recordCounts({ counts: row.counts })) : null,
    ...row.records.items.slice(0, few).map((entry) => record(entry, how)),
    all > few ? quiet(say.andMore({ count: all - few })) : null,
  );
}

/** A record with what is to be known of it. */
function record({ link, status, date, standing }: EvidenceEntry, { isLive }: CoveragePages): Inline {
  const isUsual = standing === 'current' && usual.has(status);
  const note = isUsual ? null : joined([status?.replaceAll('-', ' '), dayOrNone(date)], ' ');
  const shown = joined([joined([link.title, id(link.id)], ' '), quiet(note)], ' · ');
  return isLive === true ? item(sourceOf(link), shown) : shown;
}
