import { expect, test } from 'vitest';
import { document, risk, scenarios } from './any-record-scenarios.ts';
import { findingsOf, openProject } from './harness.ts';

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
