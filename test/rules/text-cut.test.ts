import { scenarios } from './scenarios.ts';

const risk = (lines: string): string => `id: RSK-001\ntype: risk\n${lines}`;
const both = ['Put the whole text in quotes', 'Write a blank behind `#`'];
const cut = (path: string) => ({ path, severity: 'warning', fixes: both }) as const;

scenarios('text-cut', [
  {
    name: 'in a text of one line, of an entry, of a list and between brackets',
    files: {
      'r.yaml': risk(
        'title: Limit 50 pieces #or 500 on request\ntags: [ one, two #three\n  ]\ncustom:\n  list:\n    - a #b\n  flow: { note: x #1\n    }\n',
      ),
    },
    expected: [
      {
        ...cut('title'),
        record: 'RSK-001',
        message:
          'YAML drops `#or 500 on request` as a comment. Put the whole text in quotes, or a blank behind `#` if a comment is meant.',
      },
      cut('tags[two]'),
      cut('custom.list[a]'),
      cut('custom.flow.note'),
    ],
  },
  {
    name: 'all of it dropped',
    files: { 'r.yaml': risk('title: #1 supplier\n') },
    expected: [{ ...cut('title'), message: /^YAML drops `#1 supplier` as a comment\./ }],
  },
  {
    name: 'in front matter, and in an item of a register',
    files: {
      'd.md': '---\nid: DOC-1\ntype: document\ntitle: Plan A #Plan B\n---\n# Heading #1 #x\n\ntext #tag\n',
      'r.yaml':
        'id: REG-1\ntype: register\nof: risk\nitems:\n  - { id: RSK-1, title: x }\n  - id: RSK-2\n    title: See ticket #12\n',
    },
    expected: [
      { ...cut('title'), record: 'DOC-1' },
      { ...cut('title'), record: 'RSK-2' },
    ],
  },
  {
    name: 'comments, quotes, blocks, and fields that take no text',
    files: {
      'r.yaml': risk(
        '#note\ntitle: Fire # often\nstatus: open #not closed\nlikelihood: 3 #guess\nnextReview: 2027-01-01 #x\nowner: PER-1 #me\ndescription: |\n  See #12\ntags: ["a #b", c#d]\ncustom: #list\n  list: x #qms-ignore text-cut -- not so\n',
      ),
    },
    expected: [],
  },
]);
