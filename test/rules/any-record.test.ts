import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../property-runs.ts';
import { rulesOf } from './families.ts';
import { type CheckOptions, check, findingsOf, openProject } from './harness.ts';
import { formFaults, notBroken } from './well-formed.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** What a finding is compared by: severity, place and message; `line:column` counts from 1. */
interface Expected {
  readonly severity?: string;
  readonly at?: string;
  readonly path?: string;
  readonly record?: string;
  readonly message?: string | RegExp;
}

interface Scenario {
  readonly name: string;
  readonly files: Files;
  readonly today?: string;
  readonly options?: CheckOptions;
  /** Rules of form that the files break on purpose, besides the rule under test. */
  readonly alsoBreaks?: readonly string[];
  readonly finds: readonly Expected[];
}

function scenarios(rule: string, table: readonly Scenario[]): void {
  describe(rule, () => {
    test.each(table.map((row) => [row.name, row] as const))(
      '%s',
      async (_, { files, today, options = {}, finds, alsoBreaks = [] }) => {
        const all = (await check(files, today === undefined ? options : { today })).findings;
        expect(formFaults(rule, all, alsoBreaks)).toEqual([]);
        expect(notBroken(alsoBreaks, all)).toEqual([]);
        const findings = all.filter((finding) => finding.rule === rule);
        expect(findings.map(({ message }) => message)).toHaveLength(finds.length);
        finds.forEach((wanted, index) => {
          const found = findings[index]!;
          const { line, character } = found.range.start;
          if (wanted.severity !== undefined) expect(found.severity).toBe(wanted.severity);
          if (wanted.at !== undefined) expect(`${found.file}:${line + 1}:${character + 1}`).toBe(wanted.at);
          if (wanted.record !== undefined) expect(found.record).toBe(wanted.record);
          if (wanted.path !== undefined) expect(found.path).toBe(wanted.path);
          if (typeof wanted.message === 'string') expect(found.message).toBe(wanted.message);
          else if (wanted.message !== undefined) expect(found.message).toMatch(wanted.message);
        });
      },
    );
  });
}

const risk = (id: string, more = ''): string => `id: ${id}\ntype: risk\n${more}`;
const action = (more: string): string => `id: ACT-001\ntype: action\n${more}`;
const document = (id: string, more = ''): string => `id: ${id}\ntype: document\n${more}`;
const process = (more: string): string => `id: PRO-001\ntype: process\n${more}`;
const policy = (front: string, body: string): string =>
  `---\nid: POL-001\ntype: quality-policy\n${front}---\n${body}\n`;

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

scenarios('type-unknown', [
  {
    name: 'offers the nearest',
    files: { 'a.yaml': 'id: RSK-001\ntype: rsik\n' },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:2:7',
        path: 'type',
        message: 'No record type is called `rsik`. Did you mean `risk`?',
      },
    ],
  },
  {
    name: 'says what to do when none is near',
    files: { 'a.yaml': 'id: X-1\ntype: recipe\n' },
    finds: [
      {
        message:
          'No record type is called `recipe`. Correct it, or describe the type in a schema of your own.',
      },
    ],
  },
  {
    name: 'the type of the items of a register',
    files: { 'a.yaml': 'id: REG-1\ntype: register\nof: rsik\nitems: [{ id: RSK-001 }]\n' },
    finds: [{ severity: 'error', at: 'a.yaml:3:5', path: 'of' }],
  },
  { name: 'in drafts as well', files: { 'a.yaml': 'id: A\ntype: rsik\nstatus: draft\n' }, finds: [{}] },
  { name: 'a mapping with a type but no id is no record', files: { 'a.yaml': 'type: recipe\n' }, finds: [] },
  {
    name: 'a type that qms.yaml maps is a fault there, not in every file',
    files: {
      'qms.yaml': 'types: [{ files: "*.md", type: polcy }]\n',
      'a.md': 'We care.\n',
      'b.md': 'We care.\n',
    },
    alsoBreaks: ['config'],
    finds: [],
  },
]);

scenarios('schema', [
  {
    name: 'a word that is not in the list, in every phase that is judged',
    files: {
      'draft.yaml': document('DOC-001', 'status: draft\nkind: manul\n'),
      'review.yaml': document('DOC-002', 'status: in-review\nkind: manul\n'),
      'active.yaml': document('DOC-003', 'status: effective\nkind: manul\n'),
      'superseded.yaml': document('DOC-004', 'status: superseded\nkind: manul\n'),
    },
    finds: [
      { severity: 'error', at: 'active.yaml:4:7', path: 'kind', message: /Did you mean `manual`\?/ },
      { severity: 'error', at: 'draft.yaml:4:7' },
      { severity: 'error', at: 'review.yaml:4:7' },
    ],
  },
  {
    name: 'a missing key is none in a draft',
    files: {
      'draft.yaml': 'id: CMP-001\ntype: complaint\nstatus: draft\n',
      'open.yaml': 'id: CMP-002\ntype: complaint\nstatus: received\n',
    },
    finds: [{ severity: 'error', at: 'open.yaml:1:1', message: /^`receivedOn` is missing/ }],
  },
  {
    name: 'a closed event keeps findings about its own content',
    files: { 'a.yaml': 'id: CMP-001\ntype: complaint\nstatus: closed\nreceivedOn: 2025-02-30\n' },
    finds: [{ severity: 'error', path: 'receivedOn', message: /not a day in the calendar/ }],
  },
  {
    name: 'an event from before judging began does not',
    files: {
      'qms.yaml': 'judgeFrom: 2025-01-01\n',
      'a.yaml': 'id: CMP-001\ntype: complaint\nstatus: closed\nreceivedOn: 2024-05-01\nseverity: awful\n',
      'b.yaml': 'id: CMP-002\ntype: complaint\nstatus: closed\nreceivedOn: 2025-05-01\nseverity: awful\n',
    },
    finds: [{ at: 'b.yaml:5:11' }],
  },
  {
    name: 'an unquoted version',
    files: { 'a.yaml': document('DOC-001', 'version: 1.10\n') },
    finds: [{ path: 'version', message: /quotes/ }],
  },
  {
    name: 'an id outside the grammar is the business of id-format',
    files: { 'a.yaml': risk('Risk 1') },
    alsoBreaks: ['id-format'],
    finds: [],
  },
]);

