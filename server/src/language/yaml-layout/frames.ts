import type { Path } from '../../model/text.ts';

/** A mapping or list that is open where the reader stands. */
export interface Frame {
  readonly kind: 'map' | 'seq';
  readonly column: number;
  readonly path: Path;
  readonly keys: Set<string>;
  /** Key or position of the latest entry. */
  last: string | number;
  /** True while nothing stands behind the latest entry. */
  open: boolean;
}

/** Path of the latest entry of a mapping or list. */
export const latest = ({ path, last }: Frame): Path => [...path, last];

/** The mappings and lists in block style around a line, the innermost last. */
export class Frames {
  readonly stack: Frame[] = [];

  get depth(): number {
    return this.stack.length;
  }

  get top(): Frame | undefined {
    return this.stack.at(-1);
  }

  push(kind: Frame['kind'], column: number, path: Path): Frame {
    const frame: Frame = { kind, column, path, keys: new Set(), last: kind === 'seq' ? -1 : '', open: false };
    this.stack.push(frame);
    return frame;
  }

  /** Path of what may stand on a line of its own at a column: the value of an entry still empty. */
  openPath(column: number): Path | null {
    const frame = this.stack.findLast((each) => each.column < column);
    return frame?.open === true ? latest(frame) : null;
  }

  /**
   * Enters the list whose dashes stand at a column and begins its next entry.
   * @returns the list, and whether this is its first entry
   */
  dash(column: number): { readonly list: Frame; readonly first: boolean } {
    while (this.stack.length > 0) {
      const top = this.top!;
      const belongs = top.column < column || (top.column === column && (top.kind === 'seq' || top.open));
      if (belongs) break;
      this.stack.pop();
    }
    let list = this.top;
    const first = list?.kind !== 'seq' || list.column !== column;
    if (first) {
      if (list !== undefined) list.open = false;
      list = this.push('seq', column, list === undefined ? [] : latest(list));
    }
    list!.last = Number(list!.last) + 1;
    list!.open = true;
    return { list: list!, first };
  }

  /** The mapping whose keys stand at a column; null where the layout allows none. */
  mapAt(column: number): Frame | null {
    while (this.stack.length > 0) {
      const top = this.top!;
      if (top.column < column || (top.column === column && top.kind === 'map')) break;
      this.stack.pop();
    }
    const top = this.top;
    if (top?.kind === 'map' && top.column === column) return top;
    if (top !== undefined && !top.open) return null;
    if (top !== undefined) top.open = false;
    return this.push('map', column, top === undefined ? [] : latest(top));
  }
}
