import { describe, expect, test } from 'vitest';
import { formatGithub } from '../../server/src/report/github.ts';
import { finding, range, result, suppressed } from './samples.ts';

const annotationsOf = (...findings: Parameters<typeof finding>[0][]) =>
  formatGithub(result(findings.map(finding))).annotations;

describe('annotations', () => {
  test('one workflow command per finding, errors first', () => {
    const { record: _, ...rootWide } = finding({
      rule: 'context-climate',
      severity: 'information',
      file: 'qms.yaml',
      range: range(0, 0, 0, 0),
      message: 'Not decided.',
    });
    const findings = [
      rootWide,
      finding({ severity: 'warning', range: range(4, 2, 6, 0) }),
      finding({ range: range(9, 4, 9, 8), clauses: ['iso-9001:2015/6.2.1'] }),
    ];
    expect(formatGithub(result(findings)).annotations).toBe(
      [
        '::error file=objectives/OBJ-1.yaml,line=10,endLine=10,col=5,endColumn=9,title=objective-measure (OBJ-1)::OBJ-1 has no measure. Name an indicator and a target. (ISO 9001:2015, 6.2.1)\n',
        '::warning file=objectives/OBJ-1.yaml,line=5,endLine=6,title=objective-measure (OBJ-1)::OBJ-1 has no measure. Name an indicator and a target.\n',
        '::notice file=qms.yaml,line=1,endLine=1,col=1,endColumn=1,title=context-climate::Not decided.\n',
      ].join(''),
    );
  });

  test('what makes the checks laxer stands first, at its line of qms.yaml, within ten', () => {
    const off = result([finding({})], [], ['policy-missing', 'risk-method']);
    expect(formatGithub(off).annotations.split('\n').slice(0, 2)).toEqual([
      '::notice file=qms.yaml,line=3,endLine=3,col=3,endColumn=17,title=trust::`policy-missing` is switched off.',
      '::notice file=qms.yaml,line=4,endLine=4,col=3,endColumn=14,title=trust::`risk-method` is switched off.',
    ]);
    const notices = Array.from({ length: 9 }, () => finding({ severity: 'information' }));
    const lines = (count: number) =>
      formatGithub(result(notices.slice(0, count), [], ['x']))
        .annotations.trimEnd()
        .split('\n');
    expect(lines(9)).toHaveLength(10);
    expect(lines(9).at(-1)).not.toContain('more');
    const cut = formatGithub(result([...notices, ...notices], [], ['x']))
      .annotations.trimEnd()
      .split('\n');
    expect([cut.length, cut.at(-1)]).toEqual([10, '::notice title=qms::+10 more in the summary']);
  });

  test('many places that are laxer leave room for findings', () => {
    const notices = Array.from({ length: 9 }, () => finding({ severity: 'information' }));
    const rules = Array.from({ length: 20 }, (_, index) => `rule-${index}`);
    const lines = formatGithub(result(notices, [], rules))
      .annotations.trimEnd()
      .split('\n');
    expect(lines.filter((line) => line.includes('title=trust'))).toHaveLength(6);
    expect(lines[5]).toBe('::notice title=trust::+15 more in the summary');
    expect([lines.length, lines.at(-1)]).toEqual([10, '::notice title=qms::+6 more in the summary']);
  });

  test('nothing found: nothing written', () => {
    expect(formatGithub(result([])).annotations).toBe('');
  });

  test.each([
    ['per cent in a message', { message: '100 % %0A::error::x' }, '::100 %25 %250A::error::x\n'],
    ['line ends in a message', { message: 'a\r\n::error::b' }, '::a⏎::error::b\n'],
    ['control characters', { message: 'a\u001b[2Jb\u202e' }, '::a\\u001b[2Jb\\u202e\n'],
    ['older log commands', { message: '##[add-mask]x' }, '::# #[add-mask]x\n'],
    ['a file name', { file: 'a,b:c%\n::x.yaml' }, '::error file=a%2Cb%3Ac%25⏎%3A%3Ax.yaml,line=1'],
    ['a record id', { record: 'X::Y,z=1' }, 'title=objective-measure (X%3A%3AY%2Cz=1)::'],
  ])('%s cannot break out', (_, given, written) => {
    expect(annotationsOf(given)).toContain(written);
  });

  test('at most ten of a level, the notice that says so included', () => {
    const many = (['information', 'warning', 'error'] as const).flatMap((severity) =>
      Array.from({ length: 12 }, (_, line) => finding({ severity, range: range(line, 0, line, 1) })),
    );
    const lines = formatGithub(result(many)).annotations.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      ...Array<string>(10).fill('::error'),
      ...Array<string>(10).fill('::warning'),
      ...Array<string>(10).fill('::notice'),
    ]);
    expect(lines.at(-1)).toBe('::notice title=qms::+7 more in the summary');
    expect(lines[0]).toContain('line=1,');
  });

  test('files are named from the repository', () => {
    const { annotations, summary } = formatGithub(result([finding({})]), {
      rootFromRepository: 'systems/acme/',
    });
    expect(annotations).toContain('file=systems/acme/objectives/OBJ-1.yaml,');
    expect(summary).toContain('### systems/acme/objectives/OBJ-1.yaml');
  });
});

