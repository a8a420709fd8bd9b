import { knownInputs } from '../domain/review/inputs.ts';
import { commonType } from '../schemas/catalogue.ts';
import type { FieldDoc, FieldValue } from '../schemas/field-doc.ts';
import { edition, editions } from '../standards/lookup.ts';
import type { Project } from '../workspace/project.ts';
import type { LanguageContext } from './context.ts';

/** The words of the organization or of its standards that a field takes. */
export function vocabularyOf(
  { project }: Pick<LanguageContext, 'project'>,
  vocabulary: NonNullable<FieldDoc['vocabulary']>,
): readonly FieldValue[] {
  const { configuration, catalogue } = project;
  switch (vocabulary) {
    case 'theme':
      return configuration.themes.map(({ id, title }) => ({ value: id, description: title }));
    case 'input':
      return eachOnce([
        ...knownInputs(project.queries, project.today).map(({ key, title, hint }) => ({
          value: key,
          description: hint === '' ? title : `${title}. ${hint}`,
        })),
        ...configuration.review.inputs.map(({ key, title }) => ({ value: key, description: title })),
      ]);
    case 'clause':
      return configuration.standards.flatMap(({ id }) =>
        (edition(id)?.clauses ?? []).map(({ number, title }) => ({
          value: `${id}/${number}`,
          description: title,
        })),
      );
    case 'rule':
      return ruleValues(project);
    case 'type':
      return catalogue.types().map((type) => described(type, catalogue.get(type)?.description));
    case 'key':
      return keysOfRecords(project);
    case 'schema':
      return schemaFiles(project);
  }
}

/** Of words that several editions have, the first. */
const eachOnce = (values: readonly FieldValue[]): readonly FieldValue[] =>
  [...new Map(values.toReversed().map((each) => [each.value, each] as const)).values()].reverse();

/** The keys of all types of record, those that every record may carry first. */
function keysOfRecords({ catalogue }: Project): readonly FieldValue[] {
  const found = new Map<string, FieldValue>();
  const types = [commonType(), ...catalogue.types().flatMap((type) => catalogue.get(type) ?? [])];
  for (const type of types)
    for (const { name, description } of type.field([])?.properties() ?? [])
      if (!found.has(name)) found.set(name, described(name, description));
  return [...found.values()];
}

/** Patterns and paths of files that may be schemas; those of packages and settings are not named like one. */
function schemaFiles({ listed }: Project): readonly FieldValue[] {
  const files = [...listed].filter((path) => path.endsWith('.schema.json')).sort();
  const folders = new Set(files.map((path) => path.slice(0, path.lastIndexOf('/') + 1)));
  return [...[...folders].map((folder) => `${folder}*.schema.json`), ...files].map((value) => ({ value }));
}

/** Keys that records have and their types do not know, unless they are aliases already, most used first. */
export function unknownKeysOfRecords({ store, catalogue, configuration }: Project): readonly string[] {
  const counts = new Map<string, number>();
  for (const type of store.types()) {
    const schema = catalogue.get(type);
    const known = new Set(
      schema
        ?.field([])
        ?.properties()
        .map(({ name }) => name),
    );
    for (const { data } of store.ofType(type))
      for (const key of Object.keys(data))
        if (!known.has(key) && !Object.hasOwn(configuration.aliases, key))
          counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([key]) => key);
}

const described = (value: string, description: string | undefined): FieldValue =>
  description === undefined ? { value } : { value, description };

const ruleValues = ({ rules }: Project): readonly FieldValue[] =>
  rules.map(({ id, title }) => ({ value: id, description: title }));

/** Standards that are known, by edition. */
export const standardValues = (): readonly FieldValue[] =>
  editions.map(({ id, name }) => ({ value: id, description: name }));

/** Clause numbers of the standards in use, without the edition. */
export const clauseNumbers = ({ project }: LanguageContext): readonly FieldValue[] =>
  eachOnce(
    project.configuration.standards.flatMap(({ id }) =>
      (edition(id)?.clauses ?? []).map(({ number, title }) => ({ value: number, description: title })),
    ),
  );
