import { expect, test } from 'vitest';
import { action, document, policy, risk, scenarios } from './any-record-scenarios.ts';
import { openProject } from './harness.ts';

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
