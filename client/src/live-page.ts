import { escaped } from './escaped.ts';
import { pageFrame } from './page-frame.ts';
import { pageTheme } from './page-theme.ts';

export interface LivePageOptions {
  readonly title: string;
  /** Read by the page's script. */
  readonly data: Readonly<Record<string, string>>;
  /** Style sheet of the pages, as the server gave it. */
  readonly style: string;
  /** Address of the page's script. */
  readonly script: string;
  /** Of the editor, in which notices are said; the pages themselves are in that of the server. */
  readonly language: string;
  /** Used once. */
  readonly nonce: string;
}

/** What pages have that lead to records. */
const own = `
html{scroll-padding-top:3.4rem}@media(max-width:30rem){html{scroll-padding-top:5.6rem}}
.preview-tools{position:sticky;top:0;z-index:1;padding:.5rem 0;background:var(--paper);border-bottom:1px solid var(--hair)}
.found{border-left:4px solid var(--soft);background:var(--wash);padding:.2rem .8rem .4rem;margin:.6rem 0;font-size:.9rem;text-indent:0;cursor:auto}
.found.error{border-color:var(--bad)}.found.warning{border-color:var(--warn)}
.ways{display:flex;flex-wrap:wrap;gap:.4rem;align-items:start}.ways button{text-align:start}
.preview-tools{font-size:.875rem}
td>.placed{margin-left:.6rem}
[data-record],[data-see]{cursor:pointer}
.at-caret{outline:1px solid var(--focus);outline-offset:4px;background:var(--vscode-editor-rangeHighlightBackground,var(--wash))}
tr.at-caret{outline-offset:-1px}
.masthead.at-caret{outline:0;background:none}
.notice{position:sticky;top:0;z-index:2;margin:0;padding:.5rem 1rem;color:var(--vscode-editor-foreground);background:var(--vscode-inputValidation-warningBackground,var(--wash));border:1px solid var(--vscode-inputValidation-warningBorder,var(--warn))}
[hidden]{display:none!important}
`;

/**
 * A page that is filled by messages with what the server makes. Only its own style sheets and its one script are let in.
 */
export const livePage = ({ title, data, style, script, nonce, language }: LivePageOptions): string =>
  pageFrame({
    title,
    // The pages are in the language of the server.
    language: 'en',
    data,
    styles: [style, pageTheme + own],
    content: `<p class="notice" id="notice" role="status" lang="${escaped(language)}" hidden></p>
<div class="sheet" id="pages"></div>`,
    script,
    nonce,
  });

/** A page with one sentence, where there is no pack to show. */
export const sentencePage = (sentence: string, language: string): string => `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
</head>
<body><p role="status">${escaped(sentence)}</p></body>
</html>`;
