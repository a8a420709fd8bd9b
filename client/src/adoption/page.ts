import { pageFrame } from '../page-frame.ts';
import { pageTheme } from '../page-theme.ts';

export interface AdoptionPageOptions {
  readonly title: string;
  /** Style sheet of pages, as the server gave it. */
  readonly style: string;
  /** Address of the page's script. */
  readonly script: string;
  /** Used once. */
  readonly nonce: string;
}

/** Files are opened by what looks like a link, and questions stand one below the other. */
const own = `
.toolbar{position:sticky;top:0;z-index:1;padding:.5rem 0;background:var(--paper);border-bottom:1px solid var(--hair)}
[data-write]{color:var(--vscode-button-foreground);background:var(--vscode-button-background)}
[data-write]:hover{background:var(--vscode-button-hoverBackground)}
[data-open]{color:var(--vscode-textLink-foreground);background:none;border:0;padding:0;text-align:start;overflow-wrap:anywhere}
[data-open]:hover{background:none;text-decoration:underline}
label{display:block}select{display:block;margin-top:.2rem;max-width:100%}
[aria-busy=true]{opacity:.6}
`;

/** The page that shows what adopting a folder would give. Only its own style sheets and its one script are let in; it is filled by messages. */
export const adoptionPage = ({ title, style, script, nonce }: AdoptionPageOptions): string =>
  pageFrame({
    title,
    language: 'en',
    styles: [style, pageTheme + own],
    content: '<div class="sheet" id="page"></div>',
    script,
    nonce,
  });
