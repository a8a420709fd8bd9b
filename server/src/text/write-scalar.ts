import type { Json } from '../model/json.ts';
import type { YamlScalar } from './node.ts';
import { plainValue, type ScalarValue, textOddity } from './scalar.ts';

/**
 * A scalar as YAML text on one line, safe in block and flow context. Text is written plain where every
 * reader takes it for text, else in the preferred quotes where they can hold it, else in double quotes.
 */
export function writeScalar(value: ScalarValue, preferred: YamlScalar['style'] = 'plain'): string {
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : String(value);
  const singleLine = SINGLE_QUOTABLE.test(value);
  if (preferred === 'double') return JSON.stringify(value).replace(ESCAPED_BY_JSON_ONLY, escapeUnit);
  if (preferred !== 'single' && isSafePlain(value)) return value;
  return singleLine ? `'${value.replaceAll("'", "''")}'` : writeScalar(value, 'double');
}

/** Any JSON value as YAML text on one line. */
export function writeFlow(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(writeFlow).join(', ')}]`;
  if (value === null || typeof value !== 'object') return writeScalar(value);
  const pairs = Object.entries(value).map(([key, item]) => `${writeScalar(key)}: ${writeFlow(item)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** Printable and without line breaks: what single quotes can hold. */
const SINGLE_QUOTABLE = /^[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

/** Code units that JSON strings may hold as they are and YAML text better does not. */
const ESCAPED_BY_JSON_ONLY = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Begins like ordinary text and holds nothing that is an indicator anywhere. */
const ORDINARY = /^[\p{L}\p{N}_./(-][^\p{Cc}\p{Cs}\ufeff\u2028\u2029\ufffe\uffff[\]{},#:"'`&*!|>%@?]*$/u;
/** What YAML 1.1 readers take for numbers (also in base 60 and with underscores) or times. */
const NUMBER_LIKE = /^[-+.]?[0-9][0-9_.:eExob+-]*$|^[-+]?\.[a-z]+$/i;
const ISO_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

function isSafePlain(value: string): boolean {
  if (value === '' || value.trim() !== value) return false;
  if (!ORDINARY.test(value) || /^-(?:[ -]|$)|^\.\.\./.test(value)) return false;
  if (typeof plainValue(value) !== 'string' || textOddity(value) !== null) return false;
  return ISO_DATE.test(value) || !NUMBER_LIKE.test(value);
}
