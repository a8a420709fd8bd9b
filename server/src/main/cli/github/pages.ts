/** What was found out, as Markdown: what the change does, and what is found. Either may be empty. */
export interface Pages {
  readonly changes: string;
  readonly findings: string;
}

/** GitHub takes no summary of more than 1 MiB from a step. */
const largestSummary = 1_048_576;
/** A comment has at most 65,536 characters, and a variable, through which it is handed on, 128 KiB. */
const largestComment = { characters: 60_000, bytes: 120_000 };

const encoder = new TextEncoder();
const bytesOf = (text: string): number => encoder.encode(text).length;
const joined = (...texts: readonly string[]): string =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n');

/** As many whole lines as there is room for. */
function linesWithin(text: string, characters: number, bytes: number): string {
  let [end, used] = [0, 0];
  for (let next = text.indexOf('\n', end) + 1; next > 0; next = text.indexOf('\n', end) + 1) {
    used += bytesOf(text.slice(end, next));
    if (next > characters || used > bytes) break;
    end = next;
  }
  return text.slice(0, end);
}

/** A text that is left whole where it fits, and ends in a sentence where it does not. */
function fitting(
  text: string,
  limit: { readonly characters: number; readonly bytes: number },
  end: string,
): string {
  if (text.length <= limit.characters && bytesOf(text) <= limit.bytes) return text;
  const room = bytesOf(end) + 10;
  return `${linesWithin(text, limit.characters - room, limit.bytes - room)}\n${end}\n`;
}

/** What the step adds to the summary of its run. */
export const summaryOf = ({ changes, findings }: Pages): string =>
  fitting(
    `${joined(changes, findings)}\n`,
    { characters: Number.POSITIVE_INFINITY, bytes: largestSummary },
    'The rest is left out to stay within the limit of 1 MB.',
  );

/** Begins a comment of ours and says for which root it is, so that the next run finds it again. */
export const marker = /^<!-- qms-as-code [\w./-]* -->\n/;

/**
 * The comment on the pull request.
 * @param root as the workflow names it: each has a comment of its own
 * @param address where people see the whole run, or empty
 */
export function commentOf({ changes, findings }: Pages, root: string, address: string): string {
  const first = `<!-- qms-as-code ${root.replaceAll(/[^\w./-]|--+/g, '_')} -->\n`;
  const where = address === '' ? 'in the summary of the run' : `in the [summary of the run](${address})`;
  return fitting(`${first}${joined(changes, findings)}\n`, largestComment, `The rest is ${where}.`);
}
