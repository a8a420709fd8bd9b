import { day, dayOrNone } from '../../document/dates.ts';
import { percent } from '../../document/figures.ts';
import {
  type Element,
  type Inline,
  joined,
  quiet,
  sentence,
  type Text,
  type Tone,
  tag,
} from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { ActionEntry, ObjectiveEntry, ObjectiveProgress } from '../model.ts';
import { days, money } from './amounts.ts';
import { party } from './names.ts';
import { shared } from './shared.ts';
import { words } from './words.ts';

const say = defineMessages('pack.states', {
  begins: 'begins {date}',
  behindPlan: 'running, behind plan',
  ofTheWay: 'of the way to target',
  late: '{days} late',
  waits: 'waits: {what}',
  needs: 'needs {who}',
  spent: 'spent {amount}',
  times: '{count, number}×',
});

/** Tones of the words records use for states and results. */
const tones: Readonly<Record<string, Tone>> = {
  granted: 'good',
  'partly-granted': 'warn',
  deferred: 'warn',
  declined: 'plain',
  done: 'good',
  late: 'bad',
  overdue: 'bad',
  achieved: 'good',
  missed: 'bad',
  effective: 'good',
  'partly-effective': 'warn',
  'not-effective': 'bad',
  'on-track': 'good',
  'at-risk': 'warn',
  'off-track': 'bad',
  confirmed: 'good',
  partly: 'warn',
  'not-confirmed': 'bad',
  'signature-verified': 'good',
  'commit-bound': 'good',
  'content-bound': 'good',
  stale: 'bad',
  critical: 'bad',
  error: 'bad',
  warning: 'warn',
  blocked: 'bad',
};

const toneOf = (value: string): Tone => (Object.hasOwn(tones, value) ? tones[value]! : 'plain');

/** How good or bad a conclusion about the system is. */
export const verdictTone = (value: string): Tone => toneOf(value);

/** A state or result in words and with its tone; nothing for none. */
export const state = (value: string | null): Element | null =>
  value === null ? null : tag(words(value), toneOf(value));

const arrows = {
  improving: 'up',
  better: 'up',
  declining: 'down',
  worse: 'down',
  stable: 'level',
  unchanged: 'level',
} as const;

/** A trend in the direction that is better: an arrow and a word. */
export function trend(value: string | null): Element | null {
  if (value === null) return null;
  const arrow = Object.hasOwn(arrows, value) ? arrows[value as keyof typeof arrows] : null;
  return tag(words(value), arrow === 'up' ? 'good' : arrow === 'down' ? 'bad' : 'plain', arrow);
}

type Standing = Pick<ObjectiveEntry | ObjectiveProgress, 'state' | 'from' | 'reached' | 'behindPlan'>;

/** How an objective stands, in the same words wherever it is shown: one that is decided and begins later says when. */
export function standingWords({ state: standing, from, behindPlan }: Standing): Text | null {
  if (standing === null) return null;
  if (standing === 'proposed' && from !== null) return say.begins({ date: day(from) });
  return behindPlan && standing === 'running' ? say.behindPlan() : words(standing);
}

/** Whether it needs saying that the target is reached: what is achieved has said so. */
export const saysReached = ({ state: standing, reached }: Standing): boolean =>
  reached === true && standing !== 'achieved';

/** How an objective stands, with its tone. */
export function objectiveStanding(entry: Standing): Inline {
  const said = standingWords(entry);
  if (said === null) return null;
  const isLate = entry.behindPlan && entry.state === 'running';
  return joined(
    [
      tag(said, isLate ? 'warn' : toneOf(entry.state ?? '')),
      saysReached(entry) && tag(shared.targetReached(), 'good'),
    ],
    ' ',
  );
}

/** How much of the way from where it started to its target something has gone. */
export const progress = (share: number): Element => ({
  is: 'progress',
  share,
  of: percent(share),
  spoken: say.ofTheWay(),
});

/** How late something is, or was. */
export const lateBy = (count: number): Text => say.late({ days: days(count) });

/** How an action stands: done when, late by how much, waiting for what. */
export function actionState(action: ActionEntry): Inline {
  const { completedOn, daysLate, blockedBy, needsFrom, spent } = action;
  const notes = joined(
    [
      daysLate === null ? null : lateBy(daysLate),
      blockedBy === null ? null : say.waits({ what: blockedBy }),
      needsFrom === null ? null : sentence(say.needs, { who: party(needsFrom) }),
      spent === null ? null : say.spent({ amount: money(spent) }),
    ],
    '; ',
  );
  return joined(
    [
      joined([state(action.state), dayOrNone(completedOn)], ' '),
      state(action.effect),
      notes.length === 0 ? null : quiet(notes),
    ],
    ' · ',
  );
}

/** How often something was moved. */
export const times = (count: number): Text => say.times({ count });
