import { escaped } from './escaped.ts';

export interface PageFrameOptions {
  readonly title: string;
  readonly language: string;
  /** Read by the page's script. */
  readonly data?: Readonly<Record<string, string>>;
  readonly styles: readonly string[];
  /** Between `<main>` and `</main>`, as HTML. */
  readonly content: string;
  /** Address of the page's script. */
  readonly script: string;
  /** Used once. */
  readonly nonce: string;
}

/** A page in a webview. Only its own style sheets and its one script are let in, and nothing is loaded from anywhere. */
export function pageFrame({
  title,
  language,
  data = {},
  styles,
  content,
  script,
  nonce,
}: PageFrameOptions): string {
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escaped(value)}"`);
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}</title>
${styles.map((style) => `<style nonce="${nonce}">${style}</style>`).join('\n')}
</head>
<body${attributes.join('')}>
<main>
${content}
</main>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>`;
}
