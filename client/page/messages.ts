/** What the page and the extension say to each other. */

/** From the page: ids of what was clicked, never text. */
export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'open'; readonly record: string; readonly path: string; readonly file: string }
  | { readonly kind: 'see'; readonly finding: string; readonly file: string }
  | { readonly kind: 'fix'; readonly finding: string; readonly file: string; readonly fix: number }
  | { readonly kind: 'start'; readonly input: string }
  | { readonly kind: 'export' };

/** To the page: parts as the server made them, why they may be out of date, and where the caret is. */
export type ToPage =
  | { readonly kind: 'parts'; readonly parts: readonly PagePart[] }
  /** Null when the parts are those of now. */
  | { readonly kind: 'notice'; readonly text: string | null }
  /** With `reveal`, its item is brought into view. */
  | { readonly kind: 'at'; readonly record: string; readonly path: string; readonly reveal: boolean };

/** One element of the page, by its id; without `html` it stays as it is. */
export interface PagePart {
  readonly id: string;
  readonly html: string | null;
}

/** What is kept when the page is hidden or the window is opened again. */
export interface PageState {
  readonly root: string;
  readonly review: string;
  readonly theme: string;
  readonly scroll: number;
}
