import type { ProposedChange } from '../../language/proposed-edit.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { SpanEdit } from '../../model/text.ts';
import { LocatedFile } from '../../workspace/located-file.ts';
import type { EditedCells } from './outcome.ts';
import { undoOf } from './undo.ts';

const say = defineMessages('table.result', {
  done: '{cells, plural, one {# cell} other {# cells}} in {files, plural, one {# file} other {# files}}',
  nothing: 'Nothing is different.',
});

/** Collects what is written, and what takes it back. */
export class Result {
  /** Rows that are the same record under another key then. */
  readonly moved = new Map<string, string>();
  readonly #created: { readonly file: string; readonly text: string }[] = [];
  readonly #changes: ProposedChange[] = [];
  readonly #undo: ProposedChange[] = [];
  readonly #versions: Record<string, number | null> = {};

  /** @param after the text of the file once these are made */
  put(file: LocatedFile, edits: readonly SpanEdit[], after: string): void {
    if (edits.length === 0) return;
    this.#versions[file.path] = file.version;
    this.#changes.push(...changesIn(file, edits));
    this.#undo.push(...changesIn(new LocatedFile(file.path, after), undoOf(file.text, edits)));
  }

  create(file: string, text: string): void {
    this.#created.push({ file, text });
  }

  /** All of it as one edit, of so many cells. */
  edit(cells: number): EditedCells {
    const files = new Set([...this.#created, ...this.#changes].map(({ file }) => file)).size;
    return {
      kind: 'edit',
      edit: { created: this.#created, changes: this.#changes, versions: this.#versions, annotations: {} },
      undo: {
        ...{ created: [], changes: this.#undo, versions: {}, annotations: {} },
        deleted: this.#created.map(({ file }) => file),
      },
      summary: files === 0 ? say.nothing() : say.done({ cells, files }),
      moved: [...this.moved].map(([row, now]) => ({ row, now })),
    };
  }
}

const changesIn = (file: LocatedFile, edits: readonly SpanEdit[]): readonly ProposedChange[] =>
  edits.map(({ span, text }) => ({ file: file.path, range: file.rangeOf(span), newText: text }));
