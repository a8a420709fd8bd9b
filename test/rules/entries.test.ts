import { describe, expect, test } from 'vitest';
import { check, findingsOf, openProject } from './harness.ts';
import { scenarios } from './scenarios.ts';

/** Visits with findings, which have ids of their own; an audit whose findings do too, though the type is shipped. */
const own = {
  'qms.yaml': 'schemas: ["*.schema.json"]\n',
  'site_visit.schema.json': JSON.stringify({
    qms: { idPrefix: 'SV' },
    properties: {
      status: { enum: ['draft', 'effective', 'superseded', 'obsolete'] },
      follows: { type: 'string', qms: { ref: ['site_visit.days.findings', 'audit.findings'] } },
      days: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            findings: {
              type: 'array',
              qms: { items: { id: 'ref' } },
              items: { type: 'object', properties: { ref: { type: 'string' }, text: { type: 'string' } } },
            },
          },
        },
      },
    },
  }),
  'audit.schema.json': JSON.stringify({
    qms: { extends: 'audit' },
    properties: { findings: { qms: { items: { id: 'id' } } } },
  }),
};
const visit = (id: string, refs: readonly string[], more = ''): string =>
  `id: ${id}\ntype: site_visit\ntitle: Visit\n${more}days:\n  - findings:\n${refs.map((ref) => `      - { ref: ${ref}, text: Loose }\n`).join('')}`;
const follows = (reference: string): string =>
  `id: SV-9\ntype: site_visit\ntitle: Later\nfollows: ${reference}\n`;
const audit =
  'id: AUD-1\ntype: audit\ntitle: Audit\nfindings:\n  - { id: F-7, grade: minor, statement: No label }\n';

scenarios('reference-unresolved', [
  {
    name: 'an entry is found, also in an audit and in a text',
    files: {
      ...own,
      'a.yaml': visit('SV-1', ['FND-1', 'FND-2']),
      'audit.yaml': audit,
      'b.yaml': follows('F-7'),
      'c.md': '---\nid: DOC-1\ntype: document\ntitle: Note\n---\n[[FND-1]] [[FND-2]] [[SV-1]]\n',
    },
    expected: [],
  },
  {
    name: 'one that does not exist is not, and near ones are offered',
    files: { ...own, 'a.yaml': visit('SV-1', ['FND-1']), 'b.yaml': follows('FND-11') },
    expected: [
      {
        path: 'follows',
        severity: 'error',
        message: 'No record has the id FND-11. Did you mean `FND-1`?',
        fixes: ['Change to FND-1'],
      },
    ],
  },
  {
    name: 'a pinned version is that of its record',
    files: {
      ...own,
      'a.yaml': visit('SV-1', ['FND-1'], 'version: "2"\nstatus: effective\n'),
      'b.yaml': visit('SV-1', ['FND-1', 'FND-2'], 'version: "1"\nstatus: superseded\n'),
      'c.md': '---\nid: DOC-1\ntype: document\ntitle: Note\n---\n[[FND-2@1]] [[FND-1@2]] [[FND-1@3]]\n',
    },
    expected: [
      {
        path: 'body',
        severity: 'error',
        message:
          'FND-1 has no version 3 in this repository. Name one that exists, or leave out `@3` for the one in force. There are 1 and 2.',
      },
    ],
  },
]);

scenarios('reference-type', [
  {
    name: 'an entry of another list, and an entry where a record is asked for',
    files: {
      ...own,
      'a.yaml': visit('SV-1', ['FND-1']),
      'b.yaml': `${follows('SV-1')}owner: FND-1\n`,
    },
    expected: [
      {
        path: 'follows',
        severity: 'error',
        message:
          'SV-1 is of type `site_visit`, which does not belong here. Name a record of type `site_visit.days.findings` or `audit.findings` instead.',
      },
      {
        path: 'owner',
        severity: 'error',
        message:
          'FND-1 is of type `site_visit.days.findings`, which does not belong here. Name a record of type `role` or `person` instead.',
      },
    ],
  },
]);

