import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { mapped, procedure } from './examples.ts';

const say = defineMessages('adopted-key', {
  one: '`{key}` stands for nothing that is known here. Name the key it stands for under `aliases`, or set `unknownKeys: ignore`.',
  many: '`{key}` stands for nothing that is known here. Name the key it stands for under `aliases`, or set `unknownKeys: ignore`. {count} records have it, in {files}.',
});

export const rule: RecordRule = {
  id: 'adopted-key',
  scope: 'record',
  types: [],
  needs: ['adoption'],
  concern: 'form',
  level: 'information',
  basis: 'technical',
  title: 'A label or column that is not known',
  clauses: [],
  explanation:
    'The header of a document, or the first row of a table, has a label for which no key is known, so what stands there is not used. Name the key under `aliases` in the entry of qms.yaml, or set `unknownKeys: ignore` there. Each label is one finding for an entry, however many documents have it.',
  examples: {
    bad: { 'qms.yaml': mapped(), 'sops/a.md': procedure('**Cost centre:** 4711') },
    good: {
      'qms.yaml': mapped('    unknownKeys: ignore\n'),
      'sops/a.md': procedure('**Cost centre:** 4711'),
    },
  },
  check(record, queries, report) {
    const { adoption } = record;
    if (adoption === null || adoption.unknownKeys.length === 0) return;
    if (queries.config('types')[adoption.entry]?.unknownKeys === 'ignore') return;
    for (const { text: key, span } of adoption.unknownKeys)
      report({
        message: say.one({ key }),
        place: { file: record.file, record: record.key, path: ['aliases', key], span },
        cause: { key: `key ${key}`, many: ({ count, files }) => say.many({ count, files, key }) },
      });
  },
};
