import { topManagementRolesOn } from '../../domain/people/roles.ts';
import { isHeld } from '../../domain/phases.ts';
import { type Attendance, attendancesOf, leftBefore } from '../../domain/review/attendance.ts';
import { isPart, wholeOf } from '../../domain/review/whole.ts';
import { actsForLeadershipOn } from '../../domain/sign-off/signer.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RecordRule } from '../../model/rule.ts';
import { head, role } from './examples.ts';

const say = defineMessages('review-attendance', {
  nobody: 'The review lists no attendees. Name who took part, at least one of them from top management.',
  nobodyLeads:
    'Nobody who took part held a top-management role on that day. Name who did from top management, or correct the dates under `holders` of the role.',
  leadersLeft:
    'Nobody who took part held a top-management role on that day. Name who did, or correct the dates of who had left by then: {people}.',
  left: '{person} left on {left}, before this meeting. Take the name off the list, or correct `to` of the person.',
  leftOn: '{person} on {left}',
});

export const rule: RecordRule = {
  id: 'review-attendance',
  scope: 'record',
  types: ['management-review'],
  concern: 'must-have',
  level: 'error',
  basis: 'required',
  title: 'Review without top management',
  clauses: ['iso-9001:2015/9.3.1'],
  explanation:
    "The review is top management's own: at least one person who held a role with `topManagement: true` on that day, or stood in by a dated delegation of such a role, has to take part, in the room, remotely or in writing. List who took part under attendees (or under attendees of each meeting), and see that the dates under `holders` of the role are right. Attendance at any part of a review held in parts counts for the whole. Somebody who had left by that day (`to` of the person) is named and does not count.",
  examples: {
    bad: { 'review.yaml': `${head}attendees: [PER-002]\n`, 'role.yaml': role },
    good: { 'review.yaml': `${head}attendees: [PER-001]\n`, 'role.yaml': role },
  },
  check(record, queries, report) {
    if (!isHeld(record) || isPart(record, queries)) return;
    const taking = wholeOf(record, queries).flatMap(attendancesOf);
    const place = { file: record.file, record: record.key, path: ['attendees'], token: 'key' as const };
    if (taking.length === 0) {
      report({
        message: say.nobody(),
        place,
      });
      return;
    }
    // Without any such role the rule top-management-undefined names the cause, once.
    const days = [...new Set([queries.today(), ...taking.flatMap(({ on }) => on ?? [])])];
    if (days.every((day) => topManagementRolesOn(day, queries).length === 0)) return;
    const gone = wholeOf(record, queries).flatMap((review) =>
      attendancesOf(review).flatMap((attendance) => {
        const left = leftBefore(attendance, queries);
        return left === null
          ? []
          : [{ review, attendance, left, person: nameAndId(queries, attendance.person) }];
      }),
    );
    const leads = (attendance: Attendance): boolean =>
      attendance.on !== null &&
      leftBefore(attendance, queries) === null &&
      actsForLeadershipOn(attendance.person, attendance.on, record.type, queries);
    if (taking.some(leads)) {
      // Of a part its whole speaks, at the list of who took part there.
      for (const { review, attendance, left, person } of gone) {
        report({
          message: say.left({ person, left }),
          place: { file: review.file, record: review.key, path: attendance.path },
          severity: 'warning',
        });
      }
      return;
    }
    report({
      message:
        gone.length === 0
          ? say.nobodyLeads()
          : say.leadersLeft({ people: listed(gone.map(({ person, left }) => say.leftOn({ person, left }))) }),
      place,
    });
  },
};
