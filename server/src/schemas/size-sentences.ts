import type { Json } from '../model/json.ts';
import type { Fault } from './explain.ts';
import { capital, placeName } from './sentence-words.ts';

/** A number too low or too high. */
export function boundSentence({ node, value, path, written }: Fault): string {
  const low =
    node.minimum !== undefined
      ? `at least ${node.minimum}`
      : node.exclusiveMinimum !== undefined
        ? `more than ${node.exclusiveMinimum}`
        : '';
  const high =
    node.maximum !== undefined
      ? `at most ${node.maximum}`
      : node.exclusiveMaximum !== undefined
        ? `less than ${node.exclusiveMaximum}`
        : '';
  const range = [low, high].filter((part) => part !== '').join(' and ');
  return `${capital(placeName(path))} must be ${node.qms?.expects ?? range}, but is ${written ?? value}.`;
}

/** A text or list too short or too long. */
export function countSentence({ node, value, path, keyword }: Fault): string {
  const list = keyword === 'count';
  const least = list ? node.minItems : node.minLength;
  const most = list ? node.maxItems : node.maxLength;
  const size = list ? (value as Json[]).length : [...String(value)].length;
  const unit = (amount: number): string =>
    list ? (amount === 1 ? 'entry' : 'entries') : amount === 1 ? 'character' : 'characters';
  if (least !== undefined && size < least) {
    return `${capital(placeName(path))} needs at least ${least} ${unit(least)}, but has ${size}.`;
  }
  return `${capital(placeName(path))} takes at most ${most} ${unit(most ?? 0)}, but has ${size}.`;
}
