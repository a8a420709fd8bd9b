import { expected, newRecord } from './expected-words.ts';
import { explain, type Fault, type PatternTest } from './explain.ts';
import type { Told } from './schema-fault.ts';
import { typesOf } from './schema-node.ts';
import { capital, code, placeName } from './sentence-words.ts';

/** What was found, as the second half of "must be …, but …". */
function foundWords({ value, written }: Fault): string {
  if (value === null) return 'it is empty';
  if (Array.isArray(value)) return 'a list is written here';
  if (typeof value === 'object') return 'keys with values are written here';
  if (typeof value === 'string') return value === '' ? 'it is an empty text' : `${code(value)} is text`;
  const source = code(written ?? String(value));
  return typeof value === 'boolean' ? `${source} means yes or no` : `${source} is a number`;
}

/** A value of another type than its schema asks for. */
export function typeSentence(fault: Fault, matches: PatternTest): Told {
  const { node, value, path } = fault;
  const types = fault.types ?? typesOf(node) ?? [];
  const name = capital(placeName(path));
  const must = expected(node, types);
  if (value === null)
    return {
      missing: true,
      message: `${name} is empty: write ${must}, or remove the ${typeof path.at(-1) === 'number' ? 'entry' : 'key'}.`,
    };
  const scalar = typeof value === 'number' || typeof value === 'boolean';
  if (scalar && types.includes('string') && explain(node, String(value), matches, 1).count === 0) {
    return {
      message: `${name} must be ${must}, but ${foundWords(fault)}: write it in quotes.`,
      fix: { title: 'Put the value in quotes', certain: true, step: { kind: 'quote', path } },
    };
  }
  if (typeof value === 'string') {
    const plain = plainValue(value, types);
    if (plain !== undefined && explain(node, plain.value, matches, 1).count === 0) {
      return {
        message: `${name} must be ${must}, but ${foundWords(fault)}: write \`${plain.value}\` without quotes.`,
        fix: {
          title: `Write \`${plain.value}\` without quotes`,
          certain: plain.certain,
          step: { kind: 'replace-value', path, value: plain.value },
        },
      };
    }
    if (types.includes('array') && !types.includes('string')) {
      return {
        message: `${name} must be a list, but ${foundWords(fault)}: write each entry on a line of its own after \`- \`.`,
        fix: {
          title: 'Make it a list',
          certain: false,
          step: { kind: 'wrap-in-list', path },
        },
      };
    }
  }
  return { message: `${name} must be ${must}, but ${foundWords(fault)}${newRecord(node, value)}.` };
}

/** The number or truth value a quoted text stands for. */
function plainValue(
  text: string,
  types: readonly string[],
): { value: number | boolean; certain: boolean } | undefined {
  if (
    (types.includes('number') || types.includes('integer')) &&
    /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text)
  ) {
    return { value: Number(text), certain: true };
  }
  if (!types.includes('boolean')) return undefined;
  const word = text.toLowerCase();
  if (word === 'true' || word === 'false') return { value: word === 'true', certain: true };
  if (word === 'yes' || word === 'on') return { value: true, certain: false };
  if (word === 'no' || word === 'off') return { value: false, certain: false };
  return undefined;
}
