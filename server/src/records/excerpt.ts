/** A name somebody wrote, as a sentence shows it between backticks. */
export const excerpt = (text: string): string =>
  (text.length > 80 ? `${text.slice(0, 79)}…` : text).replaceAll('`', "'");
