import type { Path } from '../../model/text.ts';

/** A mapping or list that is open where the reader stands. */
export interface Frame {
  readonly kind: 'map' | 'seq';
  readonly column: number;
  readonly path: Path;
  readonly keys: Set<string>;
  /** Texts of a list's entries. */
  readonly texts: Set<string>;
  /** Key or position of the latest entry. */
  last: string | number;
  /** True while nothing stands behind the latest entry. */
  open: boolean;
}

/** Path of the latest entry of a mapping or list. */
export const latest = ({ path, last }: Frame): Path => [...path, last];

/** Whether a dash at a column can be inside a mapping or list, or its own. */
const belongs = (frame: Frame, column: number): boolean =>
  frame.column < column || (frame.column === column && (frame.kind === 'seq' || frame.open));

/** The mappings and lists in block style around a line, the innermost last. */
export class Frames {
  readonly stack: Frame[] = [];
  /** Keys of the mappings seen so far under the document's own keys. */
  readonly sections = new Map<string, Set<string>>();

  get depth(): number {
    return this.stack.length;
  }

  get top(): Frame | undefined {
    return this.stack.at(-1);
  }

  push(kind: Frame['kind'], column: number, path: Path): Frame {
    const last = kind === 'seq' ? -1 : '';
    const frame: Frame = { kind, column, path, keys: new Set(), texts: new Set(), last, open: false };
    if (kind === 'map' && path.length === 1) this.sections.set(String(path[0]), frame.keys);
    this.stack.push(frame);
    return frame;
  }

  /** Path of what may stand on a line of its own at a column: the value of an entry still empty. */
  openPath(column: number): Path | null {
    const frame = this.stack.findLast((each) => each.column < column);
    return frame?.open === true ? latest(frame) : null;
  }

  /**
   * Enters the list whose dashes stand at a column and begins its next entry. A dash at a column where no list
   * can stand is taken for one of the nearest list.
   * @returns the list, and whether this is its first entry
   */
  dash(column: number): { readonly list: Frame; readonly first: boolean } {
    const { stack } = this;
    let depth = stack.length;
    while (depth > 0 && !belongs(stack[depth - 1]!, column)) depth -= 1;
    const outer = stack[depth - 1];
    const fits =
      depth === 0 ? stack.length === 0 : outer!.open || (outer!.kind === 'seq' && outer!.column === column);
    const near = fits ? -1 : this.nearestList(column);
    stack.length = near < 0 ? depth : near + 1;
    let list = this.top;
    const first = near < 0 && (list?.kind !== 'seq' || list.column !== column);
    if (first) {
      if (list !== undefined) list.open = false;
      list = this.push('seq', column, list === undefined ? [] : latest(list));
    }
    list!.last = Number(list!.last) + 1;
    list!.open = true;
    return { list: list!, first };
  }

  /** Which list has its dashes nearest to a column; -1 where there is none. */
  nearestList(column: number): number {
    let nearest = -1;
    for (const [index, frame] of this.stack.entries()) {
      const distance = Math.abs(frame.column - column);
      if (frame.kind === 'seq' && (nearest < 0 || distance < Math.abs(this.stack[nearest]!.column - column)))
        nearest = index;
    }
    return nearest;
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
