import type { FieldDoc, FieldValue } from '../schemas/field-doc.ts';
import { edition, editions } from '../standards/lookup.ts';
import { reviewInputs } from '../standards/review-inputs.ts';
import type { Project } from '../workspace/project.ts';
import type { LanguageContext } from './context.ts';

/** The words of the organization or of its standards that a field takes. */
export function vocabularyOf(
  { project }: LanguageContext,
  vocabulary: NonNullable<FieldDoc['vocabulary']>,
): readonly FieldValue[] {
  const { configuration, catalogue } = project;
  switch (vocabulary) {
    case 'theme':
      return configuration.themes.map(({ id, title }) => ({ value: id, description: title }));
    case 'input':
      return [
        ...configuration.standards.flatMap(({ id }) =>
          reviewInputs(id).map(({ key, title, hint }) => ({ value: key, description: `${title}. ${hint}` })),
        ),
        ...configuration.review.inputs.map(({ key, title }) => ({ value: key, description: title })),
      ];
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
      return catalogue.types().map((type) => typeValue(type, catalogue.get(type)?.description));
  }
}

const typeValue = (value: string, description: string | undefined): FieldValue =>
  description === undefined ? { value } : { value, description };

const ruleValues = ({ rules }: Project): readonly FieldValue[] =>
  rules.map(({ id, title }) => ({ value: id, description: title }));

/** Standards that are known, by edition. */
export const standardValues = (): readonly FieldValue[] =>
  editions.map(({ id, name }) => ({ value: id, description: name }));

/** Clause numbers of the standards in use, without the edition. */
export const clauseNumbers = ({ project }: LanguageContext): readonly FieldValue[] =>
  project.configuration.standards.flatMap(({ id }) =>
    (edition(id)?.clauses ?? []).map(({ number, title }) => ({ value: number, description: title })),
  );
