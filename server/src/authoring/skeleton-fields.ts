import { typeWords } from '../domain/words/records.ts';
import type { IsoDate } from '../model/configuration.ts';
import { type FieldDoc, type IsAskedFor, isExpected } from '../schemas/field-doc.ts';

/** What fields of a skeleton are filled from. */
export interface SkeletonContext {
  readonly type: string;
  readonly today: IsoDate;
  /** Words that stand for what is still to be written; null for types that know no draft. */
  readonly placeholder: string | null;
  /** A few ids of records of a type, to show what may be referred to. */
  readonly idsOf: (type: string) => readonly string[];
  /** Keys of the inputs a management review must look at, with what to write, and whether a trend is asked for. */
  readonly reviewInputs: readonly {
    readonly key: string;
    readonly hint: string;
    readonly performance: boolean;
  }[];
  /** Whether an edition in force today asks for what a reference means. */
  readonly isAskedFor: IsAskedFor;
  /** Ids of the organization's strategic themes. */
  readonly themes: readonly string[];
}

/** Lines of YAML for one field at column 0. Not live: all lines are comments, to be filled in and uncommented. */
export interface FieldLines {
  readonly lines: readonly string[];
  readonly live: boolean;
}

/** Keys shown although the entry can be read without them, because rules ask for them once it is in use. */
const alsoShown: Readonly<Record<string, readonly string[]>> = {
  'management-review.inputs': ['conclusion', 'trend'],
  'management-review.outputs': ['decision', 'from', 'owner', 'due'],
};

/** What may be written in place of a key that is shown, or what belongs in it. */
const notes: Readonly<Record<string, string>> = {
  'management-review.inputs.conclusion': 'or an ask: { request: …, decideBy: …, ifNot: … }',
  'management-review.inputs.objectives':
    'ids of quality objectives; or proposes: [a new one], or noObjective: why none is needed',
  'management-review.outputs.decision': 'or none: why nothing had to be decided',
  'management-review.outputs.from': 'the inputs it comes from, such as resources',
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

/** Text that people write. Where an id belongs, a placeholder would be an id of nothing. */
const takesPlaceholder = (field: FieldDoc): boolean =>
  isText(field) && field.refs.length === 0 && /^text\b/.test(field.typeWords);

/** Lists of ids begin empty: rules say what is missing in them, and once only. */
const beginsEmpty = (field: FieldDoc): boolean =>
  field.types.includes('array') && (field.refs.length > 0 || field.vocabulary === 'input');

const typesReferred = ({ refs }: FieldDoc): readonly string[] => refs.filter((type) => type !== 'any');

const knownIds = (field: FieldDoc, context: SkeletonContext): readonly string[] =>
  typesReferred(field).flatMap((type) => context.idsOf(type));

/** A few words behind a field of an entry: there is no room for its whole explanation. */
function note(field: FieldDoc, parent: string, context: SkeletonContext): string {
  const own = notes[`${context.type}.${parent}.${field.name}`];
  if (own !== undefined) return own;
  if (field.vocabulary === 'theme') return listed(context.themes.slice(1));
  // Which of them it is, is for people to say: none stands there to be taken over.
  if (field.enumValues.length > 1) return choiceWords(field.enumValues.map(({ value }) => value));
  if (!beginsEmpty(field)) return '';
  const types = typesReferred(field).map(typeWords);
  if (types.length > 0) return `ids: ${types.join(', ')}`;
  const isEvidence = field.properties().some(({ name }) => name === 'external');
  return isEvidence ? 'ids of records, or { external: …, location: …, date: … }' : 'ids of records';
}

const choiceWords = (values: readonly string[]): string =>
  `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

const listed = (others: readonly string[]): string => (others.length === 0 ? '' : `or ${others.join(', ')}`);

/** A value that shows the form of a field, for lines that are commented out. */
function exampleOf(field: FieldDoc, context: SkeletonContext): string {
  const { today } = context;
  const [choice, another] = field.enumValues;
  if (choice !== undefined) {
    const value = another === undefined ? choice.value : '…';
    return field.types.includes('array') ? `[${value}]` : value;
  }
  const [id] = field.vocabulary === 'theme' ? context.themes : knownIds(field, context);
  if (id !== undefined && field.types.includes('string')) return id;
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
  const types = typesReferred(field);
  const ids = knownIds(field, context).slice(0, 3);
  return [
    field.description ?? '',
    words.length > 1 ? `One of: ${words.join(', ')}.` : '',
    types.length > 0
      ? `Refers to: ${types.map(typeWords).join(', ')}${ids.length === 0 ? '' : ` (such as ${ids.join(', ')})`}.`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The fields of a mapping that a skeleton shows: those needed or expected, or all of a small one. */
function shownFields(field: FieldDoc, context: SkeletonContext): readonly FieldDoc[] {
  const all = field.properties();
  const extra = alsoShown[`${context.type}.${field.name}`] ?? [];
  const shown = all.filter(
    (each) => each.required || isExpected(each, context.isAskedFor) || extra.includes(each.name),
  );
  return shown.length > 0 ? shown : all.slice(0, 6);
}

/** The lines of a mapping's fields; not live when one that is needed cannot be filled in. */
function mappingLines(
  parent: string,
  fields: readonly FieldDoc[],
  context: SkeletonContext,
  fixed: Readonly<Record<string, string>> = {},
): FieldLines {
  const parts = fields.map((field) => {
    const value = fixed[field.name];
    const lines =
      value === undefined
        ? withNote(fieldLines(field, context), note(field, parent, context))
        : live([`${field.name}: ${value}`]);
    return { field, lines };
  });
  const isLive =
    parts.some(({ lines }) => lines.live) && parts.every(({ field, lines }) => lines.live || !field.required);
  // What is filled in comes first: a list entry begins with its first line.
  const ordered = [...parts.filter(({ lines }) => lines.live), ...parts.filter(({ lines }) => !lines.live)];
  return { lines: ordered.flatMap(({ lines }) => lines.lines), live: isLive };
}

/** The note goes behind a field that takes one line. */
const withNote = ({ lines, live: isLive }: FieldLines, words: string): FieldLines => ({
  lines: words === '' || lines.length > 1 ? lines : [`${lines[0]} # ${words}`],
  live: isLive,
});

