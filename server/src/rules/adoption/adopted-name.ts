import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import { mapped, procedure } from './examples.ts';

const say = defineMessages('adopted-name', {
  one: '{names} {count, plural, one {is a name} other {are names}} for which no record is known. Enter {count, plural, one {it} other {them}} under `people` in qms.yaml, as in `{setting}`.',
  many: '{count} records name people and roles for which no record is known. Enter them under `people`, as in `{setting}`. The names are {details}, in {files}.',
});

/** How many names of one document are listed. */
const most = 5;

export const rule: RecordRule = {
  id: 'adopted-name',
  scope: 'record',
  types: [],
  needs: ['adoption'],
  concern: 'form',
  level: 'information',
  basis: 'technical',
  begins: 'role',
  title: 'People and roles that are named in words',
  clauses: [],
  explanation:
    'Documents name people and functions in words where records have ids. They count as named, but nobody can say who holds which role, who has left, or who may sign. Enter each name under `people` in qms.yaml with the id of the role or person it stands for. All documents together are one finding.',
  examples: {
    bad: { 'qms.yaml': mapped(), 'sops/a.md': procedure('**Owner:** Quality Manager') },
    good: {
      'qms.yaml': mapped('people: { Quality Manager: ROLE-QM }\n'),
      'roles/qm.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n',
      'sops/a.md': procedure('**Owner:** Quality Manager'),
    },
  },
  check(record, _queries, report) {
    const names = [...new Set(record.adoption?.names.map(({ text }) => text))];
    const [first] = names;
    if (first === undefined) return;
    const setting = `people: { ${writeScalar(first)}: ROLE-QM }`;
    report({
      message: say.one({ names: listed(names, 'and', most), count: names.length, setting }),
      place: { file: record.file, record: record.key, path: record.adoption!.names[0]!.path },
      cause: {
        key: 'people',
        everywhere: true,
        details: names,
        many: ({ count, files, details }) => say.many({ count, files, details, setting }),
      },
    });
  },
};
