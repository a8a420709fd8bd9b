import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../../table-words.ts';
import { type ColumnFilter, isMarked, isPicked, shownValues } from '../filters.ts';
import type { Actions, Screen } from '../screen.ts';

/** What can be done with a column: order, groups, filter, width. */
export function columnMenu(screen: Screen, act: Actions, key: string): TemplateResult | typeof nothing {
  const { view, arrangement, words, rows, columns } = screen;
  const index = view.columns.findIndex((column) => column.key === key);
  const column = view.columns[index];
  if (column === undefined) return nothing;
  const filter = arrangement.filters.get(key);
  const set = (next: ColumnFilter | null): void => {
    arrangement.setFilter(key, next);
    act.filter();
  };
  const done =
    (work: () => void): (() => void) =>
    () => {
      act.show(null);
      work();
    };
  const width = columns.find((each) => each.column.key === key)?.width ?? 0;
  const sort = arrangement.sort?.column === key ? arrangement.sort : null;
  const isChoosable = isPicked(column);
  const hasMarked = column.kind === 'due' || column.kind === 'findings';
  return html`<h2 id="dialog-title">${column.title}</h2>
    ${column.description === '' ? nothing : html`<p class="hint">${column.description}</p>`}
    <div class="buttons">
      <button data-sort="up" aria-pressed=${sort?.isDescending === false} @click=${done(() => act.sortBy(key, false))}>${words.sortUp}</button>
      <button data-sort="down" aria-pressed=${sort?.isDescending === true} @click=${done(() => act.sortBy(key, true))}>${words.sortDown}</button>
      ${sort === null ? nothing : html`<button @click=${done(() => act.sortBy(key, null))}>${words.unsorted}</button>`}
      <button data-group @click=${done(() => act.groupBy(arrangement.group === key ? null : key))}>
        ${arrangement.group === key ? words.noGroups : words.groupByThis}
      </button>
      <button @click=${() => act.resize(key, width + 40)}>${words.wider}</button>
      <button @click=${() => act.resize(key, width - 40)}>${words.narrower}</button>
      <button
        data-hide
        @click=${done(() => act.showColumns(columns.map((each) => each.column.key).filter((each) => each !== key)))}
      >
        ${words.hideColumn}
      </button>
    </div>
    ${
      hasMarked
        ? html`<label
          ><input
            type="checkbox"
            data-marked
            .checked=${filter?.kind === 'marked'}
            @change=${({ target }: Event) => set((target as HTMLInputElement).checked ? { kind: 'marked' } : null)}
          />${column.kind === 'due' ? words.overdue : words.withFindings}
          (${rows.filter((row) => isMarked(column, row, index)).length})</label
        >`
        : nothing
    }
    ${
      isChoosable
        ? html`<fieldset class="values">
          <legend>${words.onlyThese}</legend>
          ${shownValues(column, rows, index).map((value) => {
            const values = filter?.kind === 'values' ? filter.values : [];
            return html`<label
              ><input
                type="checkbox"
                data-value=${value}
                .checked=${values.includes(value)}
                @change=${({ target }: Event) => {
                  const next = (target as HTMLInputElement).checked
                    ? [...values, value]
                    : values.filter((each) => each !== value);
                  set(next.length === 0 ? null : { kind: 'values', values: next });
                }}
              />${value === '' ? words.none : value}</label
            >`;
          })}
        </fieldset>`
        : html`<label
          >${words.contains}
          <input
            type="search"
            data-contains
            .value=${filter?.kind === 'text' ? filter.text : ''}
            @input=${({ target }: Event) => {
              const text = (target as HTMLInputElement).value.toLocaleLowerCase();
              set(text === '' ? null : { kind: 'text', text });
            }}
        /></label>`
    }
    ${
      filter === undefined
        ? nothing
        : html`<button @click=${() => set(null)}>${say(words.clearFilter, column.title)}</button>`
    }
    <div class="ends"><button class="main" @click=${() => act.show(null)}>${words.close}</button></div>`;
}
