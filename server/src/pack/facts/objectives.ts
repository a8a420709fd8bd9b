import {
  baselineOf,
  interimTargets,
  milestonesOf,
  objectiveReaches,
} from '../../domain/measures/standing.ts';
import type { QmsRecord } from '../../model/record.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, isObject, numberOf, splitReference, textOf, textsOf } from '../../records/values.ts';
import { hasValue } from '../../statistics/reading.ts';
import type {
  ActionEntry,
  Bounded,
  Money,
  ObjectiveEntry,
  ObjectiveProgress,
  Reading,
  UnreadData,
} from '../model.ts';
import { actionEntry, actionsAt } from './actions.ts';
import { behindPlan } from './behind-plan.ts';
import {
  citedOf,
  dateBy,
  firstCited,
  line,
  lines,
  linkTo,
  member,
  moneyOf,
  namedBy,
  oneOf,
  type PackContext,
  paragraph,
  partyOf,
  recordAt,
  recordsOn,
  within,
} from './context.ts';
import { exact, indicatorOf, latestOf, readingsOn, trendLine } from './indicators.ts';
import { boundedMap, clip, limits } from './limits.ts';
import { stateOf } from './objective-state.ts';
import { commitmentWords } from './policy.ts';
import { unreadReadings } from './unread.ts';

interface Measured {
  readonly latest: Reading | null;
  readonly unread?: UnreadData;
  readonly unit: string | null;
  readonly reached: boolean | null;
}

/** The newest reading against the target. What was finished is judged by its result. */
function measuredOf(objective: QmsRecord, context: PackContext): Measured {
  const indicator = indicatorOf(context, idsOf(objective.data['indicator'])[0]);
  if (indicator === undefined) return { latest: null, unit: null, reached: null };
  const latest = latestOf(readingsOn(indicator, context));
  const target = numberOf(objective.data['target']);
  const value = resultValue(objective, context) ?? latest?.value ?? null;
  return {
    latest,
    unit: trendLine(indicator, context).unit,
    reached: value === null || target === null ? null : objectiveReaches(objective, indicator, value, target),
    ...unreadReadings(indicator, context),
  };
}

const resultValue = (objective: QmsRecord, context: PackContext): number | null =>
  dateBy(context, member(objective.data['result'], 'date')) === null
    ? null
    : numberOf(member(objective.data['result'], 'value'));

/** An objective in one line. */
export function objectiveProgress(written: string, context: PackContext): ObjectiveProgress {
  const cited = citedOf(context, written);
  const objective = recordAt(context, written);
  if (objective?.type !== 'quality-objective')
    return {
      cited,
      state: null,
      from: null,
      target: null,
      latest: null,
      unit: null,
      reached: null,
      behindPlan: false,
    };
  return {
    cited,
    state: stateOf(objective, context),
    from: dateOf(objective.data['effectiveFrom']),
    target: numberOf(objective.data['target']),
    ...measuredOf(objective, context),
    behindPlan: behindPlan(objective, context) !== null,
  };
}

function resourcesOf(objective: QmsRecord): Money | string | null {
  const { resources } = objective.data;
  return moneyOf(resources) ?? line(resources);
}

/** The policy an objective serves: the one it names, otherwise the one in force. */
export const policyOf = ({ data }: QmsRecord, context: PackContext): QmsRecord | undefined => {
  const named = textsOf(data['policy'])[0];
  return named === undefined ? recordsOn(context, 'quality-policy')[0] : recordAt(context, named);
};

/** The actions an objective names and those that name it, begun by the day of the pack. */
function actionsFor(objective: QmsRecord, context: PackContext): readonly ActionEntry[] {
  const naming = [
    ...namedBy(context, objective.id, 'objectives'),
    ...namedBy(context, objective.id, 'origin'),
  ];
  const all = [...actionsAt(idsOf(objective.data['actions']), context), ...naming.filter(isAction)];
  return [...new Map(all.map((action) => [action.key, action])).values()]
    .filter(({ phase, data }) => phase !== 'draft' && (dateOf(data['openedOn']) ?? '') <= context.asOf)
    .slice(0, limits.references)
    .map((action) => actionEntry(action, context));
}

const isAction = ({ type }: QmsRecord): boolean => type === 'action';