scenarios('key-unknown', [
  {
    name: 'a case variant of `type` next to an id',
    files: {
      'a.yaml': 'id: POL-001\nType: quality-policy\n',
      'b.md': '---\nid: POL-002\nTYPE: quality-policy\n---\nWe care.\n',
      'c.yaml': 'Type: quality-policy\n',
    },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:2:1',
        message: '`Type` is not `type`, so this is not read as a record. Write `type`.',
      },
      { severity: 'error', at: 'b.md:3:1' },
    ],
  },
  {
    name: 'an error next to a known key, information otherwise',
    files: { 'a.yaml': risk('RSK-001', 'tilte: Fire\ncolour: red\n') },
    finds: [
      { severity: 'error', at: 'a.yaml:3:1', path: 'tilte', message: /Did you mean `title`/ },
      { severity: 'information', at: 'a.yaml:4:1', path: 'colour', message: /under `custom`/ },
    ],
  },
  { name: 'custom is free', files: { 'a.yaml': risk('RSK-001', 'custom: { tilte: x }\n') }, finds: [] },
  { name: 'not in history', files: { 'a.yaml': risk('RSK-001', 'status: closed\ntilte: x\n') }, finds: [] },
]);

const duplicate = (place: string): string =>
  `Another record has the id RSK-001 too. Give each an id of its own or, if they are versions of one record, a version of its own. See ${place}.`;
scenarios('id-duplicate', [
  {
    name: 'both places',
    files: { 'a.yaml': risk('RSK-001'), 'b.yaml': risk('RSK-001') },
    finds: [
      { severity: 'error', at: 'a.yaml:1:5', path: 'id', message: duplicate('b.yaml') },
      { severity: 'error', at: 'b.yaml:1:5', path: 'id', message: duplicate('a.yaml') },
    ],
  },
  {
    name: 'inside one register, and in drafts',
    files: {
      'r.yaml':
        'id: REG-1\ntype: register\nof: risk\ndefaults: { status: draft }\nitems:\n  - id: RSK-001\n  - id: RSK-001\n',
    },
    finds: [
      { at: 'r.yaml:6:9', message: duplicate('this file') },
      { at: 'r.yaml:7:9', message: duplicate('this file') },
    ],
  },
  {
    name: 'versions of one document may share the id',
    files: { 'a.yaml': document('D', 'version: "1"\n'), 'b.yaml': document('D', 'version: "2"\n') },
    finds: [],
  },
  {
    name: 'the same version may not',
    files: { 'a.yaml': document('D', 'version: "1"\n'), 'b.yaml': document('D', 'version: "1"\n') },
    finds: [{ message: /the id D with version 1 too/ }, {}],
  },
  { name: 'ids are case-sensitive', files: { 'a.yaml': risk('r-1'), 'b.yaml': risk('R-1') }, finds: [] },
  {
    name: 'words of the programming language are ids like others',
    files: { 'a.yaml': risk('constructor'), 'b.yaml': risk('toString'), 'c.yaml': risk('hasOwnProperty') },
    finds: [],
  },
  {
    name: 'many are named in part',
    files: Object.fromEntries([...'abcdefgh'].map((name) => [`${name}.yaml`, risk('RSK-001')])),
    finds: Array.from({ length: 8 }, () => ({
      message: /^Other records have the id RSK-001 too\. .* and other files\.$/,
    })),
  },
]);

test('id-duplicate links to the other places', async () => {
  const findings = await findingsOf('id-duplicate', { 'a.yaml': risk('RSK-001'), 'b.yaml': risk('RSK-001') });
  expect(findings[0]!.related).toEqual([
    {
      file: 'b.yaml',
      range: { start: { line: 0, character: 4 }, end: { line: 0, character: 11 } },
      message: 'RSK-001 stands here too',
    },
  ]);
});

