import { defineMessages } from '../../../messages/define-messages.ts';
import { dateOf } from '../../../records/dates.ts';
import { externalCheckDue } from '../../external-check.ts';
import { isRegister, isSaidByRegister, lookDue } from '../../next-review.ts';
import { topManagementRolesOn } from '../../people/roles.ts';
import { typeTitle } from '../../words/types.ts';
import { dueBy, ownersOf, type RecordSource } from '../source.ts';

const say = defineMessages('due.look', {
  look: 'Review the {type}',
  policy: 'Review the quality policy',
  edition: 'Check for a newer edition',
});

/** Records that are to be looked at again, such as documents and the quality policy. */
const again: RecordSource = {
  types: [],
  of: (record, queries) => {
    if (record.kind === 'event' || isSaidByRegister(record, queries)) return [];
    const due = lookDue(record);
    if (due === null) return [];
    const isPolicy = record.type === 'quality-policy';
    const inDefaults = isRegister(record) && dateOf(record.data['nextReview']) === null;
    const path =
      due.by === 'interval' ? ['reviewInterval'] : [...(inDefaults ? ['defaults'] : []), 'nextReview'];
    const owners = ownersOf(record);
    return [
      dueBy(
        record,
        isPolicy ? 'policy-review' : 'document-review',
        due.date,
        isPolicy ? say.policy() : say.look({ type: typeTitle(record.type) }),
        path,
        isPolicy && owners.length === 0 ? { owners: topManagementRolesOn(queries.today(), queries) } : {},
      ),
    ];
  },
};

/** Documents of others, of which there may be a newer edition. */
const editions: RecordSource = {
  types: ['document'],
  of: (record) => {
    const due = externalCheckDue(record);
    return due === null
      ? []
      : [dueBy(record, 'external-document', due.date, say.edition(), ['external', 'checkInterval'])];
  },
};

export const looks: readonly RecordSource[] = [again, editions];
