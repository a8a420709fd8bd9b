import { defineMessages } from '../../messages/define-messages.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { RecordRule } from '../../model/rule.ts';
import { mapped } from './examples.ts';

const say = defineMessages('adopted-id', {
  one: 'No id is found in this document, so nothing can refer to it. Write one in its header, or say in qms.yaml where it stands.',
  row: 'This row has no id, so nothing can refer to it. Write one in its cell, or name the column that holds it.',
  many: '{count} records have no id that could be found. Say where it stands, as in `{setting}`. They are in {files}.',
  fromName: 'Take the ids of these documents from the names of their files',
});

/** Says at the entry that ids come from file names. */
const fromName = (entry: number): FixPlan => ({
  title: say.fromName(),
  certain: false,
  file: 'qms.yaml',
  steps: [{ kind: 'add-key', path: ['types', entry], key: 'id', value: '{ from: name }' }],
});

export const rule: RecordRule = {
  id: 'adopted-id',
  scope: 'record',
  types: [],
  needs: ['adoption'],
  concern: 'form',
  level: 'warning',
  basis: 'technical',
  title: 'A document whose id is not found',
  clauses: [],
  explanation:
    'A document that was not written for this product has its id in its header, its title, its file name or its front matter. None was found, so no record can refer to it and nothing can be said about its versions. Say with `id` in the entry of qms.yaml where it stands (`name`, `heading`, `metadata` or `key`), and with `pattern` how it looks. Many documents of one entry are one finding, at that entry.',
  examples: {
    bad: {
      'qms.yaml': mapped(),
      'sops/audits.md': '# Internal audits\n\n**Version:** 2.0\n',
    },
    good: {
      'qms.yaml': mapped('    id: { from: name }\n'),
      'sops/audits.md': '# Internal audits\n\n**Version:** 2.0\n',
    },
  },
  check(record, queries, report) {
    if (record.adoption === null || record.id !== '') return;
    const { entry } = record.adoption;
    const isAsked = record.item === null && (queries.config('types')[entry]?.id.length ?? 0) === 0;
    report({
      message: record.item === null ? say.one() : say.row(),
      place: { file: record.file, record: record.key, path: ['id'], token: 'key' },
      cause: {
        key: 'id',
        many: ({ count, files }) => say.many({ count, files, setting: 'id: { from: name }' }),
        fixes: isAsked ? [fromName(entry)] : [],
      },
    });
  },
};
