import { expect } from 'vitest';
import { oneLine } from '../../server/src/document/sanitize.ts';

export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

/** What services make links, mentions, references or pictures of when it stands in text. */
const meant = /@|#\d|![\d[]|[~^&$%]\w|:\/\/|www\.|<|:[\w+-]+:/i;

function textOf(node: MarkdownNode): string {
  if (node.type === 'link') expect(node.url).toBe('https://example.org/rules#objective-measure');
  else expect(['paragraph', 'text', 'inlineCode', 'strong']).toContain(node.type);
  if (node.type === 'text') expect(node.value).not.toMatch(meant);
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

/** Text without backticks and with single blanks, as far as code and text say it alike. */
export const squeezed = (text: string): string => text.replaceAll('`', '').replace(/\s+/g, ' ').trim();

/**
 * That a paragraph of Markdown is text and code, in which nothing links, mentions or loads but the documentation of the
 * rule.
 * @returns what it says, without backticks and with single blanks
 */
export const expectPlain = (paragraph: MarkdownNode): string => squeezed(textOf(paragraph));

/** The same of Markdown that is one paragraph, and that it says what was given. */
export function expectSays({ children }: MarkdownNode, given: string): void {
  expect(children).toHaveLength(1);
  expect(expectPlain(children![0]!)).toBe(squeezed(oneLine(given)));
}
