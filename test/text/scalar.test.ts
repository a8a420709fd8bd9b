import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { textOddity } from '../../server/src/text/scalar.ts';
import { writeScalar } from '../../server/src/text/write-scalar.ts';
import { readYaml } from '../../server/src/text/yaml.ts';
import { runs } from '../property-runs.ts';

const odditiesIn = (text: string): readonly (readonly [string, string])[] =>
  readYaml(text).documents.flatMap(({ oddities }) =>
    oddities.map(({ kind, span }) => [kind, text.slice(span.start, span.end)] as const),
  );

describe('plain text that other readers take for something else', () => {
  test.each<readonly [string, string | null]>([
    ...[
      '3,5',
      '1:30',
      '09:30',
      '12:30:45',
      '1_000',
      '1,000.5',
      '-1:30',
      '1:30.5',
      '+0x1F',
      '0b101',
      '.1_5',
    ].map((text) => [text, 'foreign-number'] as const),
    ...['2026-02-30', '2026-13-01', '0000-01-01', '2026-01-05T25:00:00Z', '2025-02-29 10:00:00'].map(
      (text) => [text, 'no-date'] as const,
    ),
    ...['=', '<<'].map((text) => [text, 'reserved-sign'] as const),
    ...['no', 'On'].map((text) => [text, 'boolean-word'] as const),
    ...[
      '2026-02-28',
      '2024-02-29',
      '2026-01-05T10:00:00Z',
      '2026-1-50',
      '1.0.0',
      '9001:2015',
      '5,',
      '1:60',
      '==',
      'A-1',
    ].map((text) => [text, null] as const),
  ])('%s', (text, kind) => {
    expect(textOddity(text)).toBe(kind);
    const found = kind === null ? [] : [[kind, text]];
    expect(odditiesIn(`title: ${text} # seen\n`)).toEqual(found);
    // The reader for the rest sees the same.
    expect(odditiesIn(`title: ${text}\nx: &a b\n`)).toEqual(found);
    if (kind !== null) expect(writeScalar(text)).not.toBe(text);
  });

  test('whatever a reader of YAML 1.1 makes a number of is named, or a number here too', () => {
    const sign = fc.constantFrom(...'0123456789_:.,+-xbeE'.split(''), '10', ':30', '0x', '0b', '60');
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 6 }), (signs) => {
        const text = signs.join('');
        // The other reader takes `E0` for a number, which nobody else does.
        if (!/^[-+]?\.?[0-9]/.test(text)) return;
        const stream = readYaml(`a: ${text}\n`);
        const value = (stream.documents[0]?.data as { a?: unknown } | undefined)?.a;
        if (stream.faults.length > 0 || typeof value !== 'string' || value !== text) return;
        const other: unknown = parse(`a: ${text}\n`, { version: '1.1', logLevel: 'silent' }).a;
        if (typeof other === 'number') expect([text, textOddity(text)]).toEqual([text, 'foreign-number']);
      }),
      { numRuns: runs(5000) },
    );
  });
});

describe('a block of text that ends with the file', () => {
  test.each([
    ['a: |\n  one\n  two', '  two'],
    ['a: >\n  one', '  one'],
    ['a: |+\n  one', '  one'],
    ['a: |2\n  one', '  one'],
    ['- x: |\r\n    one', '    one'],
    ['x: &a b\ny: |\n  one', '  one'],
  ])('%j', (text, line) => {
    const [document] = readYaml(text).documents;
    expect(odditiesIn(text).filter(([kind]) => kind === 'block-end')).toEqual([['block-end', line]]);
    const fix = document!.oddities.find(({ kind }) => kind === 'block-end')?.fix;
    const mended = `${text}${fix!.edits[0]!.text}`;
    expect(odditiesIn(mended).filter(([kind]) => kind === 'block-end')).toEqual([]);
    expect(readYaml(mended).documents[0]!.data).toEqual(document!.data);
  });

  test.each([
    'a: |\n  one\n',
    'a: |-\n  one',
    'a: >-\n  one',
    'a: |\n  one\n# end',
    'a: |\n  one\nb: c',
    'a: one',
  ])('none in %j', (text) => {
    expect(odditiesIn(text)).toEqual([]);
  });
});
