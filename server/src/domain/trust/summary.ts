import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { Message } from '../../model/message.ts';
import type { TrustScope } from '../../model/trust.ts';
import type { LaxerPlace } from './laxer-place.ts';

const say = defineMessages('trust.summary', {
  laxer: 'Checks are laxer than the default in {count, plural, one {# place} other {# places}}: {places}.',
  laxerAndScope:
    'Checks are laxer than the default in {count, plural, one {# place} other {# places}}: {places}. Scope: {figures}.',
  scope: 'Scope: {figures}.',
  judgedFrom: 'judged from {day}',
  exceptions: '{count, plural, one {# exception} other {# exceptions}}',
  elsewhere: '{count, plural, one {# requirement} other {# requirements}} kept elsewhere',
  silenced: '{count, plural, one {# finding} other {# findings}} silenced',
  baseline: '{count, plural, one {# finding} other {# findings}} in the baseline',
});

/** How many places the line names; `--verbose` shows all. */
const namedPlaces = 5;

/** What is laxer, and the figures of the scope, in one line; null where there is nothing of either. */
export function trustSummary(places: readonly LaxerPlace[], scope: TrustScope): Message | null {
  const { judgedFrom, exceptions, elsewhere, silenced, baseline } = scope;
  const count = places.length;
  const named = listed(
    places.map(({ label }) => label),
    'and',
    namedPlaces,
  );
  const parts = [
    ...(judgedFrom === null ? [] : [say.judgedFrom({ day: judgedFrom })]),
    ...(exceptions === 0 ? [] : [say.exceptions({ count: exceptions })]),
    ...(elsewhere === 0 ? [] : [say.elsewhere({ count: elsewhere })]),
    ...(silenced === 0 ? [] : [say.silenced({ count: silenced })]),
    ...(baseline === 0 ? [] : [say.baseline({ count: baseline })]),
  ];
  const figures = listed(parts, 'and', parts.length);
  if (count === 0) return parts.length === 0 ? null : say.scope({ figures });
  return parts.length === 0
    ? say.laxer({ count, places: named })
    : say.laxerAndScope({ count, places: named, figures });
}
