import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { say } from '../../table-words.ts';
import type { Actions, Screen } from '../screen.ts';

/** Which columns are shown, and in which order. */
export function columnsDialog({ view, words, columns }: Screen, act: Actions): TemplateResult {
  const shown = columns.map(({ column }) => column.key);
  const others = view.columns.filter(({ key }) => !shown.includes(key));
  const move = (at: number, by: -1 | 1): void => {
    const next = [...shown];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    act.showColumns(next);
  };
  return html`<h2 id="dialog-title">${words.chooseColumns}</h2>
    <ul class="columns">
      ${repeat(
        [...columns.map(({ column }) => column), ...others],
        ({ key }) => key,
        ({ key, title }, at) => {
          const isShown = shown.includes(key);
          return html`<li>
            <label
              ><input
                type="checkbox"
                data-show=${key}
                .checked=${isShown}
                ?disabled=${isShown && shown.length === 1}
                @change=${() => act.showColumns(isShown ? shown.filter((each) => each !== key) : [...shown, key])}
              />${title}</label
            >
            <span class="ends"
              ><button aria-label=${say(words.up, title)} ?disabled=${!isShown || at === 0} @click=${() => move(at, -1)}>↑</button
              ><button
                aria-label=${say(words.down, title)}
                ?disabled=${!isShown || at >= shown.length - 1}
                @click=${() => move(at, 1)}
              >
                ↓
              </button></span
            >
          </li>`;
        },
      )}
    </ul>
    <div class="ends">
      <button @click=${() => act.showColumns(null)}>${words.usualColumns}</button
      ><button class="main" @click=${() => act.show(null)}>${words.close}</button>
    </div>`;
}