scenarios('id-format', [
  {
    name: 'outside the grammar, in every phase',
    files: {
      'a.yaml': risk('Risk 1'),
      'b.yaml': risk('"../x"', 'status: closed\n'),
      'c.yaml': risk('a..b', 'status: draft\n'),
      'd.yaml': risk('x'.repeat(65)),
    },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:1:5',
        path: 'id',
        message: /^`Risk 1` cannot be an id\. Use at most 64 letters/,
      },
      { severity: 'error' },
      { severity: 'error' },
      { severity: 'error' },
    ],
  },
  {
    name: 'outside the pattern of its type',
    files: {
      'qms.yaml': 'ids: { risk: "{RSK,R}-*" }\n',
      'a.yaml': risk('RISK-1'),
      'b.yaml': risk('RSK-1'),
      'c.yaml': risk('R-1'),
      'd.yaml': document('RISK-2'),
      'e.yaml': risk('RISK-3', 'status: closed\n'),
    },
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:1:5',
        path: 'id',
        message:
          'The id RISK-1 does not fit the form `{RSK,R}-*` that qms.yaml sets for this type. Rename it before others refer to it, or keep the old id under `formerIds`.',
      },
    ],
  },
  {
    name: 'a faulty pattern is a fault of qms.yaml',
    files: { 'qms.yaml': 'ids: { risk: "[R]*" }\n', 'a.yaml': risk('X-1') },
    alsoBreaks: ['config'],
    finds: [],
  },
]);

test('a changed pattern is applied to records that did not change', async () => {
  const { project, memory } = await openProject({ 'a.yaml': risk('X-1') });
  expect(project.outcome().findings.filter(({ rule }) => rule === 'id-format')).toEqual([]);
  memory.write('qms.yaml', 'organization: Test\nids: { risk: "RSK-*" }\n');
  await project.update(['qms.yaml']);
  await project.publish();
  expect(project.outcome().findings.filter(({ rule }) => rule === 'id-format')).toHaveLength(1);
});

const unknown = 'No record has the id RSK-099. Write the id of';
scenarios('reference-unresolved', [
  {
    name: 'offers the nearest of the allowed types',
    files: {
      'a.yaml': action('origin: RSK-01\n'),
      'b.yaml': risk('RSK-001'),
      'c.yaml': document('RSK-011'),
    },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:3:9',
        path: 'origin',
        message: 'No record has the id RSK-01. Did you mean `RSK-001`?',
      },
    ],
  },
  {
    name: 'offers the id that differs in case alone, however much of it does',
    files: {
      'a.yaml': process('owner: role-qm\n'),
      'b.yaml':
        'id: ROLE-QM\ntype: role\ntitle: Quality manager\n---\nid: ROLE-QA\ntype: role\ntitle: Auditor\n',
    },
    finds: [{ path: 'owner', message: 'No record has the id role-qm. Did you mean `ROLE-QM` or `ROLE-QA`?' }],
  },
  {
    name: 'says what belongs there when none is near',
    files: { 'a.yaml': process('risks: [RSK-099]\n') },
    finds: [
      {
        path: 'risks[RSK-099]',
        message: `${unknown} one of type \`risk\` that exists, or create the record.`,
      },
    ],
  },
  {
    name: 'phases: none in drafts, errors in use, warnings in review and history',
    files: {
      'active.yaml': process('owner: ROLE-GONE\n'),
      'draft.yaml': document('DOC-001', 'status: draft\nowner: ROLE-GONE\n'),
      'event.yaml': 'id: ACT-002\ntype: action\nstatus: done\nowner: ROLE-GONE\n',
      'review.yaml': document('DOC-002', 'status: in-review\nowner: ROLE-GONE\n'),
      'superseded.yaml': document('DOC-003', 'status: superseded\nowner: ROLE-GONE\n'),
    },
    finds: [
      { severity: 'error', at: 'active.yaml:3:8' },
      {
        severity: 'warning',
        at: 'event.yaml:4:8',
        message:
          'No record has the id ROLE-GONE. Restore it, or enter ROLE-GONE under `formerIds` of the record that took its place, and leave this finished record as it is.',
      },
      {
        severity: 'warning',
        at: 'review.yaml:4:8',
        message: /Write the id of one of type `role` or `person`/,
      },
      { severity: 'warning', at: 'superseded.yaml:4:8' },
    ],
  },
  {
    name: 'a version that does not exist',
    files: {
      'a.yaml': process('documents: [DOC-001@3, DOC-001@2]\n'),
      'b.yaml': document('DOC-001', 'version: "1"\nstatus: superseded\n'),
      'c.yaml': document('DOC-001', 'version: "2"\n'),
    },
    finds: [
      {
        path: 'documents[DOC-001@3]',
        message:
          'DOC-001 has no version 3 in this repository. Name one that exists, or leave out `@3` for the one in force. There are 2 and 1.',
      },
    ],
  },
  {
    name: 'former ids resolve',
    files: { 'a.yaml': process('risks: [RSK-OLD]\n'), 'b.yaml': risk('RSK-001', 'formerIds: [RSK-OLD]\n') },
    finds: [],
  },
  {
    name: 'mentions in a body, at the id',
    files: { 'a.md': policy('', 'See [[OBJ-404|our goal]] and `[[OBJ-405]]`.') },
    finds: [
      { severity: 'error', at: 'a.md:5:7', path: 'body', message: /OBJ-404\. Write the id of one that/ },
    ],
  },
  {
    name: 'what all items of a register inherit is said once',
    files: {
      'a.yaml':
        'id: REG-1\ntype: register\nof: risk\ndefaults: { owner: ROLE-GONE }\nitems:\n  - { id: RSK-001 }\n  - { id: RSK-002 }\n',
    },
    finds: [{ at: 'a.yaml:4:20', path: 'owner' }],
  },
  {
    name: 'values of the wrong shape are left to the schema',
    files: { 'a.yaml': process('risks: { a: [1, null, true] }\nowner: [[]]\nparent: "../x"\n') },
    alsoBreaks: ['schema'],
    finds: [],
  },
]);

