import { plainWord } from '../../records/plain-word.ts';
import type { Proposal } from './proposal.ts';
import type { SeenFile } from './seen-file.ts';
import type { Trial } from './trial.ts';

/** Names that stand in fewer records than this are not worth a line each. */
const oftenNamed = 3;
const mostNames = 12;

/** The records of people and roles there are, by what they are called. */
function peopleAmong(files: readonly SeenFile[], trials: readonly Trial[]): ReadonlyMap<string, string> {
  const own = files.filter(({ isOwn }) => isOwn).map(({ data, typeWord }) => ({ ...data, type: typeWord }));
  const adopted = trials.flatMap(({ records }) => records.map(({ data }) => data));
  const found = new Map<string, string>();
  for (const data of [...own, ...adopted]) {
    const { id, type, title, name } = data as Readonly<Record<string, unknown>>;
    if ((type !== 'role' && type !== 'person') || typeof id !== 'string') continue;
    for (const called of [title, name]) if (typeof called === 'string') found.set(plainWord(called), id);
  }
  return found;
}

/** Whom names stand for where there is a record that is called so, and the names that stand often without one. */
export function proposePeople(
  files: readonly SeenFile[],
  trials: readonly Trial[],
): Pick<Proposal, 'people' | 'names'> {
  const counts = new Map<string, number>();
  for (const name of trials.flatMap(({ names }) => names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = peopleAmong(files, trials);
  const people: Record<string, string> = {};
  const names: { name: string; count: number }[] = [];
  for (const [name, count] of [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))) {
    const id = known.get(plainWord(name));
    if (id !== undefined) people[name] = id;
    else if (count >= oftenNamed && names.length < mostNames) names.push({ name, count });
  }
  return { people, names };
}
