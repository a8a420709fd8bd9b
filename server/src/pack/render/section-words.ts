import type { Audits, CompetenceView, LeadershipFigures, Pack, ProgrammeEntry, Risks } from '../model.ts';
import { count, day, number, shortSpan } from './format.ts';

/** Sentences at the head of sections, the same in every format. */

/** How many audits were held, and whether every process was within its cycle. */
export function auditWords({ held, processes, notAudited }: Audits): string {
  const lead = held === 0 ? 'No audit was held in the period.' : `${count(held, 'audit')} held.`;
  if (processes === 0) return lead;
  const missing = notAudited.items.length + notAudited.more;
  return missing === 0
    ? `${lead} No process has gone without an internal audit for longer than its audit cycle.`
    : `${lead} Of ${count(processes, 'process', 'processes')} ${number(missing)} ${missing === 1 ? 'was' : 'were'} in no internal audit within the audit cycle.`;
}

/** How many competences hang on too few people; what can be said of those on record, and no more. */
export function holderWords({ entries }: CompetenceView): string {
  const single = entries.items.filter((each) => each.singlePointOfFailure).length;
  const all = entries.items.length + entries.more;
  if (all === 0) return 'The records hold no competences.';
  if (single > 0)
    return `${count(single, 'competence')} ${single === 1 ? 'hangs' : 'hang'} on too few people.`;
  const atMinimum = entries.items.filter((each) => each.atMinimum).map(({ link }) => link.title ?? link.id);
  const held = `The ${count(all, 'competence')} on record ${all === 1 ? 'has' : 'have'} enough holders`;
  return atMinimum.length === 0 ? `${held}.` : `${held}; just enough: ${atMinimum.join(', ')}.`;
}

/** What was done to train people, and whether anyone looked at what it brought. */
export const trainingWords = ({ trainings }: CompetenceView): string =>
  trainings.held === 0
    ? 'No training was recorded in the period.'
    : `${count(trainings.held, 'training')} held, the effect of ${number(trainings.evaluated)} evaluated.`;

/** Over which time the leadership figures are counted. */
export const leadershipWords = ({ period }: LeadershipFigures): string =>
  period === null
    ? 'The review names no period.'
    : `All figures are counted over one time, ${shortSpan(period)}: since the last review, or since the period began where that is later. They come from records alone.`;

/** How many of the risks were assessed again after treatment. */
export function assessedAgainWords({ before, after }: Risks): string {
  const sum = (cells: Risks['before']): number => cells.reduce((all, cell) => all + cell.count, 0);
  return `After treatment, where assessed again (${number(sum(after))} of ${count(sum(before), 'risk')})`;
}

/**
 * What a rating is, and from where it asks for something.
 * @param marked how the cells that reach it are marked
 */
export const ratingWords = ({ threshold }: Risks, marked: string): string =>
  `Rating = likelihood × severity. ${marked} reach ${number(threshold)}, from where a risk needs action or acceptance.`;

/** Which records are listed at the end, and what their digests are. */
export const citedWords = ({ made }: Pack): string =>
  `The review, what it cites, and what else these pages show, with digests as of ${day(made.on)}: the first twelve characters of each; the pack as data holds them whole.`;

/** How far an audit programme was followed by the day of the pack. */
export const programmeWords = ({ due, held }: ProgrammeEntry): string =>
  due === 0
    ? 'no audit was due yet'
    : `${number(held)} of ${count(due, 'audit')} due so far ${held === 1 ? 'was' : 'were'} held`;