test('reference-unresolved offers repairs that keep a pinned version and never touch sign-offs', async () => {
  const titles = async (files: Files) =>
    (await findingsOf('reference-unresolved', files)).map(({ fixes }) =>
      fixes.map(({ title, certain, edits }) => [title, certain, edits[0]?.newText]),
    );
  const target = { 'b.yaml': document('DOC-001', 'version: "1"\n') };
  expect(await titles({ ...target, 'a.yaml': process('documents: [DOC-01@1]\n') })).toEqual([
    [['Change to DOC-001@1', false, "'DOC-001@1'"]],
  ]);
  expect(await titles({ ...target, 'a.yaml': process('documents: [DOC-001@2]\n') })).toEqual([
    [['Change to DOC-001@1', false, "'DOC-001@1'"]],
  ]);
  expect(await titles({ ...target, 'a.md': policy('', 'See [[DOC-01@1]].') })).toEqual([
    [['Change to DOC-001@1', false, 'DOC-001']],
  ]);
  const signature = 'signOffs: [{ by: PER-01, meaning: authored, date: 2026-01-01 }]\n';
  expect(
    await titles({ 'a.yaml': risk('RSK-001', signature), 'b.yaml': 'id: PER-001\ntype: person\n' }),
  ).toEqual([[]]);
});

scenarios('reference-type', [
  {
    name: 'names the allowed types by their titles',
    files: { 'a.yaml': action('owner: RSK-001\n'), 'b.yaml': risk('RSK-001') },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:3:8',
        path: 'owner',
        message:
          'RSK-001 is of type `risk`, which does not belong here. Name a record of type `role` or `person` instead.',
      },
    ],
  },
  {
    name: 'phases: none in drafts, warnings in review and history',
    files: {
      'a.yaml': document('DOC-001', 'status: draft\nowner: RSK-001\n'),
      'b.yaml': document('DOC-002', 'status: in-review\nowner: RSK-001\n'),
      'c.yaml': document('DOC-003', 'status: obsolete\nowner: RSK-001\n'),
      'd.yaml': risk('RSK-001'),
    },
    finds: [
      { severity: 'warning', at: 'b.yaml:4:8' },
      { severity: 'warning', at: 'c.yaml:4:8', message: /leave this finished one as it is/ },
    ],
  },
  {
    name: 'a field for any type takes any',
    files: { 'a.yaml': risk('RSK-001', 'evidence: [ACT-001]\n'), 'b.yaml': action('') },
    finds: [],
  },
]);

const obsolete = { 'old.yaml': document('DOC-001', 'status: obsolete\n') };
scenarios('reference-obsolete', [
  {
    name: 'from a record in use',
    files: { ...obsolete, 'a.yaml': process('documents: [DOC-001]\n') },
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:3:13',
        path: 'documents[DOC-001]',
        message:
          'DOC-001 has the status `obsolete`, but this record still relies on it. Name what took its place, or remove the reference.',
      },
    ],
  },
  {
    name: 'never from events, pinned versions, supersedes, dated entries',
    files: {
      ...obsolete,
      'a.yaml': action('evidence: [DOC-001]\n'),
      'b.yaml': document('DOC-002', 'version: "1"\nsupersedes: [DOC-001]\n'),
      'c.yaml': process('evidence: [DOC-001@1]\n'),
      'd.yaml':
        'id: SUP-001\ntype: supplier\nevaluations: [{ date: 2024-01-01, kind: initial, evidence: [DOC-001] }]\n',
    },
    finds: [],
  },
  {
    name: 'only records in use are asked',
    files: {
      ...obsolete,
      'a.yaml': document('DOC-002', 'status: draft\nevidence: [DOC-001]\n'),
      'b.yaml': document('DOC-003', 'status: in-review\nevidence: [DOC-001]\n'),
      'c.yaml': document('DOC-004', 'status: superseded\nevidence: [DOC-001]\n'),
    },
    finds: [],
  },
  {
    name: 'a bare id means the version in force',
    files: {
      'a.yaml': process('documents: [DOC-001]\n'),
      'b.yaml': document('DOC-001', 'version: "1"\nstatus: superseded\n'),
      'c.yaml': document('DOC-001', 'version: "2"\n'),
    },
    finds: [],
  },
  {
    name: 'what is settled is not obsolete',
    files: {
      'a.yaml': risk('RSK-001', 'objectives: [OBJ-001]\n'),
      'b.yaml': 'id: OBJ-001\ntype: quality-objective\nstatus: achieved\n',
    },
    finds: [],
  },
]);

