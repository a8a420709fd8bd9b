import { presentId } from '../../domain/people/present-id.ts';
import { holdersOn, roleStart } from '../../domain/people/roles.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { signerFault, statedRole } from '../../domain/sign-off/signer.ts';
import { listWords } from '../../domain/words/lists.ts';
import { personWords, recordName } from '../../domain/words/records.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { block, jane, managingDirector, meike, policyDigest, policyText } from './examples.ts';

function sentence(
  record: QmsRecord,
  each: SignOffBlock,
  role: QmsRecord,
  queries: Queries,
): { readonly message: string; readonly key: string } | null {
  const fault = signerFault(each, role.data, presentId(queries));
  if (fault === null || each.by === null || each.date === null) return null;
  const signer = personWords(queries, each.by);
  const start = `${signer} signed ${recordName(record)} as ${role.id} on ${each.date}`;
  if (fault === 'no-delegation')
    return {
      key: 'onBehalfOf',
      message: `${start} on behalf of someone else, but the role was not delegated to them on that day: record the dated delegation under ${role.id}, or have the holder sign.`,
    };
  if (fault === 'not-holder')
    return {
      key: 'onBehalfOf',
      message: `${start} on behalf of ${personWords(queries, each.onBehalfOf ?? '')}, who did not hold that role on that day: correct the holders of ${role.id}, or have it signed again.`,
    };
  const holders = holdersOn(role.data, each.date).map((id) => personWords(queries, id));
  const instead =
    holders.length === 0
      ? 'nobody held it then, so correct its holders or have the record signed again'
      : `have ${listWords(holders, 'or', 3)}, who held it then, sign, or correct the holders`;
  return {
    key: 'role',
    message: `${start}, but did not hold that role on that day, neither directly nor by a dated delegation: ${instead}.`,
  };
}

export const rule: RecordRule = {
  id: 'signoff-role',
  level: 'error',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'The signer did not hold the role',
  clauses: ['iso-9001:2015/5.3', 'iso-9001:2015/7.5.2'],
  explanation:
    'A sign-off counts because of the role in which it is given, so the person must hold that role on the day of signing: as one of its `holders`, or by one of its `delegations` with both dates. A sign-off on behalf of someone also needs that person to hold the role. Correct the holders or the delegation if the record of the role is incomplete; otherwise have someone sign who is entitled to.',
  examples: {
    bad: {
      'policy.md': policyText(block('by: PER-003, role: ROLE-MD, meaning: approved, date: 2026-03-01')),
      'role.yaml': managingDirector,
      'people.yaml': `${jane}---\n${meike}`,
    },
    good: {
      'policy.md': policyText(
        block(
          `by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: "${policyDigest}"`,
        ),
      ),
      'role.yaml': managingDirector,
      'people.yaml': `${jane}---\n${meike}`,
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  concern: 'content',
  check: (record, queries, report) => {
    for (const each of currentBlocks(record, queries)) {
      const at = (key: string) => ({
        file: record.file,
        record: record.key,
        path: ['signOffs', each.index, key],
      });
      if (each.role === null) {
        // Having read something is nobody's office.
        if (each.meaning === 'acknowledged' || each.by === null) continue;
        report({
          message: `The sign-off of ${recordName(record)} by ${personWords(queries, each.by)} names no role: sign again in the role that entitles them to it.`,
          place: at('role'),
        });
        continue;
      }
      const role = statedRole(each, queries);
      if (role === undefined) {
        // The broken reference has a finding of its own, but in a closed event only as a warning, and a
        // comment may silence it: a signature in a role nobody knows must not pass for that.
        report({
          message: `The sign-off of ${recordName(record)} is given as ${each.role}, a role that no record describes, so nobody can tell who was entitled to it: restore the record of the role, or have it signed again.`,
          place: at('role'),
        });
        continue;
      }
      const start = roleStart(role.id, queries);
      // Before the role existed nobody could hold it: `signoff-date` says that.
      if (start !== null && each.date !== null && each.date < start) continue;
      const found = sentence(record, each, role, queries);
      if (found === null) continue;
      report({
        message: found.message,
        place: at(found.key),
        related: [
          {
            place: { file: role.file, record: role.key, path: ['holders'], token: 'key' },
            message: `Holders of ${role.id}`,
          },
        ],
      });
    }
  },
};