scenarios('id-duplicate', [
  {
    name: 'an entry, another entry of the record, one of another record, and a record',
    files: {
      ...own,
      'a.yaml': visit('SV-1', ['FND-1', 'FND-1', 'FND-2', 'SV-2']),
      'b.yaml': visit('SV-2', ['FND-2']),
    },
    expected: [
      {
        file: 'a.yaml',
        path: 'days[1].findings[FND-1].ref',
        severity: 'error',
        message: 'Another record or entry has the id FND-1 too. Give each an id of its own. See this file.',
      },
      { file: 'a.yaml', path: 'days[1].findings[FND-1#2].ref', severity: 'error' },
      {
        file: 'a.yaml',
        path: 'days[1].findings[FND-2].ref',
        severity: 'error',
        message: 'Another record or entry has the id FND-2 too. Give each an id of its own. See b.yaml.',
      },
      { file: 'a.yaml', path: 'days[1].findings[SV-2].ref', severity: 'error' },
      { file: 'b.yaml', path: 'days[1].findings[FND-2].ref', severity: 'error' },
    ],
  },
  {
    name: 'not an entry in several versions of its record',
    files: {
      ...own,
      'a.yaml': visit('SV-1', ['FND-1'], 'version: "2"\nstatus: effective\n'),
      'b.yaml': visit('SV-1', ['FND-1'], 'version: "1"\nstatus: superseded\n'),
    },
    expected: [],
  },
]);

scenarios('id-format', [
  {
    name: 'an id by which nothing could refer to an entry',
    files: { ...own, 'a.yaml': visit('SV-1', ['finding one']) },
    expected: [
      {
        path: 'days[1].findings[Loose].ref',
        severity: 'error',
        message: /^`finding one` cannot be an id\./,
      },
    ],
  },
]);

describe('an entry is no record of its own', () => {
  test('it has the state of its record', async () => {
    const files = {
      ...own,
      'a.yaml': visit('SV-1', ['FND-1'], 'status: draft\n'),
      'b.yaml': `${follows('FND-1')}status: effective\n`,
    };
    expect((await findingsOf('reference-draft', files)).map(({ path }) => path)).toEqual(['follows']);
    const obsolete = { ...files, 'a.yaml': visit('SV-1', ['FND-1'], 'status: obsolete\n') };
    expect((await findingsOf('reference-obsolete', obsolete)).map(({ path }) => path)).toEqual(['follows']);
  });

  test('it is counted with its record, and has no findings of its own', async () => {
    const { project } = await openProject({ ...own, 'a.yaml': visit('SV-1', ['FND-1']) });
    expect(project.store.recordCount).toBe(1);
    expect(project.queries.record('FND-1')).toBeUndefined();
    expect(project.queries.target('FND-1')).toMatchObject({
      id: 'FND-1',
      type: 'site_visit.days.findings',
      key: 'a.yaml#0',
    });
  });

  test('a record whose entries are referred to is referred to', async () => {
    const document = {
      'document.schema.json': JSON.stringify({
        qms: { extends: 'document' },
        properties: {
          steps: {
            type: 'array',
            qms: { items: { id: 'step' } },
            items: { type: 'object', properties: { step: { type: 'string' } } },
          },
        },
      }),
      'd.yaml': 'id: DOC-1\ntype: document\ntitle: Manual\nstatus: effective\nsteps: [{ step: STEP-1 }]\n',
    };
    const orphans = async (body: string): Promise<readonly string[]> => {
      const note = `---\nid: DOC-2\ntype: document\ntitle: Note\nkind: manual\n---\n${body}\n`;
      const { findings } = await check({ 'qms.yaml': own['qms.yaml'], ...document, 'e.md': note });
      return findings.filter(({ rule }) => rule === 'record-orphan').map(({ file }) => file);
    };
    expect(await orphans('Nothing')).toEqual(['d.yaml']);
    expect(await orphans('[[STEP-1]]')).toEqual([]);
  });
});
