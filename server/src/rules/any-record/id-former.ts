import { type FormerIdFault, formerIdFault } from '../../domain/former-ids.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { listOf, textOf } from '../../records/values.ts';

const say = defineMessages('id-former', {
  own: '{former} is the id of this very record, not a former one. Take it out of `formerIds`.',
  taken:
    '{former} is the id of another record, so it cannot be a former one here. Take it out of `formerIds`; it leads nowhere.',
  claimed:
    '{other} claims the former id {former} as well, so it leads to neither. Leave it to the record that had it.',
  otherRecord: '{id} stands here',
  remove: 'Take {former} out of `formerIds`',
});

function messageOf(record: QmsRecord, former: string, { kind, by }: FormerIdFault): Message {
  if (kind === 'claimed') return say.claimed({ former, other: by.id });
  return by.id === record.id ? say.own({ former }) : say.taken({ former });
}

export const rule: RecordRule = {
  id: 'id-former',
  scope: 'record',
  types: [],
  needs: ['data.formerIds'],
  concern: 'form',
  level: 'error',
  basis: 'technical',
  silenceable: false,
  title: 'A former id that belongs to something else',
  clauses: [],
  explanation:
    'Ids under `formerIds` lead to the record that had them, so that nothing signed has to be edited when a record is renamed. That holds only as long as each leads to one record. An id that some record has today, or that records of two different ids claim, leads nowhere: otherwise a record could pass for one that was approved. Take it out, or give the id back to the record that had it.',
  examples: {
    bad: {
      'a.yaml': 'id: RSK-001\ntype: risk\n',
      'b.yaml': 'id: RSK-002\ntype: risk\nformerIds: [RSK-001]\n',
    },
    good: {
      'a.yaml': 'id: RSK-001\ntype: risk\n',
      'b.yaml': 'id: RSK-002\ntype: risk\nformerIds: [RSK-000]\n',
    },
  },
  check: (record, queries, report) => {
    const written = record.data['formerIds'];
    const isOnly = listOf(written).length === 1;
    for (const [index, value] of listOf(written).entries()) {
      const former = textOf(value);
      const fault = former === null ? null : formerIdFault(record, former, queries);
      if (former === null || fault === null) continue;
      const path = Array.isArray(written) ? ['formerIds', index] : ['formerIds'];
      const { by } = fault;
      report({
        message: messageOf(record, former, fault),
        place: { file: record.file, record: record.key, path },
        related:
          by.key === record.key
            ? []
            : [
                {
                  place: {
                    file: by.file,
                    record: by.key,
                    path: fault.kind === 'taken' ? ['id'] : ['formerIds'],
                  },
                  message: say.otherRecord({ id: by.id }),
                },
              ],
        fixes: isOnly
          ? [
              {
                title: say.remove({ former }),
                certain: false,
                file: record.file,
                record: record.key,
                steps: [{ kind: 'remove-key', path: ['formerIds'] }],
              },
            ]
          : [],
      });
    }
  },
};
