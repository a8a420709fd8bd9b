/** What the page of an adoption and the extension say to each other. */

/** From the page: what was pressed or picked. */
export type FromAdoptionPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'write' }
  | { readonly kind: 'fresh' }
  | { readonly kind: 'open'; readonly file: string }
  | { readonly kind: 'answer'; readonly question: string; readonly choice: string };

/** To the page: one element with all that was found, as the server made it; null while it is made anew. */
export interface ToAdoptionPage {
  readonly html: string | null;
}
