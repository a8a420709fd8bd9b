import type { CompletionItem, CompletionList, Hover } from 'vscode-languageserver-types';

/** What our Markdown is made of, besides words: an escaped sign, code, bold, a link. */
const marks = /\\([\\`*_{}[\]<>#|~!&])|`([^`\n]*)`|\*\*|\[((?:\\.|[^\]\\\n])*)\]\(([^)\s]*)\)/g;

/**
 * Markdown as this product writes it, for a client that shows it as it stands: the same words without marks. Where a link
 * leads follows it, unless that is a command.
 */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/^---$\n+/gm, '')
    .replace(/^```.*\n([\s\S]*?)\n?```$/gm, '$1')
    .replace(marks, (_, escaped?: string, code?: string, label?: string, target?: string) => {
      if (label === undefined) return escaped ?? code ?? '';
      const words = plainText(label);
      return target === undefined || !/^https?:/.test(target) ? words : `${words}: ${target}`;
    });

/** A hover for a client that shows no Markdown. */
export const plainHover = ({ contents, ...rest }: Hover): Hover =>
  typeof contents === 'object' && 'kind' in contents && contents.kind === 'markdown'
    ? { ...rest, contents: { kind: 'plaintext', value: plainText(contents.value) } }
    : { ...rest, contents };

const plainItem = ({ documentation, ...rest }: CompletionItem): CompletionItem => {
  if (documentation === undefined) return rest;
  const isMarkdown = typeof documentation === 'object' && documentation.kind === 'markdown';
  return { ...rest, documentation: isMarkdown ? plainText(documentation.value) : documentation };
};

/** Proposals for a client that shows no Markdown next to them. */
export const plainCompletion = (list: CompletionList): CompletionList => ({
  ...list,
  items: list.items.map(plainItem),
});