const live = (lines: readonly string[]): FieldLines => ({ lines, live: true });

const entryLines = ({ lines }: FieldLines): string[] => [
  `- ${lines[0] ?? ''}`,
  ...indent(lines.slice(1), '  '),
];

/** The entries of a list of mappings: one, or one for each word that sets its entries apart. */
function listEntries(field: FieldDoc, context: SkeletonContext): readonly FieldLines[] {
  const fields = shownFields(field, context);
  const inputs = fields.find(({ vocabulary, required }) => vocabulary === 'input' && required);
  if (inputs !== undefined && context.reviewInputs.length > 0) {
    return context.reviewInputs.map(({ key, hint, performance }) => {
      const asked = fields.filter(({ name }) => name !== 'trend' || performance);
      const entry = mappingLines(field.name, asked, context, { [inputs.name]: key });
      return { ...entry, lines: [entry.lines[0]!, ...commentLines(hint), ...entry.lines.slice(1)] };
    });
  }
  const kind = fields.find(
    ({ name, required, enumValues }) => name === 'kind' && required && enumValues.length > 1,
  );
  if (kind === undefined) return [mappingLines(field.name, fields, context)];
  return kind.enumValues.map(({ value }) => mappingLines(field.name, fields, context, { kind: value }));
}

/** One field with a placeholder where text can stand; what cannot be made up is left as a comment. */
export function fieldLines(field: FieldDoc, context: SkeletonContext): FieldLines {
  const { name } = field;
  const { placeholder } = context;
  if (placeholder !== null && beginsEmpty(field)) return live([`${name}: []`]);
  if (placeholder !== null && takesPlaceholder(field)) {
    const list = field.types.includes('array') && field.properties().length === 0;
    return live([`${name}: ${list ? `[${placeholder}]` : placeholder}`]);
  }
  if (field.properties().length === 0)
    return { lines: [`# ${name}: ${exampleOf(field, context)}`], live: false };
  if (field.types.includes('array')) {
    const entries = listEntries(field, context);
    const lines = [`${name}:`, ...indent(entries.flatMap(entryLines), '  ')];
    const isLive = entries.every((entry) => entry.live);
    return isLive ? live(lines) : { lines: asComments(lines), live: false };
  }
  const mapping = mappingLines(name, shownFields(field, context), context);
  const lines = [`${name}:`, ...indent(mapping.lines, '  ')];
  return mapping.live ? live(lines) : { lines: asComments(lines), live: false };
}
