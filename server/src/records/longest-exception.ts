import type { Configuration, IsoDate } from '../model/configuration.ts';
import { defaultConfiguration } from './configuration.ts';
import { addDays, addDuration, durationOf } from './dates.ts';

/** How long exceptions may last; the default where qms.yaml says what is no duration. */
const longestOf = ({ longest }: Configuration['exceptions']) =>
  durationOf(longest) ?? durationOf(defaultConfiguration.exceptions.longest)!;

/** The latest day on which what begins on a day may still excuse anything: the longest time, that day included. */
export const latestEnd = (from: IsoDate, setting: Configuration['exceptions']): IsoDate =>
  addDays(addDuration(from, longestOf(setting)), -1);