const draft = { 'draft.yaml': document('DOC-001', 'status: draft\n') };
scenarios('reference-draft', [
  {
    name: 'a record in use that relies on a draft',
    files: { ...draft, 'a.yaml': process('documents: [DOC-001]\n') },
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:3:13',
        path: 'documents[DOC-001]',
        message:
          'DOC-001 is still a draft, but this record relies on it. Finish the draft, or refer to what holds until then.',
      },
    ],
  },
  {
    name: 'drafts, reviews and history may',
    files: {
      ...draft,
      'a.yaml': document('DOC-002', 'status: draft\nevidence: [DOC-001]\n'),
      'b.yaml': document('DOC-003', 'status: in-review\nevidence: [DOC-001]\n'),
      'c.yaml': 'id: ACT-001\ntype: action\nstatus: done\nevidence: [DOC-001]\n',
    },
    finds: [],
  },
  {
    name: 'an event under way that relies on one',
    files: { ...draft, 'a.yaml': action('evidence: [DOC-001]\n') },
    finds: [{ message: /this record relies on it/ }],
  },
  {
    name: 'fields that look ahead may',
    files: {
      ...draft,
      'a.yaml': 'id: CHG-001\ntype: change\nstatus: approved\naffects: [DOC-001]\n',
      'b.yaml':
        'id: MR-001\ntype: management-review\nstatus: held\ndate: 2026-01-20\ninputs: [{ input: resources, proposes: [OBJ-001] }]\n',
      'c.yaml': 'id: OBJ-001\ntype: quality-objective\nstatus: draft\n',
    },
    finds: [],
  },
]);

const part = (id: string, more: string): string => `id: ${id}\ntype: process\n${more}`;
scenarios('reference-cycle', [
  {
    name: 'once per record of the circle, not for those that lead into it',
    files: {
      'a.yaml': part('PRO-1', 'parent: PRO-2\n'),
      'b.yaml': part('PRO-2', 'parent: PRO-3\n'),
      'c.yaml': part('PRO-3', 'parent: PRO-1\n'),
      'd.yaml': part('PRO-4', 'parent: PRO-1\n'),
    },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:3:9',
        path: 'parent',
        message:
          'This record leads back to itself through `parent`. Correct the reference that is wrong on the way PRO-1 → PRO-2 → PRO-3 → PRO-1.',
      },
      { at: 'b.yaml:3:9' },
      { at: 'c.yaml:3:9' },
    ],
  },
  {
    name: 'itself',
    files: { 'a.yaml': part('PRO-1', 'parent: PRO-1\n') },
    finds: [
      { message: 'This record names itself under `parent`. Name another record or remove the reference.' },
    ],
  },
  {
    name: 'among lists',
    files: {
      'a.yaml': part('PRO-1', 'supersedes: [ELSEWHERE, PRO-2]\n'),
      'b.yaml': part('PRO-2', 'supersedes: [PRO-1]\n'),
    },
    finds: [{ path: 'supersedes[PRO-2]' }, {}],
  },
  {
    name: 'versions of one record are no circle',
    files: {
      'a.yaml': document('D', 'version: "1"\nstatus: superseded\n'),
      'b.yaml': document('D', 'version: "2"\nsupersedes: [D@1]\n'),
      'c.yaml': document('E', 'version: "1"\nstatus: superseded\n'),
      'd.yaml': document('E', 'version: "2"\nsupersedes: [E]\n'),
    },
    finds: [],
  },
  {
    name: 'different fields are different ways up',
    files: {
      'a.yaml': part('PRO-1', 'parent: PRO-2\n'),
      'b.yaml': part('PRO-2', 'supersedes: [PRO-1]\n'),
    },
    finds: [],
  },
  {
    name: 'phases: warnings in review and history, none in drafts',
    files: {
      'a.yaml': part('PRO-1', 'status: draft\nparent: PRO-1\n'),
      'b.yaml': part('PRO-2', 'status: in-review\nparent: PRO-2\n'),
      'c.yaml': part('PRO-3', 'status: obsolete\nparent: PRO-3\n'),
    },
    finds: [
      { severity: 'warning', at: 'b.yaml:4:9' },
      { severity: 'warning', at: 'c.yaml:4:9' },
    ],
  },
  {
    name: 'a long line of ancestors ends',
    files: Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [
        `p${n}.yaml`,
        part(`PRO-${n}`, n === 399 ? '' : `parent: PRO-${n + 1}\n`),
      ]),
    ),
    finds: [],
  },
]);

test('reference-cycle stays quick where everything supersedes everything', async () => {
  const ids = Array.from({ length: 250 }, (_, n) => `PRO-${n}`);
  const files = Object.fromEntries(
    ids.map((id) => [`${id}.yaml`, part(id, `supersedes: [${ids.join(', ')}]\n`)]),
  );
  expect(await findingsOf('reference-cycle', files)).toHaveLength(250);
});

test('reference-cycle links to the next step', async () => {
  const [first] = await findingsOf('reference-cycle', {
    'a.yaml': part('PRO-1', 'parent: PRO-2\n'),
    'b.yaml': part('PRO-2', 'parent: PRO-1\n'),
  });
  expect(first!.related.map(({ file, range }) => [file, range.start.line])).toEqual([['b.yaml', 2]]);
});

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

