import type { PagePart } from './messages.ts';

const placed = 'placed';
const keyed = '[id], [data-record], a[href], button, summary';
const stores: ReadonlySet<string> = new Set(['preview-findings', 'preview-starts']);
const namedBy = ['record', 'path', 'file', 'fix', 'index', 'see', 'start'] as const;

/** What an element is known by when it is made anew. */
function keyOf(element: HTMLElement): string {
  if (element.id !== '') return `#${element.id}`;
  const own = namedBy.map((name) => element.dataset[name] ?? '').join('\n');
  return `${element.tagName} ${own} ${element.getAttribute('href') ?? ''}`;
}

/** An element with how many of its key stand before it. */
interface Place {
  readonly key: string;
  readonly before: number;
}

/** The parts of a pack on the page. Parts that change take the place of the old ones; the reader stays where they are. */
export class Pages {
  readonly #pack: HTMLElement;
  /** Findings and buttons, to be put next to what they are about. */
  readonly #stored = new Map<string, HTMLElement>();

  constructor(pack: HTMLElement) {
    this.#pack = pack;
  }

  /** Shows the parts in their order. */
  show(parts: readonly PagePart[]): void {
    const top = this.#topmost();
    const focused = this.#placeOf(document.activeElement);
    const open = [...this.#pack.querySelectorAll<HTMLElement>('details[open] > summary')].map((summary) =>
      this.#pathOf(summary),
    );
    for (const each of this.#pack.querySelectorAll(`.${placed}`)) each.remove();
    const wanted = new Set(parts.map(({ id }) => id));
    for (const child of [...this.#pack.children]) if (!wanted.has(child.id)) child.remove();
    let last: Element | null = null;
    for (const { id, html } of parts) {
      if (stores.has(id)) {
        if (html !== null) this.#stored.set(id, elementOf(html));
        continue;
      }
      const old = [...this.#pack.children].find((child) => child.id === id) ?? null;
      const now = html === null ? old : elementOf(html);
      if (now === null) continue;
      if (now !== old) old?.remove();
      if (now !== old || now.previousElementSibling !== last) {
        if (last === null) this.#pack.prepend(now);
        else last.after(now);
      }
      last = now;
    }
    for (const path of open) this.#open(path);
    this.#placeStarts();
    this.#placeFindings();
    for (const item of this.#pack.querySelectorAll<HTMLElement>('article[data-record], li[data-record]'))
      item.tabIndex = 0;
    if (focused !== null && (document.activeElement === null || document.activeElement === document.body))
      this.#find(focused)?.focus({ preventScroll: true });
    if (top !== null) {
      const moved = (this.#find(top.place)?.getBoundingClientRect().top ?? top.at) - top.at;
      if (moved !== 0) window.scrollBy(0, moved);
    }
  }

  #all(): HTMLElement[] {
    return [...this.#pack.querySelectorAll<HTMLElement>(keyed)];
  }

  #placeOf(element: Element | null): Place | null {
    if (!(element instanceof HTMLElement) || !this.#pack.contains(element)) return null;
    const key = keyOf(element);
    const alike = this.#all().filter((each) => keyOf(each) === key);
    return { key, before: alike.indexOf(element) };
  }

  #find({ key, before }: Place): HTMLElement | null {
    const alike = this.#all().filter((each) => keyOf(each) === key);
    return alike[before] ?? alike.at(-1) ?? null;
  }

  /** The first item that can be seen, and how far down it stands. */
  #topmost(): { readonly place: Place; readonly at: number } | null {
    for (const element of this.#pack.querySelectorAll<HTMLElement>('[id], [data-record]')) {
      if (element.closest(`.${placed}, #preview-tools`) !== null) continue;
      const { top, bottom } = element.getBoundingClientRect();
      // Of what reaches further up, the part that is read is somewhere inside.
      if (bottom <= 0 || top < -1) continue;
      const place = this.#placeOf(element);
      return place === null ? null : { place, at: top };
    }
    return null;
  }

  /** Part and position in it of something that was opened. */
  #pathOf(summary: HTMLElement): string {
    const part = [...this.#pack.children].find((child) => child.contains(summary));
    return `${part?.id} ${part === undefined ? -1 : [...part.querySelectorAll('summary')].indexOf(summary)}`;
  }

  #open(path: string): void {
    const [id = '', index = ''] = path.split(' ');
    const part = [...this.#pack.children].find((child) => child.id === id);
    part?.querySelectorAll('summary')[Number(index)]?.parentElement?.setAttribute('open', '');
  }

  #placeStarts(): void {
    for (const button of this.#stored.get('preview-starts')?.querySelectorAll('button') ?? []) {
      const input = CSS.escape(button.dataset['start'] ?? '');
      this.#pack
        .querySelector(`[data-input="${input}"]`)
        ?.closest('tr')
        ?.lastElementChild?.append(copy(button));
    }
  }

  #placeFindings(): void {
    const others: Node[] = [];
    for (const finding of this.#stored.get('preview-findings')?.children ?? []) {
      const item = finding instanceof HTMLElement ? this.#itemOf(finding) : null;
      if (item === null) others.push(copy(finding));
      else (item.tagName === 'TR' ? (item.lastElementChild ?? item) : item).append(copy(finding));
    }
    if (others.length === 0) return;
    const rest = document.createElement('div');
    rest.className = placed;
    rest.append(...others);
    document.getElementById('preview-tools')?.after(rest);
  }

  /** What a finding stands next to: the item made from its place, in its own section rather than on page one. */
  #itemOf({ dataset }: HTMLElement): HTMLElement | null {
    const { forRecord = '', forPath = '', forInput = '' } = dataset;
    if (forInput !== '') {
      const row = this.#pack.querySelector<HTMLElement>(`[data-input="${CSS.escape(forInput)}"]`);
      return row?.closest('tr') ?? null;
    }
    const items = [
      ...this.#pack.querySelectorAll<HTMLElement>(
        `[data-record="${CSS.escape(forRecord)}"][data-path="${CSS.escape(forPath)}"]`,
      ),
    ];
    return (
      items.find((item) => item.matches('.entry')) ??
      items.find((item) => item.closest('#page-one') === null) ??
      null
    );
  }
}

function copy(element: Element): Element {
  const made = element.cloneNode(true) as Element;
  made.classList.add(placed);
  return made;
}

/** The element a part is made of. Scripts in it would not run, and the page's policy lets nothing in. */
function elementOf(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild as HTMLElement;
}
