import { defineMessages } from '../messages/define-messages.ts';
import type { Severity } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type { Change } from './model.ts';

const say = defineMessages('diff.counts', {
  none: 'Nothing changes about the management system.',
  counts:
    '{errors, plural, =0 {} one {# error, } other {# errors, }}{warnings, plural, =0 {} one {# warning, } other {# warnings, }}{count, plural, one {# change} other {# changes}} in all.',
});

/** How many changes there are, and how many of them are grave, in one sentence. */
export function countWords(changes: readonly Change[]): Message {
  if (changes.length === 0) return say.none();
  const of = (severity: Severity): number => changes.filter((change) => change.severity === severity).length;
  return say.counts({ errors: of('error'), warnings: of('warning'), count: changes.length });
}
