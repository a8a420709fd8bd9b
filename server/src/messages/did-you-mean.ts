import type { Message } from '../model/message.ts';
import { defineMessages } from './define-messages.ts';
import { listed } from './listed.ts';

const say = defineMessages('suggestion', {
  didYouMean: 'Did you mean {names}?',
});

/** What was probably meant by a name nobody knows: the second sentence of a finding. Names are to be typed. */
export const didYouMean = (...names: readonly string[]): Message =>
  say.didYouMean({
    names: listed(
      names.map((name) => `\`${name.replaceAll('`', "'")}\``),
      'or',
    ),
  });