scenarios('record-orphan', [
  {
    name: 'types that serve through others',
    files: { 'a.yaml': document('DOC-001', 'title: Inspection\n'), 'b.yaml': risk('RSK-001') },
    finds: [
      {
        severity: 'information',
        at: 'a.yaml:1:5',
        path: 'id',
        message:
          'Nothing refers to this document. Mention it in the process or text through which people find it. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'mentioned, linked, tied to a process, the manual, a planned role, or not in use',
    files: {
      'a.yaml': document('DOC-001'),
      'b.md': `---\n${document('DOC-002')}---\nText\n`,
      'c.yaml': document('DOC-003', 'processes: [PRO-001]\n'),
      'd.yaml': document('DOC-004', 'kind: manual\n'),
      'e.yaml': 'id: ROLE-1\ntype: role\nplanned: true\n',
      'f.yaml': document('DOC-005', 'status: draft\n'),
      'g.yaml': document('DOC-006', 'status: obsolete\n'),
      'h.yaml': document('DOC-007', 'status: in-review\n'),
      'p.md': policy('', 'See [[DOC-001]] and [this](b.md).'),
    },
    finds: [],
  },
]);

const jane = (more: string): string => `id: PER-001\ntype: person\nname: Jane Doe\n${more}`;
scenarios('owner-gone', [
  {
    name: 'one finding per person',
    files: {
      'p.yaml': jane('status: left\nto: 2025-06-30\nsuccessor: PER-002\n'),
      'q.yaml': 'id: PER-002\ntype: person\nname: Mark Lund\n',
      'a.yaml': action('owner: PER-001\n'),
      'b.yaml': risk('RSK-001', 'owner: PER-001\n'),
      'c.yaml': risk('RSK-002', 'owner: PER-001\n'),
      'd.yaml': 'id: ACT-002\ntype: action\nstatus: done\nowner: PER-001\n',
    },
    finds: [
      {
        severity: 'warning',
        at: 'p.yaml:4:9',
        path: 'status',
        message:
          'Jane Doe (PER-001) left on 2025-06-30 but still owns 3 records. Hand over ACT-001, RSK-001 and RSK-002 to Mark Lund (PER-002).',
      },
    ],
  },
  {
    name: 'from the day after the last',
    files: { 'p.yaml': jane('to: 2026-02-01\n'), 'a.yaml': action('owner: PER-001\n') },
    finds: [],
  },
  {
    name: 'also before the status says so',
    files: { 'p.yaml': jane('to: 2026-01-31\n'), 'a.yaml': action('owner: PER-001\n') },
    finds: [
      {
        path: 'to',
        message:
          'Jane Doe (PER-001) left on 2026-01-31 but still owns 1 record. Hand over ACT-001 to a role or another person.',
      },
    ],
  },
  {
    name: 'drafts and history do not count',
    files: {
      'p.yaml': jane('status: left\n'),
      'a.yaml': document('DOC-001', 'status: draft\nowner: PER-001\n'),
      'b.yaml': document('DOC-002', 'status: obsolete\nowner: PER-001\n'),
    },
    finds: [],
  },
]);

test('owner-gone links to what is owned and goes when it is handed over', async () => {
  const { project, memory } = await openProject({
    'p.yaml': jane('status: left\n'),
    'a.yaml': action('owner: PER-001\n'),
  });
  const found = () => project.outcome().findings.filter(({ rule }) => rule === 'owner-gone');
  expect(
    found().flatMap(({ related }) => related.map(({ file, range }) => [file, range.start.line])),
  ).toEqual([['a.yaml', 2]]);
  memory.write('a.yaml', action('owner: ROLE-QM\n'));
  await project.update(['a.yaml']);
  await project.publish();
  expect(found()).toEqual([]);
});

const exception = (more: string): string =>
  `id: EXC-001\ntype: exception\ntitle: No orphans yet\nrules: [record-orphan]\ntypes: [document]\n${more}`;
scenarios('exception-expired', [
  {
    name: 'past its day',
    files: { 'a.yaml': exception('from: 2025-01-01\nuntil: 2026-01-31\n') },
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:7:8',
        path: 'until',
        message:
          'This exception ended 1 day ago and silences nothing any more. Record a new decision, or set `status: expired`. It held until 2026-01-31.',
      },
    ],
  },
  { name: 'on its last day', files: { 'a.yaml': exception('until: 2026-02-01\n') }, finds: [] },
  {
    name: 'phases other than in force',
    files: {
      'a.yaml': exception('until: 2025-01-01\nstatus: draft\nversion: "1"\n'),
      'b.yaml': exception('until: 2025-01-01\nstatus: in-review\nversion: "2"\n'),
      'c.yaml': exception('until: 2025-01-01\nstatus: expired\nversion: "3"\n'),
    },
    finds: [],
  },
  { name: 'no day', files: { 'a.yaml': exception('until: soon\n') }, alsoBreaks: ['schema'], finds: [] },
  {
    name: 'the longest time, its last day included',
    files: { 'a.yaml': exception('from: 2026-01-15\nuntil: 2027-01-14\n') },
    finds: [],
  },
  {
    name: 'a day longer',
    files: { 'a.yaml': exception('from: 2026-01-15\nuntil: 2027-01-15\n') },
    finds: [
      {
        severity: 'error',
        at: 'a.yaml:7:8',
        path: 'until',
        message:
          'This exception lasts longer than the allowed `P12M`, so it silences nothing. End it by 2027-01-14, or change `exceptions.longest` in qms.yaml.',
      },
    ],
  },
  {
    name: 'longer, where qms.yaml allows it',
    files: {
      'qms.yaml': 'exceptions: { longest: P2Y }\n',
      'a.yaml': exception('from: 2026-01-15\nuntil: 2028-01-14\n'),
    },
    finds: [],
  },
  {
    name: 'rules that none may excuse',
    files: {
      'a.yaml':
        'id: EXC-001\ntype: exception\nrules: [signoff-stale, record-orphan, yaml-syntax, id-duplicate, config]\ntypes: [document]\n',
    },
    finds: ['signoff-stale', 'yaml-syntax', 'id-duplicate', 'config'].map((name) => ({
      severity: 'error',
      message: `No exception excuses \`${name}\`, because it guards trust in the records. Take it out, and repair what it reports.`,
    })),
  },
]);