function objectiveEntry(objective: QmsRecord, context: PackContext): ObjectiveEntry {
  const { data } = objective;
  const indicator = indicatorOf(context, idsOf(data['indicator'])[0]);
  const readings = indicator === undefined ? [] : readingsOn(indicator, context).filter(hasValue);
  const { latest, unit, reached } = measuredOf(objective, context);
  const [baseline, target] = [baselineOf(objective), numberOf(data['target'])];
  const value = resultValue(objective, context) ?? latest?.value ?? null;
  const baselinePeriod = member(data['baseline'], 'period');
  return {
    link: linkTo(objective),
    state: stateOf(objective, context),
    themes: textsOf(data['themes']).slice(0, limits.references),
    commitment: line(data['commitment']),
    policy: firstCited(context, data['policy']),
    commitmentWords: commitmentWords(policyOf(objective, context), line(data['commitment'])),
    owner: partyOf(context, data['owner']),
    from: dateOf(data['effectiveFrom']),
    due: dateOf(data['due']),
    indicator: firstCited(context, data['indicator']),
    unit,
    baseline:
      baseline === null
        ? null
        : { value: baseline, period: baselinePeriod == null ? null : clip(String(baselinePeriod), 40) },
    target,
    latest,
    ...unreadReadings(indicator, context),
    reached,
    behindPlan: behindPlan(objective, context) !== null,
    progress:
      baseline === null || target === null || value === null || baseline === target
        ? null
        : exact((value - baseline) / (target - baseline)),
    pathway: interimTargets(objective)
      .slice(0, limits.references)
      .map(({ period, from, to, value: goal }) => {
        const reading = readings.findLast((one) => one.to <= to && one.to >= from)?.value ?? null;
        return {
          period,
          to,
          value: goal,
          reading,
          reached:
            reading === null || indicator === undefined
              ? null
              : objectiveReaches(objective, indicator, reading, goal),
        };
      }),
    milestones: milestonesOf(objective)
      .slice(0, limits.references)
      .map(({ what, due, done, doneOn }) => {
        const isDone = doneOn === null ? done : doneOn <= context.asOf;
        const end = isDone ? (doneOn ?? due) : context.asOf;
        return {
          what: clip(what, limits.line),
          due,
          doneOn: isDone ? doneOn : null,
          late: due !== null && end !== null && end > due,
        };
      }),
    criterion: line(data['criterion']),
    evaluation: line(data['evaluation']),
    forecast: context.isPresent ? oneOf(data['forecast'], ['on-track', 'at-risk', 'off-track']) : null,
    value: moneyOf(data['value']),
    resources: resourcesOf(objective),
    result:
      isObject(data['result']) && dateBy(context, data['result']['date']) !== null
        ? {
            value: numberOf(data['result']['value']),
            date: dateOf(data['result']['date']),
            note: paragraph(data['result']['note']),
          }
        : null,
    actions: actionsFor(objective, context),
  };
}

/** The objectives a review is about: those it names, then those that ran or ended since its period began. */
export function reviewObjectives(context: PackContext): readonly QmsRecord[] {
  const named = [...context.cited].flatMap((written) => recordAt(context, splitReference(written).id) ?? []);
  const running = recordsOn(context, 'quality-objective').filter((objective) => {
    if (objective.phase === 'review') return false;
    const ended = dateOf(member(objective.data['result'], 'date')) ?? dateOf(objective.data['withdrawnOn']);
    const begun = (dateOf(objective.data['effectiveFrom']) ?? '') <= context.asOf;
    return (
      begun &&
      (ended === null
        ? objective.phase === 'active'
        : within(ended, context.sinceLast) || ended > context.asOf)
    );
  });
  const all = [...named.filter(({ type }) => type === 'quality-objective'), ...running];
  return [...new Map(all.map((objective) => [objective.key, objective])).values()];
}

export const objectiveEntries = (
  objectives: readonly QmsRecord[],
  context: PackContext,
): Bounded<ObjectiveEntry> => boundedMap(objectives, (objective) => objectiveEntry(objective, context));

/** Texts of one theme or several that a record names. */
export const themesOf = (record: QmsRecord): readonly string[] => lines(record.data['themes']);

/** The first theme of a record, or null. */
export const themeOf = (record: QmsRecord): string | null => textOf(themesOf(record)[0]);
