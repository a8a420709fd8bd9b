import { declaredApprovals } from '../../domain/sign-off/declared.ts';
import { missingDemands } from '../../domain/sign-off/gaps.ts';
import { howToSign } from '../../domain/sign-off/how-to-sign.ts';
import { asDemanded, demandClauses } from '../../domain/sign-off/words.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message, MessageValue } from '../../model/message.ts';
import type { DeclaredApproval, QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { mapped, procedure } from './examples.ts';

const say = defineMessages('approval-declared', {
  one: 'Declared by {names}, not bound to the content. Have it signed off by {signer}, so that a later change shows.',
  undated:
    'Declared on {date}, not bound to the content. Have it signed off by {signer}, so that a later change shows.',
  many: 'The approvals of {count} records are declared, not bound to the content. Sign the ones that matter with `qms sign`, or ask for no more with `signOff: {setting}`. They are in {files}.',
  named: '{name} on {date}',
  here: 'Declared here',
});

/** How many of those who approved a document are named. */
const most = 3;

const nameOf = ({ by, date }: DeclaredApproval): readonly (string | Message)[] =>
  by === null ? [] : [date === null ? by : say.named({ name: by, date })];

function sentence(record: QmsRecord, signer: MessageValue): Message {
  const approvals = declaredApprovals(record);
  const names = approvals.flatMap(nameOf);
  const date = approvals.find((each) => each.date !== null)?.date ?? '';
  return names.length === 0
    ? say.undated({ date, signer })
    : say.one({ names: listed(names, 'and', most), signer });
}

export const rule: RecordRule = {
  id: 'approval-declared',
  scope: 'record',
  types: [],
  needs: ['adoption'],
  concern: 'content',
  level: 'warning',
  basis: 'required',
  title: 'An approval in words only',
  clauses: ['iso-9001:2015/7.5.2'],
  explanation:
    'The document says who approved it and when: in its header, in a table of signatures, or as `/s/ Name`. That is an approval, recorded and unchecked; but nobody can tell whether the text was changed since, or who wrote the name there. A sign-off with a digest binds it to the content. Sign the documents that matter with `qms sign`; where words are enough, ask for no more with `signOff: { evidence: declared }`. Many documents of one entry are one finding.',
  examples: {
    bad: {
      'qms.yaml': mapped(),
      'sops/a.md': procedure('**Status:** Approved\n**Approved by:** Jane Doe, 2025-02-20'),
    },
    good: {
      'qms.yaml': mapped('signOff: { evidence: declared }\n'),
      'sops/a.md': procedure('**Status:** Approved\n**Approved by:** Jane Doe, 2025-02-20'),
    },
  },
  check(record, queries, report) {
    const [first, ...others] = declaredApprovals(record);
    if (first === undefined) return;
    const open = missingDemands(record, queries).find(
      ({ demand, gap }) => demand.meaning === 'approved' && gap.kind === 'none',
    );
    if (open === undefined) return;
    const { signer, signOff } = howToSign(record, open.demand, queries);
    const place = ({ span }: DeclaredApproval) => ({
      file: record.file,
      record: record.key,
      path: ['body'],
      span,
    });
    report({
      message: asDemanded(sentence(record, signer), open.demand),
      basis: open.demand.basis,
      clauses: demandClauses(open.demand),
      place: place(first),
      related: others.slice(0, most).map((each) => ({ place: place(each), message: say.here() })),
      ...(record.id === '' ? {} : { signOff }),
      cause: {
        key: 'approval',
        many: ({ count, files }) => say.many({ count, files, setting: '{ evidence: declared }' }),
      },
    });
  },
};