const ignored = (comment: string): Files => ({
  'a.yaml': risk('RSK-001', `${comment}\ntitle: Part XXX fails\n`),
});
scenarios('ignore-reason', [
  {
    name: 'no reason',
    files: ignored('# qms-ignore placeholder'),
    finds: [
      {
        severity: 'warning',
        at: 'a.yaml:3:1',
        message: 'No reason is given for ignoring `placeholder` here. Add `-- <reason>`.',
      },
    ],
  },
  { name: 'a reason', files: ignored('# qms-ignore placeholder -- the name of a part'), finds: [] },
]);

scenarios('ignore-unused', [
  {
    name: 'nothing to silence, a misspelt rule, a rule that cannot be silenced, no rule',
    files: {
      'a.yaml': risk('RSK-001', '# qms-ignore schema -- x\ntitle: Fire\n'),
      'b.yaml': risk('RSK-002', '# qms-ignore shcema -- x\ntitle: Fire\n'),
      'c.yaml': risk('RSK-003', '# qms-ignore id-format -- x\ntitle: Fire\n'),
      'd.yaml': risk('RSK-004', '# qms-ignore\ntitle: Fire\n'),
    },
    finds: [
      { severity: 'warning', at: 'a.yaml:3:1', message: /silences nothing\. Delete it/ },
      { message: /No rule is called `shcema`/ },
      { message: /cannot be silenced by a comment/ },
      { message: 'This comment names no rule. Write `qms-ignore <rule> -- <reason>`.' },
    ],
  },
  { name: 'one that silences', files: ignored('# qms-ignore placeholder -- the name of a part'), finds: [] },
]);

test('an ignored finding is counted with its reason', async () => {
  const { findings, suppressed } = await check(ignored('# qms-ignore placeholder -- the name of a part'));
  expect(findings.filter(({ rule }) => rule === 'placeholder')).toEqual([]);
  expect(suppressed.map(({ rule, suppressedBy }) => [rule, suppressedBy])).toEqual([
    ['placeholder', { kind: 'ignore', reason: 'the name of a part' }],
  ]);
});

scenarios('config', [
  {
    name: 'unknown names, with the nearest',
    files: { 'qms.yaml': 'organisation: X\nrules: { id-duplicat: off, shema: off, xyz: off }\n' },
    finds: [
      {
        severity: 'error',
        at: 'qms.yaml:1:1',
        path: 'organisation',
        message: /Did you mean `organization`\?$/,
      },
      { at: 'qms.yaml:2:10', message: 'No rule is called `id-duplicat`. Did you mean `id-duplicate`?' },
      { at: 'qms.yaml:2:28', message: 'No rule is called `shema`. Did you mean `schema`?' },
      { at: 'qms.yaml:2:40', message: 'No rule is called `xyz`. Correct the name, or delete this line.' },
    ],
  },
  {
    name: 'days after the day of the check',
    files: {
      'qms.yaml': 'judgeFrom: 2026-02-02\nstandards:\n  - { id: "iso-9001:2015", from: 2026-09-01 }\n',
    },
    alsoBreaks: [],
    finds: [
      { severity: 'error', at: 'qms.yaml:1:12', message: /^No event is judged before 2026-02-02,/ },
      { severity: 'error', at: 'qms.yaml:3:34', message: /^`iso-9001:2015` begins on 2026-09-01,/ },
    ],
  },
  {
    name: 'an edition that follows the one in force',
    files: {
      'qms.yaml':
        'standards:\n  - { id: "iso-9001:2015", until: 2027-06-30 }\n  - { id: "iso-9001:2026", from: 2027-07-01 }\n',
    },
    finds: [],
  },
  {
    name: 'the day of the check itself',
    files: {
      'qms.yaml':
        'judgeFrom: 2026-02-01\nstandards: [{ id: "iso-9001:2015", from: 2026-02-01, until: 2026-02-01 }]\n',
    },
    finds: [],
  },
  {
    name: 'no edition in force any longer',
    files: { 'qms.yaml': 'standards:\n  - { id: "iso-9001:2015", until: 2026-01-31 }\n' },
    finds: [
      {
        severity: 'error',
        at: 'qms.yaml:1:1',
        message: /^No edition under `standards` is in force on 2026-02-01/,
      },
    ],
  },
  {
    name: 'off and false switch off',
    files: { 'qms.yaml': 'rules: { schema: off, id-duplicate: false }\n' },
    finds: [],
  },
]);