describe('summary', () => {
  test('the whole result by file', () => {
    const findings = [
      finding({
        range: range(9, 0, 9, 1),
        clauses: ['iso-9001:2015/6.2.1'],
        message: 'Name `indicator` and target.',
      }),
      finding({
        severity: 'warning',
        file: 'risks.md',
        record: 'RSK-1',
        docs: 'docs/rules.md',
        fixes: [{ title: 'Quote it', certain: true, edits: [] }],
      }),
    ];
    const silenced = [suppressed({ rule: 'placeholder' }, 'ignore', 'TBD is a product')];
    expect(formatGithub(result(findings, silenced, ['review-trend-missing'])).summary).toBe(
      `## Quality management system check

**1 error, 1 warning** in 120 records of 41 files, as of 2026-02-01 · 1 silenced

Checks are laxer than the default in 1 places: rules.review-trend-missing: off.<br>qms.yaml, line 3: <code>review-trend-missing</code> is switched off.

### objectives/OBJ-1.yaml

| Line | Level | Record | What to do | Rule |
|---:|---|---|---|---|
| 10 | **error** | OBJ-1 | Name <code>indicator</code> and target.<br><sub>ISO 9001:2015, 6.2.1</sub> | [objective-measure](https://example.org/rules#objective-measure) |

### risks.md

| Line | Level | Record | What to do | Rule |
|---:|---|---|---|---|
| 1 | warning | RSK-1 | OBJ-1 has no measure. Name an indicator and a target.<br><sub>Can be fixed with --fix: Quote it</sub> | objective-measure |

<details><summary>Silenced findings</summary>

| Place | Rule | Silenced by |
|---|---|---|
| objectives/OBJ-1.yaml, line 1 | placeholder | ignore: TBD is a product |

</details>
`,
    );
  });

  test('nothing found', () => {
    expect(formatGithub(result([])).summary).toBe(
      '## Quality management system check\n\n**No findings:** 120 records in 41 files, as of 2026-02-01.\n',
    );
  });

  test.each([
    ['HTML', '<img src=x>', '&#60;img src&#61;x&#62;'],
    ['links and images', '![a](b)', '&#33;&#91;a&#93;(b)'],
    ['table cells', 'a|b', 'a&#124;b'],
    ['mentions', '@octocat', '<span>&#64;</span>octocat'],
    ['issue references', '#12', '<span>&#35;</span>12'],
    [
      'bare addresses',
      'https://x.org www.x.org',
      'https<span>&#58;</span>//x.org www<span>&#46;</span>x.org',
    ],
    ['entities', '&lt;', '&#38;lt;'],
    ['line ends', 'a\n\n# b', 'a⏎⏎<span>&#35;</span> b'],
    ['an open backtick', 'a ` b', 'a &#96; b'],
    ['code', 'a `<b>` c', 'a <code>&#60;b&#62;</code> c'],
  ])('%s in a message stay text', (_, message, written) => {
    expect(formatGithub(result([finding({ message })])).summary).toContain(`| ${written} |`);
  });

  test('30,000 findings stay below 1 MiB, errors are kept, and the rest is counted', () => {
    const findings = Array.from({ length: 30_000 }, (_, i) =>
      finding({
        severity: i >= 29_000 ? 'error' : 'warning',
        file: `records/${String(Math.floor(i / 20)).padStart(5, '0')}.yaml`,
        message: `Größe ${i} stimmt nicht.`,
        range: range(i % 20, 0, i % 20, 3),
      }),
    );
    const { annotations, summary } = formatGithub(result(findings, [suppressed({}, 'exception', 'old')]));
    expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(900_000);
    const rows = summary.match(/^\| \d+ \| /gm)!.length;
    expect(summary.match(/\*\*error\*\*/g)).toHaveLength(1000);
    expect(summary).toContain(`**+${30_000 - rows} more findings** left out`);
    expect(summary).toContain('Silenced findings are left out');
    expect(summary).toContain('**1000 errors, 29000 warnings**');
    expect(annotations.split('\n')).toHaveLength(22);
    expect(annotations).toContain('+29980 more in the summary');
  });
});
