/** Words of a record within Markdown of ours: nothing in them becomes markup, a link or HTML. One line. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&');

/** At most `limit` characters, cut with an ellipsis. */
export const shortened = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;

/**
 * A word as code; backticks in it are left out. Not for words of a list: editors set code off by a space, so that the
 * comma after it stands alone.
 */
export const code = (text: string): string => `\`${text.replace(/[`\s]+/g, ' ').trim()}\``;
