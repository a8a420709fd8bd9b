import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import type { Fault } from './explain.ts';
import { findNearest } from './nearest.ts';
import type { Told } from './schema-fault.ts';
import { placeFirst, typed, values } from './sentence-words.ts';

const say = defineMessages('schema.choice', {
  wrong: '{place} cannot be `{value}`. Allowed {count, plural, one {is} other {are}} {allowed}.',
  mistyped:
    '{place} cannot be `{value}`. {suggestion} Allowed {count, plural, one {is} other {are}} {allowed}.',
  changeTo: 'Change to `{value}`',
});

/** A value that is none of those allowed. */
export function choiceSentence(fault: Fault): Told {
  const { path, value } = fault;
  const choices = fault.values ?? fault.node.enum ?? [];
  const near =
    typeof value === 'string'
      ? findNearest(
          value,
          choices.filter((choice) => typeof choice === 'string'),
        )
      : undefined;
  const wrong = {
    place: placeFirst(path),
    value: typed(typeof value === 'object' ? JSON.stringify(value) : String(value)),
    count: choices.length,
    allowed: values(choices),
  };
  if (!near) return { message: say.wrong(wrong) };
  return {
    message: say.mistyped({ ...wrong, suggestion: didYouMean(typed(near.word)) }),
    fix: {
      title: say.changeTo({ value: typed(near.word) }),
      certain: false,
      step: { kind: 'replace-value', path, value: near.word },
    },
  };
}
