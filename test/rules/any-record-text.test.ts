import { expect, test } from 'vitest';
import { document, policy, risk, scenarios } from './any-record-scenarios.ts';
import { findingsOf } from './harness.ts';

scenarios('link-broken', [
  {
    name: 'a link without target',
    files: { 'p/a.md': policy('', 'See [the scope](../scope.md).') },
    finds: [
      {
        severity: 'error',
        at: 'p/a.md:5:17',
        path: 'body',
        message: 'No file is at scope.md. Correct the link or add the file.',
      },
    ],
  },
  {
    name: 'files, folders, encoded names, queries and anchors that are there',
    files: {
      'p/a.md': policy(
        '',
        '# Über uns\n\n[a](../b%20c.txt) [b](../p) [c](./) [d](..) [e](../o.md?plain=1#part-two) [f](#über-uns) [g](#) [h](#own) <a id="own"></a>',
      ),
      'b c.txt': 'x',
      'o.md': '# One\n\n## Part two\n',
    },
    finds: [],
  },
  {
    name: 'anchors, own and other',
    files: {
      'a.md': policy('', '# Our promise\n\n[x](#our-promis) [y](o.md#nowhere)'),
      'o.md': '# One\n',
    },
    finds: [
      {
        severity: 'error',
        at: 'a.md:7:5',
        message: 'No heading in this text has the anchor `#our-promis`. Did you mean `#our-promise`?',
      },
      { message: 'No heading in o.md has the anchor `#nowhere`. Correct the link or the heading.' },
    ],
  },
  {
    name: 'what cannot be known is not judged',
    files: {
      'a.md': policy(
        '',
        '[a](../../other/x.md) [b](.github/x.md) [c](node_modules/x/y.md) [d](https://example.com/x) [e](//example.com) [f](mailto:a@example.com) [h](r.yaml#L10)',
      ),
      'r.yaml': risk('RSK-001'),
    },
    finds: [],
  },
  {
    name: 'paths from the top folder of the repository',
    files: {
      'docs/a.md': policy(
        'attachments: [{ file: /docs/plan.pdf }, { file: /plan.pdf }]\n',
        '# Policy\n\n[x](/docs/gone.md) ![z](/img/gone.png) [y](/docs/a.md#policy) [y](/docs/a.md#gone) [p](/docs/plan.pdf) [top](/) [out](/../x.md)',
      ),
      'docs/plan.pdf': 'x',
    },
    finds: [
      { path: 'attachments[2].file', message: 'No file is at plan.pdf. Correct the path or add the file.' },
      { at: 'docs/a.md:8:5', message: 'No file is at docs/gone.md. Correct the link or add the file.' },
      { at: 'docs/a.md:8:25', message: 'No file is at img/gone.png. Correct the path or add the file.' },
      {
        at: 'docs/a.md:8:67',
        message: 'No heading in this text has the anchor `#gone`. Correct the link or the heading.',
      },
    ],
  },
  {
    name: 'paths from the top folder where the root is below it',
    options: { below: 'company/qms' },
    files: {
      'docs/a.md': policy(
        '',
        '[x](/company/qms/docs/gone.md) [y](/company/qms/docs/a.md) [z](/docs/a.md) [r](/company/README.md) ![i](/img/a.png)',
      ),
    },
    finds: [
      { at: 'docs/a.md:5:5', message: /^No file is at docs\/gone\.md\./ },
      { message: /^The image \/img\/a\.png is outside the folder of qms\.yaml\./ },
    ],
  },
  {
    name: 'images and attachments have to be inside',
    files: {
      'a.md': policy(
        'attachments: [{ file: ../certificate.pdf }]\n',
        '![plan](../plan.png) ![logo](logo.png)',
      ),
    },
    finds: [
      {
        severity: 'error',
        at: 'a.md:4:23',
        path: 'attachments[1].file',
        message:
          'The file ../certificate.pdf is outside the folder of qms.yaml. Copy it below that folder and write its path from here.',
      },
      { at: 'a.md:6:9', message: /^The image \.\.\/plan\.png is outside/ },
      { at: 'a.md:6:30', message: 'No file is at logo.png. Correct the path or add the file.' },
    ],
  },
  {
    name: 'data files',
    files: { 'a.yaml': 'id: IND-001\ntype: indicator\ndata: data/readings.csv\n' },
    finds: [{ path: 'data', message: 'No file is at data/readings.csv. Correct the path or add the file.' }],
  },
  {
    name: 'phases: none in drafts, warnings in review and history',
    files: {
      'a.md': policy('status: draft\n', '[x](gone.md)'),
      'b.md': policy('status: in-review\nversion: "2"\n', '[x](gone.md)'),
      'c.md': policy('status: superseded\nversion: "1"\n', '[x](gone.md)'),
    },
    finds: [
      { severity: 'warning', at: 'b.md:7:5' },
      {
        severity: 'warning',
        at: 'c.md:7:5',
        message: 'No file is at gone.md. Restore the file and leave this finished record as it is.',
      },
    ],
  },
]);

