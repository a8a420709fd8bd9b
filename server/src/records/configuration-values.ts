import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { JsonObject } from '../model/json.ts';
import { clause, clausesIn, editions, holderOfUnknownItem, nearestClause } from '../standards/lookup.ts';
import { largestFileSize, sizeOf } from './configuration.ts';
import { changeTo, type ReportAt } from './configuration-faults.ts';
import { dateOf } from './dates.ts';
import { excerpt } from './excerpt.ts';
import { isObject, mappingsOf, textOf } from './values.ts';

const say = defineMessages('config.values', {
  unknownClause: 'No clause is called `{clause}`. Write its number as the standard does, such as `7.2`.',
  mistypedClause: 'No clause is called `{clause}`. {suggestion}',
  unknownItem:
    'Which item `{clause}` is cannot be known here. Write `{holder}` for all its items, or one as {earlier} letters it, such as `{example}`.',
  size: '`fileSize` must be a size such as `1MB` or `500kB`.',
  largeSize: '`fileSize` can be `100MB` at most. Larger files are not read.',
  day: '`{value}` is not a day in the calendar. Write it as `2026-02-01`.',
  themeTwice: 'The theme `{id}` is listed twice. Give each theme an id of its own.',
});

/** The number as the standard writes it, of a reference with its edition. */
const numberIn = (ref: string): string => ref.slice(ref.indexOf('/') + 1);

/** References that a clause under `elsewhere` may be meant as, best first: one that leads nowhere may be of another edition. */
function meantBy(written: string, refs: readonly string[], inUse: readonly string[]): readonly string[] {
  const number = numberIn(written);
  const moved = editions.flatMap(({ id }) =>
    inUse.flatMap((own) => (written === number ? clausesIn(`${id}/${number}`, own) : [])),
  );
  const near = refs.flatMap((ref) => clause(ref)?.ref ?? nearestClause(ref, inUse) ?? []);
  const depth = (ref: string): number => numberIn(ref).split('.').length;
  return [...moved.map(({ ref }) => ref), ...near.toSorted((one, other) => depth(other) - depth(one))];
}

/**
 * A clause that does not exist stands for nothing: rules would go on asking for what is kept elsewhere.
 * The number may stand alone or after its standard; letters of items as rules name them (`5.1.1.e`).
 * @param configured ids of the standards that qms.yaml names
 */
export function checkElsewhere(data: JsonObject, configured: readonly string[], report: ReportAt): void {
  const known = editions.map(({ id }) => id);
  const named = known.filter((id) => configured.includes(id));
  const inUse = named.length > 0 ? named : known;
  for (const { index, value } of mappingsOf(data['elsewhere'])) {
    const written = textOf(value['clause']);
    if (written === null) continue;
    const number = written.slice(written.lastIndexOf('/') + 1);
    const refs = written === number ? inUse.map((id) => `${id}/${number}`) : [written];
    if (refs.some((ref) => clause(ref)?.number === number)) continue;
    const path = ['elsewhere', index, 'clause'];
    const holder = refs.map(holderOfUnknownItem).find((found) => found !== undefined);
    if (holder !== undefined) {
      const earlier = editions.find(({ standard }) => standard === holder.edition.standard)!;
      const example = `${earlier.id}/${holder.number}.a`;
      const whole = written === number ? holder.number : holder.ref;
      const names = { clause: excerpt(written), holder: whole, earlier: earlier.name, example };
      report(say.unknownItem(names), path, 'value', [changeTo(whole, path)]);
      continue;
    }
    // A whole chapter is no likely meaning of a number within it, and would silence much.
    const near = meantBy(written, refs, inUse).find((ref) => ref.includes('.'));
    const meant = near === undefined ? null : written === number ? numberIn(near) : near;
    const name = excerpt(written);
    const message =
      meant === null
        ? say.unknownClause({ clause: name })
        : say.mistypedClause({ clause: name, suggestion: didYouMean(meant) });
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
