import { defineMessages } from '../../../messages/define-messages.ts';
import type { StandardInUse } from '../../../model/configuration.ts';
import type { Queries } from '../../../model/queries.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { dateOf } from '../../../records/dates.ts';
import { isBlank, isObject, textOf } from '../../../records/values.ts';
import { edition, editions } from '../../../standards/lookup.ts';
import { type Transition, transitionTo } from '../../../standards/transition.ts';
import { inForceToday } from '../../in-force.ts';
import { topManagementRolesOn } from '../../people/roles.ts';
import type { Due } from '../item.ts';
import { ownersOf } from '../source.ts';

const say = defineMessages('due.transition', {
  certificate: 'Have the certificate changed over to {edition}',
  begin: 'Be ready for {edition}, by which records are judged from that day on',
});

const nameOf = (id: string): string => edition(id)?.name ?? id;

/** Transitions from editions in use that were published by a day. */
const transitionsFrom = (standards: readonly StandardInUse[], today: string): readonly Transition[] =>
  editions.flatMap(({ id }) => {
    const transition = transitionTo(id);
    return transition !== undefined &&
      transition.published.day <= today &&
      standards.some((each) => each.id === transition.from)
      ? [transition]
      : [];
  });

/** Whether the scope has a certificate, and none that names the new edition already. */
function isToChangeOver({ data }: QmsRecord, { to }: Transition): boolean {
  const { certificate } = data;
  if (isBlank(certificate)) return false;
  const standard = isObject(certificate) ? textOf(certificate['standard']) : null;
  return standard === null || ![to, nameOf(to)].some((name) => standard.includes(name));
}

/** The days on which editions of a standard change: the first of one to come, and the last of a certificate to the old one. */
export function transitions(queries: Queries): readonly Due[] {
  const today = queries.today();
  const standards = queries.config('standards');
  const [scope] = inForceToday(queries, 'scope');
  const own = scope === undefined ? [] : ownersOf(scope);
  const owners = own.length > 0 ? own : topManagementRolesOn(today, queries);
  const due = (part: string, on: string, deed: Due['deed'], record: QmsRecord | null): Due => ({
    ...{ kind: 'transition', part, record, on, deed, owners },
    path: record === null ? [] : ['certificate'],
  });
  const begins = standards.flatMap(({ id, from }) => {
    const first = dateOf(from);
    return first === null || first <= today ? [] : [due(id, first, say.begin({ edition: nameOf(id) }), null)];
  });
  const certificates = transitionsFrom(standards, today).flatMap((transition) =>
    scope === undefined || !isToChangeOver(scope, transition)
      ? []
      : [
          due(
            transition.to,
            transition.until.day,
            say.certificate({ edition: nameOf(transition.to) }),
            scope,
          ),
        ],
  );
  return [...begins, ...certificates];
}
