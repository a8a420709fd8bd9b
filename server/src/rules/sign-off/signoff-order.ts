import { signAgain } from '../../domain/sign-off/again.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { demandsOn } from '../../domain/sign-off/demands.ts';
import { blocksFor, meetingOf } from '../../domain/sign-off/met.ts';
import { signatureNamed } from '../../domain/sign-off/words.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { jane, managingDirector, meike, policyText, qualityManager } from './examples.ts';

const say = defineMessages('signoff-order', {
  before:
    'This {signature} was given on {date}, before the {earlier} that comes first. Have it signed again in order. That came on {on}.',
  without:
    'This {signature} was given on {date}, before the {earlier} that comes first. Have that given, then this again.',
});

const inOrder =
  'signOff: { evidence: declared, required: { quality-policy: [{ meaning: reviewed, by: ROLE-QM }, { meaning: approved, by: top-management }] } }\n';
const signed = (reviewed: string, approved: string): string =>
  policyText(
    `signOffs:\n  - { by: PER-003, role: ROLE-QM, meaning: reviewed, date: ${reviewed} }\n  - { by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: ${approved} }\n`,
  );
const people = {
  'roles.yaml': `${managingDirector}---\n${qualityManager}`,
  'people.yaml': `${jane}---\n${meike}`,
};

export const rule: RecordRule = {
  id: 'signoff-order',
  level: 'warning',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'Signed out of order',
  clauses: ['iso-9001:2015/7.5.2'],
  explanation:
    'qms.yaml lists several sign-offs for this type of record under `signOff.required`, and their order is the order in which they are given: who approves relies on the review before. This one was given on a day when an earlier one of the list was still open. The same day is in order. Have it signed again once what comes before it is there.',
  examples: {
    bad: { 'qms.yaml': inOrder, 'policy.md': signed('2026-03-01', '2026-02-20'), ...people },
    good: { 'qms.yaml': inOrder, 'policy.md': signed('2026-02-20', '2026-03-01'), ...people },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  needs: ['data.signOffs'],
  concern: 'content',
  check: (record, queries, report) => {
    const demands = demandsOn(record, queries);
    if (demands.length < 2) return;
    const blocks = currentBlocks(record, queries);
    demands.forEach((demand, place) => {
      const earlier = demands.slice(0, place).map((each) => ({
        each,
        meeting: meetingOf(record, each, blocks, queries),
      }));
      for (const block of blocksFor(record, demand, blocks, queries)) {
        const { index, date } = block;
        if (date === null) continue;
        const open = earlier.find(({ meeting: { isMet, on } }) => !isMet || (on !== null && on > date));
        if (open === undefined) continue;
        const words = {
          signature: signatureNamed(demand.meaning),
          earlier: signatureNamed(open.each.meaning),
          date,
        };
        const { on } = open.meeting;
        report({
          message: on === null ? say.without(words) : say.before({ ...words, on }),
          place: { file: record.file, record: record.key, path: ['signOffs', index, 'date'] },
          signOff: signAgain(record, block, queries),
        });
      }
    });
  },
};
