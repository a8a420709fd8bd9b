import fc from 'fast-check';

/** A key with the ways people write its value; each is the rest of the line behind `key:`. */
const lines: readonly (readonly [key: string, values: readonly string[]])[] = [
  [
    'title',
    [
      ' Fire in the store',
      ' "Fire: in the store"',
      " 'It''s hot' # noted",
      ' >-\n    Fire\n    in the store',
    ],
  ],
  ['owner', [' ROLE-QM', '   ROLE-QM']],
  ['version', [' "1"', " '1.10'"]],
  ['description', [' |\n    Because of *heat*\n\n    it burns.\n', ' "a\\tb"', ' plain # comment']],
  ['likelihood', [' 3', ' "3"', ' 3 # of 5']],
  ['sevrity', [' 2', ' "2"']],
  ['severity', [' 2', " '2' # of 5"]],
  ['identifiedOn', [' 2025-04-13', ' 13.4.2025', ' "13 Apr 2025" # noted', ' 3.4.2025']],
  ['tags', [' [a, b]', '\n  - a\n  - b', '\n- a', ' []']],
  ['custom', [' { a: 1, b: { c: x } }', '\n    deep:\n      er: "y"', ' {}']],
  ['treatment', [' reduce', ' "reduce"']],
  ['titel', [' typo']],
];

/**
 * A risk as a YAML file: keys in any order, each written in any of its ways, with comments and blank
 * lines between, some of them mistyped, in either kind of line end, with or without a byte-order mark.
 */
export const riskFile = fc
  .record({
    entries: fc.shuffledSubarray([...lines.keys()], { minLength: 0 }).chain((keys) =>
      fc.tuple(
        ...keys.map((key) =>
          fc.record({
            key: fc.constant(lines[key]![0]),
            value: fc.constantFrom(...lines[key]![1]),
            before: fc.constantFrom('', '', '# a comment\n', '\n', '\n  # indented\n\n'),
          }),
        ),
      ),
    ),
    crlf: fc.boolean(),
    bom: fc.boolean(),
    lastBreak: fc.boolean(),
    signOffs: fc.constantFrom(
      '',
      'signOffs:\n',
      'signOffs: []\n',
      'signOffs:\n  - { by: PER-001, role: ROLE-QM, meaning: reviewed, date: 2026-01-01 }\n',
      'signOffs:\n- by: PER-001\n  role: ROLE-QM\n  meaning: reviewed\n  date: 2026-01-01 # then\n',
    ),
    signOffsFirst: fc.boolean(),
  })
  .map(({ entries, crlf, bom, lastBreak, signOffs, signOffsFirst }) => {
    const own = entries.map(
      ({ key, value, before }) => `${before}${key}:${value}${value.endsWith('\n') ? '' : '\n'}`,
    );
    const head = 'id: RSK-001\ntype: risk\nstatus: open\n';
    const body = signOffsFirst ? [signOffs, ...own] : [...own, signOffs];
    const text = head + body.join('');
    const ended = lastBreak || /\n\s*\n$/.test(text) ? text : text.replace(/\n$/, '');
    return `${bom ? '\ufeff' : ''}${crlf ? ended.replaceAll('\n', '\r\n') : ended}`;
  });

/** Persons and roles who may sign it. */
export const company = {
  'qms.yaml': 'organization: Test\nasOf: 2026-03-01\n',
  'people.yaml': 'id: PER-001\ntype: person\ntitle: Jane Doe\nname: Jane Doe\nfrom: 2020-01-01\n',
  'roles.yaml':
    'id: ROLE-QM\ntype: role\ntitle: Quality manager\nholders: [{ person: PER-001, from: 2020-01-01 }]\n',
};
