import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { JsonObject } from '../model/json.ts';
import { clause, editions, nearestClause } from '../standards/lookup.ts';
import { largestFileSize, sizeOf } from './configuration.ts';
import { changeTo, type ReportAt } from './configuration-faults.ts';
import { dateOf } from './dates.ts';
import { excerpt } from './excerpt.ts';
import { isObject, mappingsOf, textOf } from './values.ts';

const say = defineMessages('config.values', {
  unknownClause: 'No clause is called `{clause}`. Write its number as the standard does, such as `7.2`.',
  mistypedClause: 'No clause is called `{clause}`. {suggestion}',
  size: '`fileSize` must be a size such as `1MB` or `500kB`.',
  largeSize: '`fileSize` can be `100MB` at most. Larger files are not read.',
  day: '`{value}` is not a day in the calendar. Write it as `2026-02-01`.',
  themeTwice: 'The theme `{id}` is listed twice. Give each theme an id of its own.',
});

/**
 * A clause that does not exist stands for nothing: rules would go on asking for what is kept elsewhere.
 * The number may stand alone or after its standard; letters of items as rules name them (`5.1.1.e`).
 */
export function checkElsewhere(data: JsonObject, report: ReportAt): void {
  for (const { index, value } of mappingsOf(data['elsewhere'])) {
    const written = textOf(value['clause']);
    if (written === null) continue;
    const number = written.slice(written.lastIndexOf('/') + 1);
    const refs = written === number ? editions.map(({ id }) => `${id}/${number}`) : [written];
    if (refs.some((ref) => clause(ref)?.number === number)) continue;
    // A whole chapter is no likely meaning of a number within it, and would silence much.
    const near = refs
      .map((ref) => clause(ref)?.ref ?? nearestClause(ref))
      .findLast((ref) => ref?.includes('.') === true);
    const meant = near == null ? null : written === number ? near.slice(near.indexOf('/') + 1) : near;
    const name = excerpt(written);
    const message =
      meant === null
        ? say.unknownClause({ clause: name })
        : say.mistypedClause({ clause: name, suggestion: didYouMean(meant) });
    const path = ['elsewhere', index, 'clause'];
    const fixes = meant === null ? [] : [changeTo(meant, path)];
    report(message, path, 'value', fixes);
  }
}

/** Values whose form the schema cannot describe: sizes, days, and themes that stand twice. */
export function checkValues(data: JsonObject, report: ReportAt): void {
  const limits = isObject(data['limits']) ? data['limits'] : {};
  if (limits['fileSize'] !== undefined) {
    const size = sizeOf(limits['fileSize']);
    if (size === null) report(say.size(), ['limits', 'fileSize']);
    else if (size > largestFileSize) report(say.largeSize(), ['limits', 'fileSize']);
  }
  for (const key of ['asOf', 'judgeFrom']) {
    const value = data[key];
    if (typeof value === 'string' && dateOf(value) === null)
      report(say.day({ value: excerpt(value) }), [key]);
  }
  const themes = mappingsOf(data['themes']);
  for (const { index, value } of themes) {
    const id = textOf(value['id']);
    if (id !== null && themes.some((other) => other.index < index && other.value['id'] === id)) {
      report(say.themeTwice({ id: excerpt(id) }), ['themes', index, 'id']);
    }
  }
}
