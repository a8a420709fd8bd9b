import { risk, scenarios } from './any-record-scenarios.ts';

scenarios('yaml-syntax', [
  {
    name: 'says what is missing, where',
    files: { 'a.yaml': 'id: RSK-001\ntype: risk\ntitle: "Supplier\n' },
    finds: [{ severity: 'error', message: /closing quote/ }],
  },
  { name: 'other YAML files are not ours', files: { 'ci.yaml': 'jobs:\n  "x\n' }, finds: [] },
  {
    name: 'a mapped file is ours whatever it holds',
    files: { 'qms.yaml': 'types: [{ files: "r/*.yaml", type: risk }]\n', 'r/a.yaml': 'title: "x\n' },
    finds: [{ severity: 'error' }],
  },
  {
    name: 'a file stored as UTF-16',
    files: {
      'a.yaml': new Uint8Array([
        0xff,
        0xfe,
        ...[...'id: A\ntype: risk\n'].flatMap((c) => [c.charCodeAt(0), 0]),
      ]),
    },
    finds: [{ severity: 'error', at: 'a.yaml:1:1', message: /UTF-16\. Save it as UTF-8/ }],
  },
]);

scenarios('front-matter-syntax', [
  {
    name: 'a fence that is never closed',
    files: { 'a.md': '---\nid: POL-001\ntype: quality-policy\n' },
    finds: [{ severity: 'error', at: 'a.md:1:1', message: /never closed/ }],
  },
  {
    name: 'a fault inside, at its place in the file',
    files: { 'a.md': '---\nid: POL-001\ntype: quality-policy\ntitle: "We\n---\nWe care.\n' },
    finds: [{ severity: 'error', message: /closing quote/ }],
  },
  { name: 'a text that begins with a rule is none of ours', files: { 'a.md': '---\n\nHello\n' }, finds: [] },
]);

const twice = 'title: One\ntitle: Two\n';

scenarios('yaml-ambiguous', [
  {
    name: 'a warning where nothing is signed',
    files: { 'a.yaml': risk('RSK-001', twice) },
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:4:1',
        message: 'The key `title` stands here twice, and only the last one counts. Keep one of them.',
      },
    ],
  },
  {
    name: 'an error where the type needs a sign-off',
    files: { 'a.yaml': `id: POL-001\ntype: quality-policy\n${twice}` },
    finds: [{ severity: 'error', message: /No sign-off can cover the text as it is\.$/ }],
  },
  {
    name: 'only a warning in its draft',
    files: { 'a.yaml': `id: POL-001\ntype: quality-policy\nstatus: draft\n${twice}` },
    finds: [{ severity: 'warning' }],
  },
  {
    name: 'an error in a draft that is signed',
    files: {
      'a.yaml': `id: POL-001\ntype: quality-policy\nstatus: draft\n${twice}signOffs: [{ by: PER-001, meaning: authored, date: 2026-01-01 }]\n`,
    },
    finds: [{ severity: 'error' }],
  },
  {
    name: 'a warning where qms.yaml takes the demand away',
    files: {
      'qms.yaml': 'signOff: { required: { quality-policy: false } }\n',
      'a.yaml': `id: POL-001\ntype: quality-policy\n${twice}`,
    },
    finds: [{ severity: 'warning' }],
  },
  {
    name: 'a word older readers take for false never blocks a signature',
    files: { 'a.yaml': 'id: POL-001\ntype: quality-policy\ntitle: no\n' },
    finds: [{ severity: 'warning', at: 'a.yaml:3:8', message: /Put it in quotes/ }],
  },
  {
    name: 'texts that some programs take for a number, or refuse',
    files: {
      'a.yaml': risk(
        'RSK-001',
        'title: 3,5\ncustom: { at: 1:30 }\ndescription: 2026-02-30\ntags: ["=", =]\n',
      ),
    },
    finds: [
      { severity: 'warning', at: 'a.yaml:3:8', message: /^Some programs take `3,5` for a number/ },
      { severity: 'warning', at: 'a.yaml:4:15', message: /^Some programs take `1:30` for a number/ },
      {
        severity: 'warning',
        at: 'a.yaml:5:14',
        message: /^Some programs refuse a file with `2026-02-30`, a day/,
      },
      { severity: 'warning', at: 'a.yaml:6:13', message: /^Some programs refuse a file in which `=` stands/ },
    ],
  },
  {
    name: 'what the schema has said is not said again, at a register neither',
    alsoBreaks: ['schema'],
    files: {
      'a.yaml': risk('RSK-001', 'likelihood: 3,5\nnextReview: 2026-02-30\n'),
      'b.yaml':
        'id: REG-1\ntype: register\nof: risk\nitems:\n  - { id: RSK-002, nextReview: 2026-02-30, likelihood: yes }\n',
    },
    finds: [],
  },
  {
    name: 'a block of text that ends with the file',
    files: { 'a.yaml': risk('RSK-001', 'description: |\n  Fails often').trimEnd() },
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:4:1',
        message: /^This text ends with the file and without a line break/,
      },
    ],
  },
  {
    name: 'once in a register, at the item',
    files: {
      'a.yaml': 'id: REG-1\ntype: register\nof: risk\nitems:\n  - { id: RSK-001, likelihood: 0x3 }\n',
    },
    finds: [{ severity: 'warning', at: 'a.yaml:5:32' }],
  },
  {
    name: 'an error in an item of a register that is signed as a whole',
    files: {
      'a.yaml':
        'id: REG-1\ntype: register\nof: risk\nitems:\n  - { id: RSK-001, likelihood: 0x3 }\nsignOffs: [{ by: PER-001, meaning: approved, date: 2026-01-01 }]\n',
    },
    finds: [{ severity: 'error' }],
  },
  {
    name: 'what a register says outside its items is its own',
    files: { 'a.yaml': `id: REG-1\ntype: register\nof: risk\n${twice}items:\n  - { id: RSK-001 }\n` },
    finds: [{ severity: 'warning', at: 'a.yaml:5:1' }],
  },
  {
    name: 'bytes that are no UTF-8, in the record that holds them',
    files: {
      'a.yaml': new Uint8Array([
        ...new TextEncoder().encode(
          'id: POL-001\ntype: quality-policy\n---\nid: RSK-001\ntype: risk\ntitle: ',
        ),
        0xff,
      ]),
    },
    finds: [{ severity: 'warning', at: 'a.yaml:6:8', message: /not stored as UTF-8/ }],
  },
]);
