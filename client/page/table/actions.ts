import type { SignedAnswer } from '../../../server/src/main/lsp/protocol/tables.ts';
import type { FromTablePage, KeptFilter, KeptLayout } from '../table-messages.ts';
import type { CellEditor } from './cell-editor.ts';
import type { Painter } from './painter.ts';
import type { Actions } from './screen.ts';
import type { TableState } from './state.ts';
import type { Writes } from './writes.ts';

/** Pixels a column has at least and at most. */
const [leastWidth, mostWidth] = [48, 800];

interface Parts {
  readonly state: TableState;
  readonly painter: Painter;
  readonly editor: CellEditor;
  readonly writes: Writes;
  readonly post: (message: FromTablePage) => void;
  readonly filtered: (filter: KeptFilter) => void;
}

/** What people can do with a table, with the parts that do it. */
export function actionsOf({ state, painter, editor, writes, post, filtered }: Parts): Actions {
  const keep = (layout: Partial<KeptLayout>): void => {
    state.layout = { ...state.layout, ...layout };
    post({ kind: 'keep', layout: state.layout });
  };
  return {
    draw: () => painter.draw(),
    place: (cell, isExtended) => painter.place(cell, isExtended),
    tick: (row, isOn) => {
      const ticked = new Set(state.ticked);
      if (isOn) ticked.add(row);
      else ticked.delete(row);
      state.ticked = ticked;
      painter.draw();
    },
    tickAll: (isOn) => {
      const shown = state.lines.flatMap((line) => (line.kind === 'row' ? [line.key] : []));
      state.ticked = new Set(isOn ? shown : []);
      painter.draw();
    },
    toggleGroup: (key) => {
      state.arrangement.toggle(key);
      state.arrange();
      painter.draw();
    },
    sortBy: (column, isDescending) => {
      state.arrangement.sort = isDescending === null ? null : { column, isDescending };
      keep({ sort: state.arrangement.sort });
      state.arrange();
      painter.draw();
    },
    groupBy: (column) => {
      state.arrangement.group = column;
      keep({ group: column });
      state.arrange();
      painter.draw();
    },
    showColumns: (shown) => {
      keep({ shown });
      state.layOut();
      state.arrange();
      painter.draw();
    },
    resize: (column, width) => {
      const fitting = Math.round(Math.min(Math.max(width, leastWidth), mostWidth));
      keep({ widths: { ...state.layout.widths, [column]: fitting } });
      state.layOut();
      painter.draw();
    },
    filter: () => {
      filtered(state.arrangement.filter);
      state.arrange();
      painter.draw();
    },
    edit: (cell, typed) => editor.edit(cell, typed),
    seek: (text) => editor.seek(text),
    commit: (by) => editor.commit(by),
    leave: () => {
      state.editing = null;
      painter.wantFocus();
      painter.draw();
    },
    write: (cells, again = null) => writes.write(cells, again),
    show: (dialog) => {
      state.dialog = dialog;
      painter.draw();
    },
    askChoices: (column, text) => editor.choices(column, text).then(({ choices }) => choices),
    preview: (choices) => writes.preview(choices),
    enterRecords: () => void writes.enterRecords(),
    answer: (answers: Readonly<Record<string, SignedAnswer>> | null) => {
      if (state.dialog?.kind !== 'question') return;
      post({ kind: 'answer', request: state.dialog.request, answers });
      state.dialog = null;
      painter.draw();
    },
    open: (row, column) => post({ kind: 'open', row, column }),
    openPlace: (request) => post({ kind: 'place', request }),
    add: (title) => void writes.add(title),
    offerSteps: (file, range) => post({ kind: 'steps', file, range }),
    see: (file, range) => {
      const { line, character } = range?.start ?? { line: 0, character: 0 };
      post({ kind: 'see', file, line, character });
    },
    exportRows: () =>
      post({
        kind: 'export',
        columns: state.columns.map(({ column }) => column.key),
        rows: state.lines.flatMap((line) => (line.kind === 'row' ? [line.key] : [])),
      }),
    undo: () => void writes.undo(),
    dismiss: () => {
      state.failure = null;
      painter.wantFocus();
      painter.draw();
    },
  };
}