scenarios('exception-unknown-rule', [
  {
    name: 'offers the nearest',
    files: {
      'a.yaml':
        'id: EXC-1\ntype: exception\ntitle: Wait\nrules: [action-overdu, action-owner, wibble-wobble]\ntypes: [action]\n',
    },
    finds: [
      {
        severity: 'warning',
        path: 'rules[action-overdu]',
        message: 'No rule is called `action-overdu`. Did you mean `action-overdue`?',
      },
      {
        path: 'rules[wibble-wobble]',
        message: /wibble-wobble`\. Correct the name, or remove it\.$/,
      },
    ],
  },
]);

describe('one slip gives one finding', () => {
  const said = async (text: string) =>
    (await check({ 'a.yaml': text })).findings
      .filter(({ file }) => file === 'a.yaml')
      .map(({ rule }) => rule);

  test('a mistyped title', async () => {
    expect(await said('id: KPI-1\ntype: competence\ntitel: Welding\n')).toEqual(['key-unknown']);
  });

  test('a mistyped type', async () => {
    expect(await said('id: RSK-1\ntype: rsik\ntitle_: x\n')).toEqual(['type-unknown']);
  });
});

scenarios('schema', [
  {
    name: 'ratings of a risk outside the scale of qms.yaml',
    files: {
      'qms.yaml': 'risk: { scale: 4, threshold: 9 }\n',
      'a.yaml': risk('RSK-1', 'likelihood: 4\nseverity: 5\nafter: { likelihood: 9, severity: 1 }\n'),
      'b.yaml':
        'id: REG-1\ntype: register\nof: risk\nitems:\n  - { id: RSK-2, title: Fire, likelihood: 5 }\n',
    },
    finds: [
      {
        severity: 'error',
        path: 'severity',
        message:
          '`severity` must be at most 4, but is 5. Risks are rated from 1 to 4 here (`risk.scale` in qms.yaml).',
      },
      { severity: 'error', path: 'after.likelihood' },
      { severity: 'error', path: 'likelihood', at: 'b.yaml:5:43' },
    ],
  },
]);

/** Texts that touch every rule of this family, for files that come, change and go. */
const texts = [
  risk('RSK-001', 'parent: RSK-002\n'),
  risk('RSK-001', 'likelihood: 0x3\nowner: PER-001\n'),
  risk('RSK-002', 'parent: RSK-001\nformerIds: [RSK-003]\n'),
  risk('RSK-002', 'status: draft\nsource: [RSK-01]\n'),
  process('documents: [DOC-001, DOC-001@2]\nrisks: [RSK-003]\nparent: PRO-001\n'),
  document('DOC-001', 'version: "1"\nstatus: superseded\n'),
  document('DOC-001', 'version: "2"\nstatus: draft\n'),
  document('DOC-001', 'version: "2"\neffectiveFrom: 2026-01-01\n'),
  'id: REG-1\ntype: register\nof: risk\ndefaults: { owner: PER-001 }\nitems:\n  - { id: RSK-001, likelihood: 0x3 }\n  - { id: RSK-002, title: TBD }\n',
  'id: REG-1\ntype: register\nof: risk\nitems: [{ id: RSK-001, severity: 1e1 }]\nsignOffs: [{ by: PER-001, meaning: approved, date: 2026-01-01 }]\n',
  'id: PER-001\ntype: person\nstatus: left\n',
  'id: PER-001\ntype: person\nto: 2026-01-31\n',
  action('owner: PER-001\norigin: DOC-001\n'),
  policy('', '# One\n\n[x](b.md#one) [y](c.yaml) [[RSK-001]] [[DOC-001@1]]'),
  policy('owner: RSK-001\n', '# Two\n\n[x](b.md#two) [z](a.yaml)'),
  'id: EXC-001\ntype: exception\nrules: [record-orphan]\ntypes: [document]\nuntil: 2026-01-01\n',
];
const edit = fc.tuple(
  fc.constantFrom('a.yaml', 'b.md', 'c.yaml', 'd.yaml', 'e.yaml', 'f.md'),
  fc.option(fc.constantFrom(...texts), { freq: 4 }),
);

test('after any edits the findings are those of a fresh check', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
      const options = { rules: rulesOf('any-record') };
      const { project, memory } = await openProject({}, options);
      const files: Record<string, string> = {};
      for (const [path, text] of edits) {
        const content =
          text === null || !path.endsWith('.md') || text.startsWith('---') ? text : `---\n${text}---\n`;
        if (content === null) {
          delete files[path];
          memory.delete(path);
        } else {
          files[path] = content;
          memory.write(path, content);
        }
        await project.update([path]);
      }
      await project.publish();
      expect(project.outcome()).toEqual(await check(files, options));
    }),
    { numRuns: runs(150) },
  );
});
