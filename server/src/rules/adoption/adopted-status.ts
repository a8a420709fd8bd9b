import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { plainWord } from '../../records/plain-word.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import { mapped, procedure } from './examples.ts';

const say = defineMessages('adopted-status', {
  one: 'The status `{word}` stands for none of this type, so what depends on it is not checked. Say in qms.yaml what it means, as in `{setting}`.',
  many: '{count} records have the status `{word}`, which stands for none of their type. Say what it means, as in `{setting}`. They are in {files}.',
});

export const rule: RecordRule = {
  id: 'adopted-status',
  scope: 'record',
  types: [],
  needs: ['adoption'],
  concern: 'form',
  level: 'warning',
  basis: 'technical',
  title: 'A status word nobody has explained',
  clauses: [],
  explanation:
    'Documents have status words of their own. Usual ones are understood in six languages; this one is not, so the document counts neither as a draft nor as in force, and rules that depend on that say nothing about it. Say in the entry of qms.yaml under `values` which status of the type it stands for. Each word is one finding, however many documents have it.',
  examples: {
    bad: { 'qms.yaml': mapped(), 'sops/a.md': procedure('**Status:** Golden') },
    good: {
      'qms.yaml': mapped('    values: { status: { Golden: effective } }\n'),
      'sops/a.md': procedure('**Status:** Golden'),
    },
  },
  check(record, _queries, report) {
    const unread = record.adoption?.unread.find(({ path }) => path.length === 1 && path[0] === 'status');
    if (unread === undefined) return;
    const word = unread.text;
    const setting = `values: { status: { ${writeScalar(word)}: effective } }`;
    report({
      message: say.one({ word, setting }),
      place: { file: record.file, record: record.key, path: ['status'], token: 'key' },
      cause: {
        key: `status ${plainWord(word)}`,
        many: ({ count, files }) => say.many({ count, files, word, setting }),
      },
    });
  },
};
