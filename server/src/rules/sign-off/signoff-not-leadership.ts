import { topManagementRolesOn } from '../../domain/people/roles.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { decisionGap } from '../../domain/sign-off/decision.ts';
import { demandsOn } from '../../domain/sign-off/demands.ts';
import { isSignedByRegister } from '../../domain/sign-off/gaps.ts';
import { howToSign } from '../../domain/sign-off/how-to-sign.ts';
import { isByNamed, isLeadership } from '../../domain/sign-off/signer.ts';
import { asDemanded, signatureNamed } from '../../domain/sign-off/words.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import {
  block,
  jane,
  managingDirector,
  meike,
  policyDigest,
  policyText,
  qualityManager,
} from './examples.ts';

const say = defineMessages('signoff-not-leadership', {
  anonymous: 'The {signature} was not given by top management. Have it signed off by {leader}.',
  other: 'The {signature} was given only by {signer}, not by top management. Have it signed off by {leader}.',
  otherRole:
    'The {signature} was given only by {signer}, not by top management. Have it signed off by {leader}. {role} is not a top-management role.',
});

/**
 * Looks at the capacity a block states. Whether the signer held that role is `signoff-role`'s business,
 * and a repository without any top-management role has its own finding.
 */
export const rule: RecordRule = {
  id: 'signoff-not-leadership',
  level: 'error',
  basis: 'required',
  silenceable: false,
  voidsExceptions: true,
  title: 'Signed, but not by top management',
  clauses: ['iso-9001:2015/5.1.1', 'iso-9001:2015/5.2.1'],
  explanation:
    'The record needs the sign-off of top management, and those who signed did so in another role. Leadership shows in evidence: a quality policy that only the quality department approved is not the policy of those who lead the organization. Let someone sign in a role that carries `topManagement: true`; if the role used does lead the organization, mark it so in its record.',
  examples: {
    bad: {
      'policy.md': policyText(block('by: PER-003, role: ROLE-QM, meaning: approved, date: 2026-03-01')),
      'roles.yaml': `${managingDirector}---\n${qualityManager}`,
      'people.yaml': `${jane}---\n${meike}`,
    },
    good: {
      'policy.md': policyText(
        block(
          `by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: "${policyDigest}"`,
        ),
      ),
      'roles.yaml': `${managingDirector}---\n${qualityManager}`,
      'people.yaml': `${jane}---\n${meike}`,
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  needs: ['data.signOffs'],
  concern: 'content',
  check: (record, queries, report) => {
    const blocks = currentBlocks(record, queries);
    if (blocks.length === 0) return;
    const demand = demandsOn(record, queries).find(({ by }) => by === 'top-management');
    if (demand === undefined) return;
    const candidates = blocks.filter((each) => each.meaning === demand.meaning);
    const last = candidates.at(-1);
    if (last === undefined) return;
    if (
      candidates.some(
        (each) => isLeadership(record, each, queries) || isByNamed(record, each, demand.named, queries),
      )
    )
      return;
    if (decisionGap(record, demand, queries) === null) return;
    if (isSignedByRegister(record, demand, queries)) return;
    if (topManagementRolesOn(last.date ?? queries.today(), queries).length === 0) return;
    const { signer: leader, signOff } = howToSign(record, demand, queries);
    const missing = { signature: signatureNamed(demand.meaning), leader };
    const given = last.by === null ? null : { ...missing, signer: nameAndId(queries, last.by) };
    const message =
      given === null
        ? say.anonymous(missing)
        : last.role === null
          ? say.other(given)
          : say.otherRole({ ...given, role: last.role });
    report({
      message: asDemanded(message, demand),
      signOff,
      place: { file: record.file, record: record.key, path: ['signOffs', last.index, 'role'] },
    });
  },
};
