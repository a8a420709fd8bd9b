import { defineMessages } from '../messages/define-messages.ts';
import { didYouMean } from '../messages/did-you-mean.ts';
import { listed } from '../messages/listed.ts';
import type { Message } from '../model/message.ts';
import { choiceSentence } from './choice-sentence.ts';
import type { Fault, PatternTest } from './explain.ts';
import { formSentence } from './form-sentence.ts';
import { findNearest } from './nearest.ts';
import type { SchemaFault } from './schema-fault.ts';
import type { LinkedNode } from './schema-node.ts';
import { code, placeFirst, placeName, typed } from './sentence-words.ts';
import { boundSentence, countSentence } from './size-sentences.ts';
import { typeSentence } from './type-sentence.ts';
import type { UnknownKey } from './walk.ts';

const say = defineMessages('schema', {
  constant: '{place} must be `{expected}` here, but is `{value}`.',
  changeTo: 'Change to `{value}`',
  missing: '`{key}` is missing. Add it.',
  missingMeaning: '`{key}` is missing. Add it. Its meaning: {meaning}',
  missingIn: '`{key}` is missing in {place}. Add it.',
  missingInMeaning: '`{key}` is missing in {place}. Add it. Its meaning: {meaning}',
  either: '{place} needs {keys}. Add one of them.',
  several: '{place} fits more than one of the forms allowed here. Add what makes the difference.',
  extra: '`{key}` is not allowed here. Remove it.',
});

const sayUnknown = defineMessages('key-unknown', {
  ofType: '`{key}` is not a key of `{type}` records. {advice}',
  ofSettings: '`{key}` is not a key of qms.yaml. {advice}',
  ofPlace: '`{key}` is not a key of {place}. {advice}',
  custom: 'Move it under `custom` if it is your own.',
  correct: 'Remove it or correct its spelling.',
  there: 'Did you mean {name}, which is there already?',
  rename: 'Rename to `{key}`',
});

/** First sentence of a description. */
const gist = (node: LinkedNode | undefined): string | undefined =>
  node?.description?.split(/(?<=[.])\s/, 1)[0];

/** Puts one fault into a sentence. Signatures are never mended, so faults in them come without a fix. */
export function sentence(fault: Fault, matches: PatternTest): SchemaFault {
  return withoutSignatureFix(told(fault, matches));
}

function withoutSignatureFix(fault: SchemaFault): SchemaFault {
  if (fault.fix === undefined || fault.path[0] !== 'signOffs') return fault;
  const { fix: _fix, ...rest } = fault;
  return rest;
}

function told(fault: Fault, matches: PatternTest): SchemaFault {
  const { path, node, value } = fault;
  const at = { path, token: 'value', rule: 'schema' } as const;
  switch (fault.keyword) {
    case 'type':
      return { ...at, ...typeSentence(fault, matches) };
    case 'enum':
      return { ...at, ...choiceSentence(fault) };
    case 'const':
      return {
        ...at,
        message: say.constant({
          place: placeFirst(path),
          expected: typed(String(node.const)),
          value: typed(String(value)),
        }),
        ...(typeof value === 'object' || typeof node.const === 'object' || node.const === undefined
          ? {}
          : {
              fix: {
                title: say.changeTo({ value: typed(String(node.const)) }),
                certain: false,
                step: { kind: 'replace-value', path, value: node.const },
              },
            }),
      };
    case 'pattern':
    case 'format':
      return { ...at, ...formSentence(fault) };
    case 'bound':
      return { ...at, message: boundSentence(fault) };
    case 'length':
    case 'count':
      return { ...at, message: countSentence(fault) };
    case 'required':
      return { ...at, token: 'key', missing: true, message: missing(fault) };
    case 'either':
      return {
        ...at,
        token: 'key',
        missing: true,
        message: say.either({ place: placeFirst(path), keys: listed((fault.keys ?? []).map(code), 'or') }),
      };
    case 'several':
      return { ...at, message: say.several({ place: placeFirst(path) }) };
    case 'extra':
      return {
        ...at,
        path: [...path, fault.key!],
        token: 'key',
        rule: 'key-unknown',
        message: say.extra({ key: typed(fault.key!) }),
      };
  }
}

function missing({ path, node, key = '' }: Fault): Message {
  const field = node.properties && Object.hasOwn(node.properties, key) ? node.properties[key] : undefined;
  const meaning = gist(field);
  const name = { key: typed(key) };
  if (path.length === 0) return meaning ? say.missingMeaning({ ...name, meaning }) : say.missing(name);
  const inside = { ...name, place: placeName(path) };
  return meaning ? say.missingInMeaning({ ...inside, meaning }) : say.missingIn(inside);
}

/**
 * What is said of an unknown key. An error where it is a known key mistyped, else information.
 * @param type what has the keys, at the root of a record; null for qms.yaml
 */
export function unknownKeySentence(unknown: UnknownKey, type: string | null): SchemaFault {
  const path = [...unknown.path, unknown.key];
  const key = typed(unknown.key);
  const message = (advice: Message): Message => {
    if (unknown.path.length > 0) return sayUnknown.ofPlace({ key, place: placeName(unknown.path), advice });
    return type === null ? sayUnknown.ofSettings({ key, advice }) : sayUnknown.ofType({ key, type, advice });
  };
  const at = { path, token: 'key', rule: 'key-unknown' } as const;
  const near = findNearest(unknown.key, unknown.known);
  if (!near) {
    const isFree = type !== null && unknown.path.length === 0;
    const advice = isFree ? sayUnknown.custom() : sayUnknown.correct();
    return { ...at, severity: 'information', message: message(advice) };
  }
  if (Object.hasOwn(unknown.mapping, near.word))
    return { ...at, message: message(sayUnknown.there({ name: code(near.word) })) };
  return withoutSignatureFix({
    ...at,
    message: message(didYouMean(typed(near.word))),
    fix: {
      title: sayUnknown.rename({ key: typed(near.word) }),
      certain: false,
      step: { kind: 'rename-key', path, key: near.word },
    },
  });
}
