import { unreadHolders } from '../../domain/competence/holders.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { UnreadData } from '../../statistics/reading.ts';
import { indicatorSeries } from '../../statistics/series.ts';
import type * as Model from '../model.ts';
import type { PackContext } from './context.ts';
import { clip, limits } from './limits.ts';

/** What is missing from figures, as a member of what holds them; none where nothing is missing. */
interface Missing {
  readonly unread?: Model.UnreadData;
}

const missing = (unread: UnreadData | null): Missing =>
  unread === null ? {} : { unread: { file: clip(unread.file, limits.line), rows: unread.rows } };

/** What is missing from the readings of an indicator. */
export const unreadReadings = (indicator: QmsRecord | undefined, { queries }: PackContext): Missing =>
  indicator === undefined ? {} : missing(indicatorSeries(indicator, queries).unread);

/** Who is missing from the holders of a competence. */
export const unreadPeople = (competence: QmsRecord, { queries }: PackContext): Missing =>
  missing(unreadHolders(competence, queries));
