import { holdersOn, roleStart } from '../../domain/people/roles.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { entitlementOf, statedRole } from '../../domain/sign-off/signer.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import type { SignOffBlock } from '../../records/sign-offs.ts';
import { block, jane, managingDirector, meike, policyDigest, policyText } from './examples.ts';

const say = defineMessages('signoff-role', {
  noRole: 'This sign-off names no role. Have {signer} sign again in the role that entitles them to it.',
  unknownRole:
    'No record describes {role}, the role of this sign-off. Restore the record of the role, or have it signed again.',
  notInRole:
    '{signer} did not hold {role} on {date}. Have {holders}, who held it then, sign, or correct the holders. Nor was it delegated to them on that day.',
  nobodyInRole:
    '{signer} did not hold {role} on {date}. Correct its holders, or have this signed again. Nobody held the role then, nor was it delegated to them.',
  noDelegation:
    '{role} was not delegated to {signer} on {date}. Record the dated delegation there, or have the holder sign.',
  notHolder:
    '{person} did not hold {role} on {date}. Correct its holders, or have this signed again. It is signed on behalf of them.',
  notGranted:
    '{role} was delegated to {signer} by nobody who could. Have a holder of the role or top management grant it under `grantedBy`, or have a holder sign. It was signed on {date}.',
  notCovered:
    '{role} was delegated to {signer}, but not for this. Have a holder of the role sign, or record a delegation that covers it. That of {date} covers {covers}.',
  coversNothing:
    '{role} was delegated to {signer} without saying for what. Name meanings or types under `covers`, or have a holder of the role sign. It was signed on {date}.',
  unclear:
    '{role} was delegated to {signer} in words that may not cover this. Name meanings or types under `covers`. They read: {covers}. It was signed on {date}.',
  holders: 'Holders of {role}',
});

/** What is wrong with a signer's entitlement, at which key of the block, and how loud. */
interface RoleFault {
  readonly message: Message;
  readonly key: string;
  readonly severity?: 'warning';
}

function faultOf(record: QmsRecord, each: SignOffBlock, role: string, queries: Queries): RoleFault | null {
  const entitlement = entitlementOf(record, each, queries);
  if (entitlement === null || each.by === null || each.date === null) return null;
  const { fault, delegation, unclear } = entitlement;
  const signed = { signer: nameAndId(queries, each.by), role, date: each.date };
  const covers = listed(delegation?.covers ?? []);
  switch (fault) {
    case null:
      if (!unclear) return null;
      return {
        key: 'role',
        severity: 'warning',
        message:
          delegation?.covers.length === 0 ? say.coversNothing(signed) : say.unclear({ ...signed, covers }),
      };
    case 'no-delegation':
      return { key: 'onBehalfOf', message: say.noDelegation(signed) };
    case 'not-holder':
      return {
        key: 'onBehalfOf',
        message: say.notHolder({ person: nameAndId(queries, each.onBehalfOf ?? ''), role, date: each.date }),
      };
    case 'not-granted':
      return { key: 'role', message: say.notGranted(signed) };
    case 'not-covered':
      return {
        key: 'role',
        message:
          delegation?.covers.length === 0 ? say.coversNothing(signed) : say.notCovered({ ...signed, covers }),
      };
    case 'not-in-role': {
      const holders = holdersOn(role, each.date, queries).map((id) => nameAndId(queries, id));
      return {
        key: 'role',
        message:
          holders.length === 0
            ? say.nobodyInRole(signed)
            : say.notInRole({ ...signed, holders: listed(holders, 'or', 3) }),
      };
    }
  }
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
    'A sign-off counts because of the role in which it is given, so the person must hold that role on the day of signing: as one of its `holders`, or by one of its `delegations` that runs on that day, was granted by a holder or top management, and covers the meaning or the type (`covers`). Where `covers` names neither, it holds for nothing that top management must sign, and elsewhere this is a warning. A sign-off on behalf of someone also needs that person to hold the role. Correct the holders or the delegation if the record of the role is incomplete; otherwise have someone sign who is entitled to.',
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
  needs: ['data.signOffs'],
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
          message: say.noRole({ signer: nameAndId(queries, each.by) }),
          place: at('role'),
        });
        continue;
      }
      const role = statedRole(each, queries);
      if (role === undefined) {
        // The broken reference has a finding of its own, but in a closed event only as a warning, and a
        // comment may silence it: a signature in a role nobody knows must not pass for that.
        report({
          message: say.unknownRole({ role: each.role }),
          place: at('role'),
        });
        continue;
      }
      const start = roleStart(role.id, queries);
      // Before the role existed nobody could hold it: `signoff-date` says that.
      if (start !== null && each.date !== null && each.date < start) continue;
      const found = faultOf(record, each, role.id, queries);
      if (found === null) continue;
      report({
        message: found.message,
        place: at(found.key),
        ...(found.severity === undefined ? {} : { severity: found.severity }),
        related: [
          {
            place: { file: role.file, record: role.key, path: ['holders'], token: 'key' },
            message: say.holders({ role: role.id }),
          },
        ],
      });
    }
  },
};
