import { isAskedForOn } from '../../domain/editions.ts';
import { inWords } from '../../domain/in-words.ts';
import { holdersOn } from '../../domain/people/roles.ts';
import { awaitsForce } from '../../domain/sign-off/way-in.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { titleOf } from '../../records/record-title.ts';
import { isPlaceholder, placeholdersIn } from '../../records/scan-text.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { type FieldDoc, isExpected } from '../../schemas/field-doc.ts';
import type { TypeSchema } from '../../schemas/type-schema.ts';
import type { Project } from '../../workspace/project.ts';
import { prose } from '../prose.ts';
import type { Blank, BlankChoice } from './blank.ts';

const say = defineMessages('fill-in.answer', {
  yes: 'Yes',
  no: 'No',
});

/** Keys that are written by what puts a record in force, or say what it is. */
const notAsked: ReadonlySet<string> = new Set([
  'id',
  'type',
  'status',
  'version',
  'effectiveFrom',
  'signOffs',
]);

/** Fields besides those that rules expect: what decides about the record. */
function alsoAsked({ type, data }: QmsRecord): readonly Path[] {
  if (type === 'context-issue' && data['area'] === 'climate')
    return [
      ['climate', 'relevant'],
      ['climate', 'reason'],
    ];
  if (type === 'management-review')
    return [...verdicts.map((verdict) => ['conclusions', verdict]), ['conclusions', 'statement']];
  return [];
}

/** The questions a review answers about the system. */
const verdicts = ['suitable', 'adequate', 'effective', 'alignedWithStrategy'];

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

/** What nobody gives as what something rests on or is about, where a field may name any record. */
const inTheBackground: ReadonlySet<string> = new Set(['person', 'role', 'register']);

/** The records that a field may name. */
export function recordChoices(types: readonly string[], project: Project): readonly BlankChoice[] {
  const { queries } = project;
  const ids = new Set<string>();
  const isAny = types.includes('any');
  const named = isAny ? project.catalogue.types().filter((type) => !inTheBackground.has(type)) : types;
  return named
    .flatMap((type) => queries.ofType(type))
    .filter(
      ({ id, phase }) =>
        id !== '' && (isAny || phase !== 'final') && phase !== 'void' && !ids.has(id) && ids.add(id),
    )
    .slice(0, mostChoices)
    .map((record) => ({ value: record.id, label: titleOf(record) ?? record.id, detail: record.id }));
}

const plainChoices = (values: readonly string[]): readonly BlankChoice[] =>
  values.map((value) => ({ value, label: value, detail: '' }));

/** How a field is asked for; null where it takes neither one answer nor some from a list. */
export function formOf(field: FieldDoc, project: Project): Pick<Blank, 'kind' | 'choices'> | null {
  const { types, enumValues, refs, typeWords } = field;
  const isText = types.includes('string');
  const kind = types.includes('array') ? 'choices' : 'choice';
  if (enumValues.length > 0 && (isText || kind === 'choices'))
    return {
      kind,
      choices: enumValues.map(({ value, description = '' }) => ({
        value,
        label: value,
        detail: description,
      })),
    };
  if (field.vocabulary !== undefined || field.file) return null;
  if (refs.length > 0) {
    const choices = recordChoices(refs, project);
    return choices.length === 0 ? null : { kind, choices };
  }
  if (types.includes('boolean')) {
    const { language } = project;
    const words = { true: say.yes(), false: say.no() };
    return {
      kind: 'choice',
      choices: Object.entries(words).map(([value, label]) => ({
        value,
        label: language.text(label),
        detail: '',
      })),
    };
  }
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

/** The state of a draft that no sign-off puts in force. */
function statusBlank(record: QmsRecord, schema: TypeSchema, project: Project): readonly Blank[] {
  const isWritten = record.phase === 'draft' || record.phase === 'review';
  const field = schema.field(['status']);
  if (!isWritten || awaitsForce(record, project.queries) || field === undefined) return [];
  // Of what happened on a day, most is over when it is written down.
  const phases = schema.kind === 'event' ? ['active', 'final'] : ['active'];
  const choices = field.enumValues
    .filter(({ value }) => phases.includes(schema.phaseOf(value)))
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
    // Asked instead where the field cannot be chosen yet, since there is no such record.
    const other = inWords[`${record.type}.${name}`];
    // Words say what a list of other records would only name.
    if ((other === undefined || !field.types.includes('array')) && ask([name], field)) continue;
    if (other !== undefined && isMissing([other])) ask([other], schema.field([other]));
  }
  for (const path of alsoAsked(record)) if (isMissing(path)) ask(path, schema.field(path));
  return [
    ...found.values(),
    ...holderBlank(record, schema.field(['holders']), project),
    ...statusBlank(record, schema, project),
  ];
}
