import { isAskedForOn } from '../../domain/editions.ts';
import { holdersOn } from '../../domain/people/roles.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { titleOf } from '../../records/record-title.ts';
import { isPlaceholder, placeholdersIn } from '../../records/scan-text.ts';
import { demandsOfType } from '../../records/sign-off-demands.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { type FieldDoc, isExpected } from '../../schemas/field-doc.ts';
import type { TypeSchema } from '../../schemas/type-schema.ts';
import type { Project } from '../../workspace/project.ts';
import { prose } from '../prose.ts';
import type { Blank, BlankChoice } from './blank.ts';

/** Keys that are written by what puts a record in force, or say what it is. */
const notAsked: ReadonlySet<string> = new Set([
  'id',
  'type',
  'status',
  'version',
  'effectiveFrom',
  'signOffs',
]);

/** What is asked instead of a field that cannot be chosen yet, since there is no such record. */
const instead: Readonly<Record<string, string>> = {
  'quality-objective.indicator': 'criterion',
  'quality-objective.actions': 'what',
};

/** Fields besides those that rules expect: what decides about the record. */
const alsoAsked = ({ type, data }: QmsRecord): readonly Path[] =>
  type === 'context-issue' && data['area'] === 'climate'
    ? [
        ['climate', 'relevant'],
        ['climate', 'reason'],
      ]
    : [];

/** Records that a list to choose from shows; more than that are found in a table. */
const mostChoices = 200;

/** `availableTo` → "Available to". */
const wordsOf = (name: string): string => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const namesOf = (path: Path): string =>
  path
    .filter((step): step is string => typeof step === 'string')
    .map(wordsOf)
    .join(': ');

const valueAt = (record: QmsRecord, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      Array.isArray(value)
        ? value[Number(step)]
        : isObject(value as never)
          ? (value as never)[step]
          : undefined,
    record.data,
  );

/** The records that a field may name. */
function recordChoices(types: readonly string[], { queries }: Project): readonly BlankChoice[] {
  const ids = new Set<string>();
  return types
    .flatMap((type) => queries.ofType(type))
    .filter(
      ({ id, phase }) => id !== '' && phase !== 'final' && phase !== 'void' && !ids.has(id) && ids.add(id),
    )
    .slice(0, mostChoices)
    .map((record) => ({ value: record.id, label: titleOf(record) ?? record.id, detail: record.id }));
}

const plainChoices = (values: readonly string[]): readonly BlankChoice[] =>
  values.map((value) => ({ value, label: value, detail: '' }));

/** How a field is asked for; null where it takes more than one answer. */
function formOf(field: FieldDoc, project: Project): Pick<Blank, 'kind' | 'choices'> | null {
  const { types, enumValues, refs, typeWords } = field;
  const isText = types.includes('string');
  if (enumValues.length > 0 && isText)
    return {
      kind: 'choice',
      choices: enumValues.map(({ value, description = '' }) => ({
        value,
        label: value,
        detail: description,
      })),
    };
  if (field.vocabulary !== undefined || field.file) return null;
  if (refs.length > 0) {
    const choices = isText && !refs.includes('any') ? recordChoices(refs, project) : [];
    return choices.length === 0 ? null : { kind: 'choice', choices };
  }
  if (types.includes('boolean')) return { kind: 'choice', choices: plainChoices(['true', 'false']) };
  if (types.includes('integer') && /^(?:likelihood|severity)$/.test(field.name)) {
    const { scale } = project.configuration.risk;
    return { kind: 'choice', choices: plainChoices(Array.from({ length: scale }, (_, at) => `${at + 1}`)) };
  }
  if (/^a date\b/.test(typeWords)) return { kind: 'date', choices: [] };
  if (types.includes('integer') || types.includes('number')) return { kind: 'number', choices: [] };
  return isText && /^text\b/.test(typeWords) ? { kind: 'text', choices: [] } : null;
}

function blankOf(path: Path, field: FieldDoc | undefined, project: Project): Blank | null {
  const form = field === undefined ? ({ kind: 'text', choices: [] } as const) : formOf(field, project);
  return form === null
    ? null
    : { key: JSON.stringify(path), label: namesOf(path), hint: field?.description ?? '', ...form };
}

/** Who holds a role that nobody holds: somebody on record, or somebody who is not yet. */
function holderBlank(record: QmsRecord, field: FieldDoc | undefined, project: Project): readonly Blank[] {
  if (record.type !== 'role' || holdersOn(record.id, project.today, project.queries).length > 0) return [];
  const choices = recordChoices(['person'], project);
  const hint = field?.description ?? '';
  return [{ key: JSON.stringify(['holders']), label: wordsOf('holders'), hint, kind: 'text', choices }];
}

/** The state of a draft that nobody has to sign. */
function statusBlank(record: QmsRecord, schema: TypeSchema, project: Project): readonly Blank[] {
  const isWritten = record.phase === 'draft' || record.phase === 'review';
  const isSigned = demandsOfType(record.type, project.queries.config('signOff').required).length > 0;
  const field = schema.field(['status']);
  if (!isWritten || isSigned || field === undefined) return [];
  const choices = field.enumValues
    .filter(({ value }) => schema.phaseOf(value) === 'active')
    .map(({ value, description = '' }) => ({ value, label: value, detail: description }));
  return choices.length === 0
    ? []
    : [
        {
          key: '["status"]',
          label: wordsOf('status'),
          hint: field.description ?? '',
          kind: 'choice',
          choices,
        },
      ];
}

/** The fields of a record that are still to be filled in, in the order of its schema; its status comes last. */
export function blankFields(record: QmsRecord, project: Project): readonly Blank[] {
  const schema = project.catalogue.get(record.type);
  if (schema === undefined) return [];
  const isAsked = (ref: string): boolean => isAskedForOn(ref, project.today, project.queries);
  const open = placeholdersIn(record.data).filter(({ path }) => isPlaceholder(String(valueAt(record, path))));
  const found = new Map<string, Blank>();
  const ask = (path: Path, field: FieldDoc | undefined): boolean => {
    const blank = blankOf(path, field, project);
    if (blank !== null) found.set(blank.key, blank);
    return blank !== null;
  };
  const isMissing = (path: Path): boolean => isBlank(valueAt(record, path) as never);
  for (const field of schema.field([])?.properties() ?? []) {
    const { name } = field;
    for (const { path } of open)
      if (path[0] === name) {
        const at = schema.field(path);
        // A plain text may stand for a mapping: what it says is asked for by the name of the field.
        ask(path, at !== undefined && formOf(at, project) !== null ? at : undefined);
      }
    // What is written as the text of a Markdown file is asked for there.
    if (notAsked.has(name) || (record.markdown && name === prose(record.type)?.field)) continue;
    if (!isExpected(field, isAsked) || !isMissing([name])) continue;
    if (ask([name], field)) continue;
    const other = instead[`${record.type}.${name}`];
    if (other !== undefined && isMissing([other])) ask([other], schema.field([other]));
  }
  for (const path of alsoAsked(record)) if (isMissing(path)) ask(path, schema.field(path));
  return [
    ...found.values(),
    ...holderBlank(record, schema.field(['holders']), project),
    ...statusBlank(record, schema, project),
  ];
}
