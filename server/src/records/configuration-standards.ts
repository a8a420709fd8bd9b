import { defineMessages } from '../messages/define-messages.ts';
import type { IsoDate, StandardInUse } from '../model/configuration.ts';
import type { FixPlan } from '../model/finding.ts';
import type { JsonObject } from '../model/json.ts';
import type { Path } from '../model/text.ts';
import { editions, standardOf } from '../standards/lookup.ts';
import { configurationFile } from './configuration.ts';
import { changeTo, type ReportAt, removal } from './configuration-faults.ts';
import { addDays, dateOf } from './dates.ts';
import { isObject, listOf, textOf } from './values.ts';

const say = defineMessages('config.standards', {
  twice: '`{id}` is named twice. Keep one entry, with its first and last day.',
  backwards: '`{id}` ends before it begins. Correct `from` or `until`.',
  overlap:
    '`{earlier}` and `{later}` hold on the same days. End one the day before the other begins, for a record is judged by one. Both hold from {days}.',
  undated:
    '`{earlier}` and `{later}` hold on the same days. Write `until` for one and `from` for the other, for a record is judged by one.',
  span: '{first} to {last}',
  onwards: '{first} on',
  end: 'End `{id}` on {last}',
  gap: 'No edition of {standard} holds from {first} to {last}. Let one begin the day after the other ends, or records of these days are not judged by it.',
});

interface Entry extends StandardInUse {
  readonly index: number;
  readonly plain: boolean;
}

/** Where a key of an entry stands, or the entry itself where it has none. */
const placeOf = ({ index, plain }: Entry, key: 'id' | 'from' | 'until'): Path =>
  plain ? ['standards', index] : ['standards', index, key];

/** Entries whose days, where they have any, are days: of others the schema speaks. */
const entriesOf = (data: JsonObject): readonly Entry[] =>
  listOf(data['standards']).flatMap((entry, index): readonly Entry[] => {
    if (typeof entry === 'string') return [{ id: entry, index, plain: true }];
    const id = isObject(entry) ? textOf(entry['id']) : null;
    if (!isObject(entry) || id === null) return [];
    const days = [entry['from'], entry['until']].map((day) => (day === undefined ? undefined : dateOf(day)));
    if (days.includes(null)) return [];
    const [from, until] = days;
    return [
      { id, index, plain: false, ...(from == null ? {} : { from }), ...(until == null ? {} : { until }) },
    ];
  });

/** `ISO 9001` for the id of one of its editions. */
function nameOf(id: string): string {
  const known = editions.find((edition) => edition.id === id);
  return standardOf(known?.name ?? id);
}

/** In the order in which editions begin; one without a first day goes first, and of two, the one named first. */
const byBeginning = (one: Entry, other: Entry): number =>
  (one.from ?? '').localeCompare(other.from ?? '') || one.index - other.index;

/**
 * Editions of one standard that do not follow one another: two in force on one day, a day between them on which none
 * is, one that ends before it begins, and one that is named twice.
 */
export function checkEditions(data: JsonObject, report: ReportAt): void {
  const sound: Entry[] = [];
  for (const entry of entriesOf(data)) {
    const { id, index, from, until } = entry;
    if (sound.some((other) => other.id === id)) {
      const path = ['standards', index];
      report(say.twice({ id }), path, 'value', [removal(path)]);
    } else if (from !== undefined && until !== undefined && until < from)
      report(say.backwards({ id }), placeOf(entry, 'until'));
    else sound.push(entry);
  }
  for (const standard of new Set(sound.map(({ id }) => standardOf(id)))) {
    const own = sound.filter((entry) => standardOf(entry.id) === standard).sort(byBeginning);
    own.slice(1).forEach((later, at) => {
      checkPair(own[at]!, later, report);
    });
  }
}

function checkPair(earlier: Entry, later: Entry, report: ReportAt): void {
  const names = { earlier: earlier.id, later: later.id };
  if (later.from === undefined) report(say.undated(names), placeOf(later, 'id'));
  else if (earlier.until === undefined || earlier.until >= later.from) {
    const last = [earlier.until, later.until].flatMap((day) => day ?? []).sort()[0];
    const first = later.from;
    const days = last === undefined ? say.onwards({ first }) : say.span({ first, last });
    report(say.overlap({ ...names, days }), placeOf(later, 'from'), 'value', endingBefore(earlier, first));
  } else if (addDays(earlier.until, 1) < later.from)
    report(
      say.gap({
        standard: nameOf(later.id),
        first: addDays(earlier.until, 1),
        last: addDays(later.from, -1),
      }),
      placeOf(later, 'from'),
      'value',
      [changeTo(addDays(earlier.until, 1), placeOf(later, 'from'))],
    );
}

/** The repair of an overlap, where the earlier edition is a mapping that may say its last day. */
function endingBefore(earlier: Entry, first: IsoDate): readonly FixPlan[] {
  const last = addDays(first, -1);
  if (earlier.plain || (earlier.from !== undefined && earlier.from > last)) return [];
  if (earlier.until !== undefined) return [changeTo(last, placeOf(earlier, 'until'))];
  const step = { kind: 'add-key', path: ['standards', earlier.index], key: 'until', value: last } as const;
  return [
    { title: say.end({ id: earlier.id, last }), certain: false, file: configurationFile, steps: [step] },
  ];
}
