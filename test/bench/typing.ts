import { readFileSync } from 'node:fs';
import type { Client } from '../lsp/client.ts';

const item = (index: number, owner: string): string =>
  `  - id: RSK-L${String(index).padStart(4, '0')}\n    title: Something that may happen, number ${index}\n    status: draft\n    owner: ${owner}\n    description: A cause leads to an event, and the event has an effect that somebody notices.\n`;

/** A register of 420 risks, about 85 kB, in which one types. */
export function largeRegister(owner: string): string {
  const items = Array.from({ length: 420 }, (_, index) => item(index, owner)).join('');
  return `type: register\nof: risk\nid: REG-LARGE\ntitle: Many risks\nstatus: draft\nitems:\n${items}`;
}

/** Resident memory of a process in kB. */
export const residentKilobytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);

/**
 * Types one letter after another into a key nobody knows, and waits for the findings of that version each time. In a
 * register the key is one of an entry in its second half.
 *
 * @param text the text of the document as it stands
 * @returns the time from each keystroke to its findings in ms
 */
export async function type(client: Client, uri: string, text: string, times: number): Promise<number[]> {
  const later = text.indexOf('    status:', text.length / 2);
  const at = later < 0 ? text.indexOf('\nstatus:') + 1 : later + 4;
  const before = text.slice(0, at).split('\n');
  const line = before.length - 1;
  const character = before.at(-1)!.length;
  const answered = async (letters: string, from: number, to: number): Promise<number> => {
    const seen = client.published.length;
    const last = client.published.findLast((params) => params.uri === uri)?.version ?? -1;
    const start = performance.now();
    await client.change(uri, letters, { start: { line, character: from }, end: { line, character: to } });
    await client.until('findings after a keystroke', () =>
      client.published
        .slice(seen)
        .some((params) => params.uri === uri && (params.version ?? Number.POSITIVE_INFINITY) > last),
    );
    return performance.now() - start;
  };
  await answered(`zz: 1\n${' '.repeat(character)}`, character, character);
  const measured: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const full = count % 30 === 0 && count > 0;
    measured.push(await answered(full ? 'y' : 'z', character + 2, character + (full ? 31 : 2)));
  }
  return measured;
}
