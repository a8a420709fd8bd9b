import { choiceSentence } from './choice-sentence.ts';
import type { Fault, PatternTest } from './explain.ts';
import { formSentence } from './form-sentence.ts';
import { findNearest } from './nearest.ts';
import type { SchemaFault } from './schema-fault.ts';
import type { LinkedNode } from './schema-node.ts';
import { capital, code, either, placeName } from './sentence-words.ts';
import { boundSentence, countSentence } from './size-sentences.ts';
import { typeSentence } from './type-sentence.ts';
import type { UnknownKey } from './walk.ts';

/** First sentence of a description, to follow a colon. */
function gist(node: LinkedNode | undefined): string {
  const text = node?.description?.split(/(?<=[.;])\s/, 1)[0]?.replace(/[.;]$/, '');
  return text ? ` (${text.charAt(0).toLowerCase()}${text.slice(1)})` : '';
}

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
  const name = capital(placeName(path));
  switch (fault.keyword) {
    case 'type':
      return { ...at, ...typeSentence(fault, matches) };
    case 'enum':
      return { ...at, ...choiceSentence(fault) };
    case 'const':
      return {
        ...at,
        message: `${name} must be ${code(String(node.const))} here, but is ${code(String(value))}.`,
        ...(typeof value === 'object' || typeof node.const === 'object' || node.const === undefined
          ? {}
          : {
              fix: {
                title: `Change to ${code(String(node.const))}`,
                certain: false,
                step: { kind: 'replace-value', path, value: node.const },
              },
            }),
      };
    case 'pattern':
    case 'format':
      return { ...at, ...formSentence(fault, name) };
    case 'bound':
      return { ...at, message: boundSentence(fault) };
    case 'length':
    case 'count':
      return { ...at, message: countSentence(fault) };
    case 'required': {
      const inside = path.length === 0 ? '' : ` in ${placeName(path)}`;
      const key = fault.key!;
      const meaning =
        node.properties && Object.hasOwn(node.properties, key) ? node.properties[key] : undefined;
      return {
        ...at,
        token: 'key',
        missing: true,
        message: `${code(key)} is missing${inside}: add it${gist(meaning)}.`,
      };
    }
    case 'either':
      return {
        ...at,
        token: 'key',
        missing: true,
        message: `${name} needs ${either((fault.keys ?? []).map(code))}: add one of them.`,
      };
    case 'several':
      return {
        ...at,
        message: `${name} fits more than one of the forms allowed here: add what tells them apart.`,
      };
    case 'extra':
      return {
        ...at,
        path: [...path, fault.key!],
        token: 'key',
        rule: 'key-unknown',
        message: `${code(fault.key!)} is not allowed here: remove it.`,
      };
  }
}

/**
 * Puts an unknown key into a sentence. An error where it is a known key mistyped, else information.
 * @param owner what has the keys, at the root of a record ("a risk")
 */
export function unknownKeySentence(unknown: UnknownKey, owner: string, freeKeys: boolean): SchemaFault {
  const path = [...unknown.path, unknown.key];
  const of = unknown.path.length === 0 ? owner : placeName(unknown.path);
  const wrong = `${code(unknown.key)} is not a key of ${of}`;
  const at = { path, token: 'key', rule: 'key-unknown' } as const;
  const near = findNearest(unknown.key, unknown.known);
  if (!near) {
    const hint =
      freeKeys && unknown.path.length === 0
        ? 'move it under `custom` if it is your own'
        : 'remove it or correct its spelling';
    return { ...at, severity: 'information', message: `${wrong}: ${hint}.` };
  }
  if (Object.hasOwn(unknown.mapping, near.word)) {
    return { ...at, message: `${wrong}; did you mean ${code(near.word)}, which is there already?` };
  }
  return withoutSignatureFix({
    ...at,
    message: `${wrong}; did you mean ${code(near.word)}?`,
    fix: {
      title: `Rename to ${code(near.word)}`,
      certain: near.distance === 1 && near.unique,
      step: { kind: 'rename-key', path, key: near.word },
    },
  });
}
