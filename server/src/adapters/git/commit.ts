import type { IsoDate } from '../../model/configuration.ts';
import type { StatedPerson } from '../../model/evidence.ts';

/** A commit as its own bytes say: git's ways of showing one depend on settings, mail maps and replacements. */
export interface RawCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: StatedPerson;
  readonly committer: StatedPerson;
  /** The signatures as they stand in the header: none or one, unless somebody tries something. */
  readonly signatures: readonly string[];
  /** What the signature is of: the bytes without it. */
  readonly payload: Buffer;
}

const nobody: StatedPerson = { name: '', email: '', date: null };

/** The day of a time in seconds, where the clock stood at `+0130` from UTC. */
function dayOf(seconds: string, zone: string): IsoDate | null {
  const offset = /^([+-])(\d\d)(\d\d)$/.exec(zone);
  const minutes =
    offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  const time = (Number(seconds) + minutes * 60) * 1000;
  const date = new Date(time);
  const isDay = !Number.isNaN(date.getTime()) && date.getUTCFullYear() > 0 && date.getUTCFullYear() < 10_000;
  return isDay ? (date.toISOString().slice(0, 10) as IsoDate) : null;
}

function personOf(value: string): StatedPerson {
  // The last brackets count: what stands before them is a name, whatever it looks like.
  const found = /^(.*)<([^<>]*)> (-?\d{1,15}) ([+-]\d{4})$/.exec(value);
  if (found === null) return nobody;
  return { name: found[1]!.trim(), email: found[2]!.trim(), date: dayOf(found[3]!, found[4]!) };
}

/** Reads a raw commit object. Null for bytes that are none. */
export function readCommit(bytes: Buffer): RawCommit | null {
  const end = bytes.indexOf('\n\n');
  const header = bytes.subarray(0, end < 0 ? bytes.length : end + 1);
  const fields: { name: string; lines: Buffer[]; from: number; to: number }[] = [];
  for (let at = 0; at < header.length; ) {
    const stop = header.indexOf(0x0a, at);
    const next = stop < 0 ? header.length : stop + 1;
    const line = header.subarray(at, stop < 0 ? header.length : stop);
    const last = fields.at(-1);
    if (line[0] === 0x20 && last !== undefined) {
      last.lines.push(line.subarray(1));
      last.to = next;
    } else {
      const space = line.indexOf(0x20);
      const name = line.toString('latin1', 0, space < 0 ? line.length : space);
      fields.push({
        name,
        lines: [space < 0 ? Buffer.alloc(0) : line.subarray(space + 1)],
        from: at,
        to: next,
      });
    }
    at = next;
  }
  const valuesOf = (name: string): string[] =>
    fields
      .filter((field) => field.name === name)
      .map(({ lines }) => lines.map((line) => line.toString('utf8')).join('\n'));
  const [tree] = valuesOf('tree');
  const [author, second] = valuesOf('author');
  const [committer] = valuesOf('committer');
  // Two authors would be shown as one or the other by different readers.
  if (tree === undefined || author === undefined || second !== undefined || committer === undefined)
    return null;
  const signing = fields.filter(({ name }) => name === 'gpgsig' || name === 'gpgsig-sha256');
  // Git takes out every signature header before it checks one.
  const payload: Buffer[] = [];
  let from = 0;
  for (const field of signing) {
    payload.push(bytes.subarray(from, field.from));
    from = field.to;
  }
  payload.push(bytes.subarray(from));
  const own = tree.length === 64 ? 'gpgsig-sha256' : 'gpgsig';
  return {
    tree,
    parents: valuesOf('parent'),
    author: personOf(author),
    committer: personOf(committer),
    signatures: valuesOf(own).map((signature) => `${signature}\n`),
    payload: Buffer.concat(payload),
  };
}
