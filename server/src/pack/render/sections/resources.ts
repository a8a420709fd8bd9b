import { count, day, money, number, sums } from '../format.ts';
import { html, joined, type Markup } from '../html.ts';
import { nothing } from '../nothing-words.ts';
import { facts, state, table, theme, type View } from '../view.ts';

/** Resources asked, granted and committed by decisions without an ask, summed and one by one. */
export function resources(view: View): Markup {
  const { resources: found } = view.pack;
  if (found.entries.length === 0) return html`<p>${nothing.resources}</p>`;
  return html`${facts([
    ['Asked', sums(found.asked)],
    ['Granted', sums(found.granted) ?? (found.asked.length > 0 ? 'none' : null)],
    ['Committed by other decisions', sums(found.committed)],
    ['People asked', found.headcountAsked > 0 ? number(found.headcountAsked) : null],
    [
      'People granted',
      found.headcountAsked > 0 || found.headcountGranted > 0 ? number(found.headcountGranted) : null,
    ],
  ])}
${table(
  'Resources one by one',
  [
    { title: 'Asked' },
    { title: 'Amount', numeric: true },
    { title: 'Answer' },
    { title: 'Granted or committed', numeric: true },
  ],
  found.entries.map(({ asked, granted, decision, committed }) => ({
    link: asked?.link ?? granted?.link ?? decision?.link ?? null,
    cells: [
      html`${asked?.request ?? granted?.decision ?? decision?.text ?? ''} ${theme(view, asked?.theme ?? null)}`,
      joined(
        [
          asked?.money == null ? null : money(asked.money),
          asked?.headcount == null ? null : count(asked.headcount, 'person', 'people'),
        ],
        html`<br>`,
      ),
      joined(
        [
          granted !== null
            ? state(granted.answer)
            : decision === null
              ? html`<span class="muted">none yet</span>`
              : html`<span class="muted">decided without an ask</span>`,
          granted?.reason ?? null,
        ],
        ' ',
      ),
      joined(
        [
          granted?.granted?.money == null ? null : money(granted.granted.money),
          sums(committed),
          granted?.granted?.headcount == null ? null : count(granted.granted.headcount, 'person', 'people'),
          granted?.granted?.from == null
            ? null
            : html`<span class="muted">from ${day(granted.granted.from)}</span>`,
        ],
        html`<br>`,
      ),
    ],
  })),
)}`;
}
