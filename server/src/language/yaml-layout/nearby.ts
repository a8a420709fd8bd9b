import type { YamlPlace } from '../yaml-place.ts';
import { emptyPlace } from './blank.ts';
import { type Frame, type Frames, latest } from './frames.ts';
import type { YamlLines } from './lines.ts';

/**
 * What a line with nothing but white space, or a single word, may have been begun for although it is not
 * indented for it: another key of the mapping it comes behind (an editor goes on at the dash of an entry, not
 * at its keys), or the next entry of the list around it. Of each the innermost; what stands behind the line
 * must still have its place.
 *
 * @param start of the line
 * @param at offset behind its indentation
 * @param fits whether something can be written at the line's own column
 */
export function nearbyPlaces(
  lines: YamlLines,
  { stack }: Frames,
  start: number,
  at: number,
  fits: boolean,
): readonly YamlPlace[] {
  const column = at - start;
  const next = lines.nextColumn(at);
  const goesOn = (frame: Frame): boolean =>
    next <= frame.column && (next < 0 || next === frame.column || stack.some((each) => each.column === next));
  const moved = (frame: Frame): YamlPlace => ({
    ...emptyPlace(at, frame.column),
    indent: { span: { start, end: at }, column: frame.column },
    continues: column > frame.column ? latest(frame) : null,
  });
  const places: YamlPlace[] = [];
  const inner = stack.findLastIndex(({ kind }) => kind === 'map');
  const map = stack[inner];
  const list = stack[inner - 1];
  const isEntry = list?.kind === 'seq';
  if (map !== undefined && map.column !== column && goesOn(map)) {
    const isBehindDash = isEntry && list.column <= column && column < map.column;
    const isHeldOpen = column < map.column && next === map.column;
    if (!fits || isBehindDash || isHeldOpen)
      places.push({ ...moved(map), key: { path: map.path, present: map.keys, hasColon: false } });
  }
  const outer = stack.findLastIndex(({ kind }) => kind === 'seq');
  const around = stack[outer];
  const isBehindEntry = !fits || stack[outer + 1]?.column === column;
  if (around !== undefined && around.column < column && goesOn(around) && isBehindEntry)
    places.push({ ...moved(around), item: around.path, others: around.texts });
  return places;
}
