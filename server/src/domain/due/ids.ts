import type { Due } from './item.ts';

/** So much of a text tells things apart; calendars and issues do not like longer names. */
const longest = 64;

/** What an id is made of may hold anything: blanks and the signs that part it are written otherwise. */
const written = (text: string): string =>
  [...text.trim().slice(0, longest * 2)]
    .slice(0, longest)
    .join('')
    .trim()
    .replace(/[\s:~]+/g, '-');

/** What something that is due is called, the same whatever its day: `calibration:EQ-004`. */
function nameOf({ kind, part, record }: Due): string {
  const id = record === null ? '' : record.id === '' ? record.key : record.id;
  // Each version is signed by itself, and the first is another matter than the next.
  const version = kind === 'sign-off' && record?.version != null ? `@${record.version}` : '';
  return [kind, `${id}${version}`, part]
    .map(written)
    .filter((each) => each !== '')
    .join(':');
}

/**
 * An id for each thing that is due, unique in a root. Two of one name, from records that carry one id, are told apart by
 * their order in the files.
 */
export function withIds(all: readonly Due[]): readonly (Due & { readonly id: string })[] {
  const used = new Map<string, number>();
  const key = ({ record }: Due): string => record?.key ?? '';
  const inOrder = [...all].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
  return inOrder.map((due) => {
    const name = nameOf(due);
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return { ...due, id: count === 1 ? name : `${name}~${count}` };
  });
}
