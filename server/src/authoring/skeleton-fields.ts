import type { IsoDate } from '../model/configuration.ts';
import type { FieldDoc } from '../schemas/field-doc.ts';

/** What fields of a skeleton are filled from. */
export interface SkeletonContext {
  readonly type: string;
  readonly today: IsoDate;
  /** Words that stand for what is still to be written; null for types that know no draft. */
  readonly placeholder: string | null;
  /** A few ids of records of a type, to show what may be referred to. */
  readonly idsOf: (type: string) => readonly string[];
  /** Keys of the inputs a management review must look at, with what to write. */
  readonly reviewInputs: readonly { readonly key: string; readonly hint: string }[];
}

/** Lines of YAML for one field at column 0. Not live: all lines are comments, to be filled in and uncommented. */
export interface FieldLines {
  readonly lines: readonly string[];
  readonly live: boolean;
}

/** Keys shown although no rule expects them, because the entry says nothing without them. */
const alsoShown: Readonly<Record<string, readonly string[]>> = {
  'management-review.outputs': ['decision', 'owner'],
};

const commentWidth = 100;

/** Words as comment lines of at most about a hundred columns. */
export function commentLines(text: string): string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(/\s+/)) {
    if (line.length + 1 + word.length > commentWidth && line !== '#') {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

const indent = (lines: readonly string[], by: string): string[] => lines.map((line) => by + line);

/** Examples inside what is commented out as a whole need no mark of their own. */
const innerExample = /^(\s*(?:- )?)# (?=[A-Za-z][\w-]*:)/;

const asComments = (lines: readonly string[]): string[] =>
  lines.map((line) => `# ${line.replace(innerExample, '$1')}`);

const isText = (field: FieldDoc): boolean =>
  field.types.includes('string') && field.enumValues.length === 0 && field.vocabulary === undefined;

const takesPlaceholder = (field: FieldDoc): boolean =>
  isText(field) && (field.refs.length > 0 || /^text\b/.test(field.typeWords));

/** A value that shows the form of a field, for lines that are commented out. */
function exampleOf(field: FieldDoc, today: IsoDate): string {
  const [choice] = field.enumValues;
  if (choice !== undefined) return field.types.includes('array') ? `[${choice.value}]` : choice.value;
  if (/\bdate\b/.test(field.typeWords)) return today;
  if (/\bduration\b/.test(field.typeWords)) return 'P12M';
  if (/\bperiod\b/.test(field.typeWords)) return today.slice(0, 4);
  if (/\bcurrency\b/.test(field.typeWords)) return 'EUR';
  if (field.types.includes('number') || field.types.includes('integer')) return '1';
  if (field.types.includes('boolean')) return 'true';
  return field.types.includes('array') && !field.types.includes('string') ? '[…]' : '…';
}

/** What to write in a field, as a comment: its description, the words allowed, the records meant. */
export function explanation(field: FieldDoc, context: SkeletonContext): string {
  const words = field.enumValues.map(({ value }) => value);
  const types = field.refs.filter((type) => type !== 'any');
  const ids = types.flatMap((type) => context.idsOf(type)).slice(0, 3);
  return [
    field.description ?? '',
    words.length > 1 ? `One of: ${words.join(', ')}.` : '',
    types.length > 0
      ? `Refers to: ${types.join(', ').replaceAll('-', ' ')}${ids.length === 0 ? '' : ` (such as ${ids.join(', ')})`}.`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The fields of a mapping that a skeleton shows: those needed or expected, or all of a small one. */
function shownFields(field: FieldDoc, context: SkeletonContext): readonly FieldDoc[] {
  const all = field.properties();
  const extra = alsoShown[`${context.type}.${field.name}`] ?? [];
  const shown = all.filter(({ name, required, expected }) => required || expected || extra.includes(name));
  return shown.length > 0 ? shown : all.slice(0, 6);
}

/** The lines of a mapping's fields; not live when one that is needed cannot be filled in. */
function mappingLines(
  fields: readonly FieldDoc[],
  context: SkeletonContext,
  fixed: Readonly<Record<string, string>> = {},
): FieldLines {
  const parts = fields.map((field) => {
    const value = fixed[field.name];
    const lines = value === undefined ? fieldLines(field, context) : live([`${field.name}: ${value}`]);
    return { field, lines };
  });
  const isLive =
    parts.some(({ lines }) => lines.live) && parts.every(({ field, lines }) => lines.live || !field.required);
  // What is filled in comes first: a list entry begins with its first line.
  const ordered = [...parts.filter(({ lines }) => lines.live), ...parts.filter(({ lines }) => !lines.live)];
  return { lines: ordered.flatMap(({ lines }) => lines.lines), live: isLive };
}

const live = (lines: readonly string[]): FieldLines => ({ lines, live: true });

const entryLines = ({ lines }: FieldLines): string[] => [
  `- ${lines[0] ?? ''}`,
  ...indent(lines.slice(1), '  '),
];

/** The entries of a list of mappings: one, or one for each word that tells its entries apart. */
function listEntries(field: FieldDoc, context: SkeletonContext): readonly FieldLines[] {
  const fields = shownFields(field, context);
  const inputs = fields.find(({ vocabulary, required }) => vocabulary === 'input' && required);
  if (inputs !== undefined && context.reviewInputs.length > 0) {
    return context.reviewInputs.map(({ key, hint }) => {
      const entry = mappingLines(fields, context, { [inputs.name]: key });
      return { ...entry, lines: [entry.lines[0]!, ...commentLines(hint), ...entry.lines.slice(1)] };
    });
  }
  const kind = fields.find(
    ({ name, required, enumValues }) => name === 'kind' && required && enumValues.length > 1,
  );
  if (kind === undefined) return [mappingLines(fields, context)];
  return kind.enumValues.map(({ value }) => mappingLines(fields, context, { kind: value }));
}

/** One field with a placeholder where text can stand; what cannot be made up is left as a comment. */
export function fieldLines(field: FieldDoc, context: SkeletonContext): FieldLines {
  const { name } = field;
  const { placeholder, today } = context;
  if (placeholder !== null && takesPlaceholder(field)) {
    const list = field.types.includes('array') && (field.refs.length > 0 || field.properties().length === 0);
    return live([`${name}: ${list ? `[${placeholder}]` : placeholder}`]);
  }
  if (field.properties().length === 0)
    return { lines: [`# ${name}: ${exampleOf(field, today)}`], live: false };
  if (field.types.includes('array')) {
    const entries = listEntries(field, context);
    const lines = [`${name}:`, ...indent(entries.flatMap(entryLines), '  ')];
    const isLive = entries.every((entry) => entry.live);
    return isLive ? live(lines) : { lines: asComments(lines), live: false };
  }
  const mapping = mappingLines(shownFields(field, context), context);
  const lines = [`${name}:`, ...indent(mapping.lines, '  ')];
  return mapping.live ? live(lines) : { lines: asComments(lines), live: false };
}
