import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { couldHaveMeant, missingDemands } from '../../domain/sign-off/gaps.ts';
import { neededSignOff } from '../../domain/sign-off/how-to-sign.ts';
import { asDemanded } from '../../domain/sign-off/words.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { cancels, signOffBlocks } from '../../records/sign-offs.ts';
import { block, jane, managingDirector, policyText } from './examples.ts';

const say = defineMessages('signoff-meaning', {
  noReason:
    'This {meaning, select, rejected {rejection} other {withdrawal}} gives no reason, so it takes nothing back. Sign again with the reason under `comment`.',
  weaker:
    'This sign-off says `{meaning}`, which is weaker than the `{needed}` needed here. If {signer} meant more, have them sign it off again.',
});

/**
 * Speaks next to `signoff-missing`, which says that the record is unsigned: this one points at the block
 * that was probably meant to do it.
 */
export const rule: RecordRule = {
  id: 'signoff-meaning',
  level: 'warning',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'Signed with a weaker meaning than needed',
  clauses: ['iso-9001:2015/7.5.2'],
  explanation:
    'Someone who could give the sign-off this record needs has signed it, but with a weaker meaning: having written or reviewed a text is not to approve it. If approval was meant, sign again with that meaning; the meaning is part of what is signed, so it cannot be changed afterwards. If it was not meant, the sign-off still missing is the one to ask for.',
  examples: {
    bad: {
      'policy.md': policyText(block('by: PER-jane-doe, role: ROLE-MD, meaning: reviewed, date: 2026-03-01')),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    good: {
      'policy.md': policyText(block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01')),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  needs: ['data.signOffs'],
  concern: 'content',
  check: (record, queries, report) => {
    if (signOffBlocks(record.data).length === 0) return;
    for (const each of currentBlocks(record, queries))
      if (cancels(each) && !each.hasComment)
        report({
          message: say.noReason({ meaning: each.meaning ?? '' }),
          place: { file: record.file, record: record.key, path: ['signOffs', each.index, 'comment'] },
        });
    const [next] = missingDemands(record, queries);
    if (next === undefined) return;
    const { demand } = next;
    for (const each of couldHaveMeant(record, demand, queries)) {
      if (each.by === null) continue;
      report({
        message: asDemanded(
          say.weaker({
            meaning: each.meaning ?? '',
            needed: demand.meaning,
            signer: nameAndId(queries, each.by),
          }),
          demand,
        ),
        signOff: neededSignOff(record, each.by, queries, { demand, role: each.role }),
        place: { file: record.file, record: record.key, path: ['signOffs', each.index, 'meaning'] },
      });
    }
  },
};
