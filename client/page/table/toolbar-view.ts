import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../table-words.ts';
import { isMarked } from './filters.ts';
import type { Actions, Screen } from './screen.ts';

/** A button that is on while rows are left out for which a column has nothing to be looked at. */
function markedToggle(
  screen: Screen,
  act: Actions,
  kind: 'findings' | 'due',
  title: string,
): TemplateResult[] {
  const { arrangement, rows, view } = screen;
  const columns = view.columns.flatMap((column, index) => (column.kind === kind ? [{ column, index }] : []));
  // Of several days the one that is shown first speaks for the record.
  const [first] = columns;
  if (first === undefined) return [];
  const { column, index } = first;
  const isOn = arrangement.filters.get(column.key)?.kind === 'marked';
  const count = rows.filter((row) => isMarked(column, row, index)).length;
  return [
    html`<button
      class="toggle"
      aria-pressed=${isOn}
      data-toggle=${kind}
      @click=${() => {
        arrangement.setFilter(column.key, isOn ? null : { kind: 'marked' });
        act.filter();
      }}
    >
      ${title} (${count})
    </button>`,
  ];
}

function groupChoice({ view, arrangement, words }: Screen, act: Actions): TemplateResult {
  const named = view.groupings.flatMap((key) => view.columns.filter((column) => column.key === key));
  const others =
    arrangement.group === null ? [] : view.columns.filter(({ key }) => key === arrangement.group);
  const offered = [...new Set([...named, ...others])];
  return html`<label
    >${words.groupBy}
    <select
      data-group-by
      @change=${({ target }: Event) => {
        const { value } = target as HTMLSelectElement;
        act.groupBy(value === '' ? null : value);
      }}
    >
      <option value="" .selected=${arrangement.group === null}>${words.noGroups}</option>
      ${offered.map(
        ({ key, title }) =>
          html`<option value=${key} .selected=${key === arrangement.group}>${title}</option>`,
      )}
    </select></label
  >`;
}

/** What is done with the whole table. */
export function toolbarView(screen: Screen, act: Actions): TemplateResult {
  const { words, arrangement, rows, ticked, view, isComplete } = screen;
  const filters = [...arrangement.filters.keys()];
  return html`<div class="tools">
    <input
      type="search"
      id="search"
      placeholder=${words.search}
      aria-label=${words.search}
      .value=${arrangement.sought}
      @input=${({ target }: Event) => {
        arrangement.sought = (target as HTMLInputElement).value;
        act.filter();
      }}
    />
    ${markedToggle(screen, act, 'findings', words.withFindings)}
    ${markedToggle(screen, act, 'due', words.overdue)} ${groupChoice(screen, act)}
    <span class="ends"
      ><button id="choose-columns" @click=${() => act.show({ kind: 'columns' })}
        >${words.columns}</button
      ><button id="new-row" @click=${() => act.show({ kind: 'new' })}
        >${words.newRow}</button
      ><button id="paste-rows" @click=${() => act.show({ kind: 'paste', text: '', over: [], preview: null, request: 0 })}
        >${words.pasteRows}</button
      ><button id="export" @click=${() => act.exportRows()}>${words.export}</button></span
    >
    <p class="count">
      <span role="status" id="count"
        >${isComplete ? say(words.shownRows, arrangement.count, view.total) : words.reading}</span
      >${
        ticked.size > 0
          ? html`<span>${say(words.selectedRows, ticked.size)}</span
            ><button class="main"
              id="set-value"
              @click=${() => {
                const column = screen.columns.find(({ column: { isEditable } }) => isEditable)?.column.key;
                if (column !== undefined)
                  act.show({
                    ...{
                      kind: 'set-value',
                      rows: rows.filter(({ key }) => ticked.has(key)).map(({ key }) => key),
                    },
                    ...{ column, text: '', choices: null, isPreviewed: false },
                  });
              }}
              >${words.setValue}</button
            >`
          : nothing
      }${filters.map((key) => {
        const title = view.columns.find((column) => column.key === key)?.title ?? '';
        return html`<button
          class="filter"
          data-clear=${key}
          aria-label=${say(words.clearFilter, title)}
          @click=${() => {
            arrangement.setFilter(key, null);
            act.filter();
          }}
        >
          ${title} <span aria-hidden="true">×</span>
        </button>`;
      })}${
        filters.length > 0 || arrangement.sought !== ''
          ? html`<button
            class="filter"
            data-clear-all
            @click=${() => {
              arrangement.clearFilters();
              act.filter();
            }}
          >
            ${words.clearFilters}
          </button>`
          : nothing
      }
    </p>
  </div>`;
}
