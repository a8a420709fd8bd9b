import { beforeEach, describe, expect, it } from 'vitest';
import type { FileFacts } from '../../server/src/model/facts.ts';
import { keptOf, lookedAt } from '../../server/src/records/kept-yaml.ts';
import { readFile, readText } from '../../server/src/records/read-file.ts';
import { setupOf } from './setup.ts';

const setup = setupOf();
const path = 'risks.yaml';

const item = (at: number): string =>
  `  - id: RSK-${at}\n    title: Risk number ${at} of a register that is long\n    status: open\n    owner: ROLE-1\n    severity: 3\n    likelihood: 2\n`;
const register = `id: REG-1\ntype: register\nof: risk\ntitle: Risks\ndefaults:\n  treatment: reduce\nitems:\n${Array.from({ length: 200 }, (_, at) => item(at)).join('')}`;

/** Other texts that are looked at, so that nothing is kept of this one. */
function forget(): void {
  for (const name of ['a', 'b', 'c', 'd']) lookedAt(`${name}.yaml`, `# ${name}\n${register}`);
}

function afresh(text: string): FileFacts {
  forget();
  expect(keptOf(path)).toBeNull();
  return readText(path, text, setup);
}

/** Facts of texts one after another, as an editor has them. */
function following(...texts: readonly string[]): FileFacts {
  forget();
  lookedAt(path, texts[0]!);
  return texts.map((text) => readText(path, text, setup)).at(-1)!;
}

const with20 = (from: string, to: string, text = register): string => {
  const start = text.indexOf('- id: RSK-20\n');
  const at = text.indexOf(from, start);
  expect(at).toBeGreaterThan(start);
  return text.slice(0, at) + to + text.slice(at + from.length);
};

beforeEach(forget);

describe('a register that is looked at', () => {
  it('is read once: the same text gives the same facts', () => {
    expect(following(register, register)).toBe(readText(path, register, setup));
    expect(following(register, register)).toEqual(afresh(register));
  });

  it('gives the same records where an item says something else, and that one anew', () => {
    lookedAt(path, register);
    const before = readText(path, register, setup).records;
    const text = with20('severity: 3', 'severity: 5');
    const now = readText(path, text, setup).records;
    const other = now.flatMap((record, at) => (record === before[at] ? [] : [record.id]));
    expect(other).toEqual(['REG-1', 'RSK-20']);
    expect(now).toEqual(afresh(text).records);
  });

  it.each([
    ['an item has more lines', register, with20('severity: 3', 'severity: 3\n    description: More of it')],
    ['an item is at fault', register, with20('severity: 3', 'severity: unknown')],
    ['an item is mended', with20('severity: 3', 'severity: unknown'), with20('severity: 3', 'severity: 4')],
    ['an item behind is at fault', register.replace(/severity: 3(?=\n.*\n$)/, 'severity: unknown'), null],
    ['an item behind is odd', register.replace('RSK-150\n', 'RSK-150\n    note: 1_000\n'), null],
    ['a placeholder stands in another', register.replace('number 150', 'TBD'), null],
    [
      'an ignore comment stands in it',
      register.replace('  - id: RSK-150', '  # qms-ignore schema -- so\n  - id: RSK-150'),
      null,
    ],
    ['the text has a fault', register, with20('severity: 3', 'severity: [3')],
    ['the fault is mended', with20('severity: 3', 'severity: [3'), with20('severity: 3', 'severity: 2')],
    ['other defaults hold', register, register.replace('treatment: reduce', 'treatment: accept')],
    ['it is of another type', register, register.replace('of: risk', 'of: opportunity')],
    ['an item is gone', register, register.replace(item(20), '')],
    ['an item comes in', register, register.replace(item(20), item(20) + item(900))],
    ['a comment cuts a text', register, with20('of a register', '#of a register')],
  ])('says what it says read afresh, where %s', (_, before, after) => {
    const then = after ?? with20('severity: 3', 'severity: 5 # now', before);
    expect(following(before, then)).toEqual(afresh(then));
    expect(following(before, then, before)).toEqual(afresh(before));
  });

  it('is odd as a whole where its bytes are no text', () => {
    const bytes = new TextEncoder().encode(register.replace('number 150', '@'));
    bytes[bytes.indexOf(0x40)] = 0xff;
    const text = register.replace('number 150', '\ufffd');
    const expected = readFile(path, bytes, setup);
    lookedAt(path, text);
    expect(readText(path, text, setup)).not.toEqual(expected);
    expect(readFile(path, bytes, setup)).toEqual(expected);
  });

  it('is read anew under another setup', () => {
    lookedAt(path, register);
    readText(path, register, setup);
    const configuration = { ...setup.configuration, aliases: { owner: 'process' } };
    const { records } = readText(path, with20('severity: 3', 'severity: 5'), { ...setup, configuration });
    expect(records[1]!.data['process']).toBe('ROLE-1');
  });
});

describe('what is kept', () => {
  it('are the last texts of some length', () => {
    lookedAt(path, 'id: RSK-1\n');
    expect(keptOf(path)).toBeNull();
    lookedAt(path, register);
    expect(keptOf(path)?.text).toBe(register);
    forget();
    expect(keptOf(path)).toBeNull();
  });
});
