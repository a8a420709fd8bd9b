import { shortened } from '../../domain/words/shortened.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { mapped, procedure } from './examples.ts';

const say = defineMessages('adopted-value', {
  one: '`{text}` is nothing that `{key}` can hold, so it is not used. Write it as records do, or explain it under `values` in qms.yaml.',
  many: '{count} records hold something under `{key}` that it cannot hold, and that is not used. Correct it, or explain it under `values`. They say {details}, in {files}.',
  missing: 'This does not say its `{key}`, without which it cannot be judged. Add it.',
  missingMany:
    '{count} records do not say their `{key}`, without which they cannot be judged. Add it, or name the label or column that holds it under `aliases`. They are in {files}.',
});

/** Longer texts are cut in findings. */
const most = 40;

export const rule: RecordRule = {
  id: 'adopted-value',
  scope: 'record',
  types: [],
  needs: ['adoption'],
  concern: 'form',
  level: 'information',
  basis: 'technical',
  title: 'A value that is not understood',
  clauses: [],
  explanation:
    'A label or a column of a document stands for a key that holds a day, a number, one of some words or the like, and what is written is none of these, or the key is needed and not there. The value is left out, and nothing else is said about it. Correct it where it is wrong, explain it under `values` in the entry of qms.yaml, or name another key for the label under `aliases`. Many documents with the same key are one finding.',
  examples: {
    bad: { 'qms.yaml': mapped(), 'sops/a.md': procedure('**Next Review:** after the audit') },
    good: { 'qms.yaml': mapped(), 'sops/a.md': procedure('**Next Review:** 1 March 2027') },
  },
  check(record, _queries, report) {
    if (record.adoption === null) return;
    for (const { path, text } of record.adoption.unread) {
      const key = path.filter((step) => typeof step === 'string').join('.');
      if (key === 'status') continue;
      report({
        message: say.one({ key, text: shortened(text, most) }),
        place: { file: record.file, record: record.key, path, token: 'key' },
        cause: {
          key: `value ${key}`,
          details: [`\`${shortened(text, most)}\``],
          many: ({ count, files, details }) => say.many({ count, files, key, details }),
        },
      });
    }
    for (const key of record.adoption.missing)
      report({
        message: say.missing({ key }),
        place: { file: record.file, record: record.key, path: [key], token: 'key' },
        cause: {
          key: `missing ${key}`,
          many: ({ count, files }) => say.missingMany({ count, files, key }),
        },
      });
  },
};