test('link-broken offers the heading that was meant', async () => {
  const [found] = await findingsOf('link-broken', {
    'a.md': policy('', '# Our promise\n\n[x](#our-promis)'),
  });
  expect(found!.fixes.map(({ title, certain, edits }) => [title, certain, edits])).toEqual([
    [
      'Change to `#our-promise`',
      false,
      [
        {
          file: 'a.md',
          range: { start: { line: 6, character: 5 }, end: { line: 6, character: 15 } },
          newText: 'our-promise',
        },
      ],
    ],
  ]);
});

const unwritten = 'is still to be filled in, although this is no longer a draft. Write what is meant';

scenarios('placeholder', [
  {
    name: 'in fields and bodies',
    files: { 'a.md': policy('title: TBD\npurposeAndContext: "???"\n', 'We care, TODO: say more.') },
    finds: [
      {
        severity: 'warning',
        at: 'a.md:4:8',
        path: 'title',
        message: `\`TBD\` ${unwritten}, or set the record back to draft.`,
      },
      { at: 'a.md:5:20', path: 'purposeAndContext' },
      { at: 'a.md:7:10', path: 'body', message: /^`TODO:`/ },
    ],
  },
  {
    name: 'by phase: not in drafts, not in history, also in events that are closed',
    files: {
      'a.yaml': document('DOC-001', 'status: draft\nscope: TBD\n'),
      'b.yaml': document('DOC-002', 'status: in-review\nscope: TBD\n'),
      'c.yaml': document('DOC-003', 'status: obsolete\nscope: TBD\n'),
      'd.yaml': 'id: ACT-001\ntype: action\nstatus: done\nresult: TBD\n',
    },
    finds: [
      { severity: 'warning', at: 'b.yaml:4:8' },
      { severity: 'warning', at: 'd.yaml:4:9', message: `\`TBD\` ${unwritten}.` },
    ],
  },
  {
    name: 'only where it stands alone',
    files: { 'a.yaml': risk('RSK-001', 'title: TBDX, XXXL, MTBD, really????, to do, Todo list\n') },
    finds: [],
  },
]);

scenarios('text-hidden', [
  {
    name: 'direction marks and characters of no width, named',
    files: { 'a.yaml': risk('RSK-001', 'title: Pay\u202Edoog\u200B\n') },
    finds: [
      { severity: 'warning', at: 'a.yaml:3:11', message: /right-to-left override \(U\+202E\)/ },
      { severity: 'warning', at: 'a.yaml:3:16', message: /zero-width space \(U\+200B\)/ },
    ],
  },
  {
    name: 'in the item of a register that holds it',
    files: {
      'a.yaml':
        'id: REG-1\ntype: register\nof: risk\nitems:\n  - { id: RSK-001 }\n  - { id: RSK-002, title: a\u200Bb }\n',
    },
    finds: [{ at: 'a.yaml:6:28', record: 'RSK-002' }],
  },
  {
    name: 'letters of several scripts in one word of a type that is signed',
    files: {
      'a.md': policy('title: P\u043elicy\n', 'We c\u0430re, \u0578ever l\u03bfok \u13aaway.'),
      'b.yaml': 'id: PER-1\ntype: person\nname: P\u043elicy\n',
    },
    finds: [
      {
        severity: 'warning',
        at: 'a.md:4:8',
        path: '',
        message: /^The letter `\u043e` in this word is Cyrillic, /,
      },
      { at: 'a.md:6:4', message: /Cyrillic/ },
      { at: 'a.md:6:10', message: /Armenian/ },
      { at: 'a.md:6:16', message: /Greek/ },
      { at: 'a.md:6:21', message: /Cherokee/ },
    ],
  },
  {
    name: 'units, symbols and words of one script',
    files: {
      'a.md': policy(
        'title: Policy\n',
        '5 \u03bcm, 5 \u00b5m, 3 k\u03a9, \u0394T, \u03a4a, \u043e\u0442\u0434\u0435\u043b, IT-\u043e\u0442\u0434\u0435\u043b.',
      ),
    },
    finds: [],
  },
  {
    name: 'joiners that have work to do',
    files: { 'a.yaml': risk('RSK-001', 'title: 👩\u200D🔧 می\u200Cخواهم\n') },
    finds: [],
  },
]);
