import type { Configuration, IsoDate } from '../model/configuration.ts';
import { dateOf } from '../records/dates.ts';
import { standardOf } from '../standards/lookup.ts';
import { isInForceOn } from './editions.ts';

/** A setting whose day makes the checks miss what they are there for. */
export type DatedFault =
  /** No event is judged yet: the first day on which they are is still to come. */
  | { readonly kind: 'judge-from'; readonly day: IsoDate }
  /** An edition that is not in force yet while no other of its standard is, by its place in `standards`. */
  | { readonly kind: 'edition-later'; readonly index: number; readonly id: string; readonly day: IsoDate }
  /** Editions are named, and none of them is in force. */
  | { readonly kind: 'no-edition' };

/** What settings of qms.yaml that name days are at fault on a day. */
export function datedFaults(
  settings: Pick<Configuration, 'judgeFrom' | 'standards'>,
  today: IsoDate,
): readonly DatedFault[] {
  const { standards } = settings;
  const judgeFrom = dateOf(settings.judgeFrom ?? undefined);
  const later = standards.flatMap(({ id, from }, index): DatedFault[] => {
    const day = dateOf(from);
    const another = standards.some(
      (each) => standardOf(each.id) === standardOf(id) && isInForceOn(each, today),
    );
    return day !== null && day > today && !another ? [{ kind: 'edition-later', index, id, day }] : [];
  });
  const noneInForce = standards.length > 0 && !standards.some((each) => isInForceOn(each, today));
  return [
    ...(judgeFrom !== null && judgeFrom > today ? [{ kind: 'judge-from', day: judgeFrom } as const] : []),
    ...later,
    ...(noneInForce && later.length === 0 ? [{ kind: 'no-edition' } as const] : []),
  ];
}
