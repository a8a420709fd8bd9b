import { inputItems, inputTitle, knownInputs } from '../../domain/review/inputs.ts';
import { reviewPeriod } from '../../domain/review/periods.ts';
import { type Lack, lacksOf } from '../../domain/review/readiness.ts';
import { reviewDate } from '../../domain/review/review.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { ReviewInput } from '../../standards/review-inputs.ts';
import type { Project } from '../../workspace/project.ts';
import { candidateEvidence } from '../review-evidence.ts';
import type { Blank, BlankChoice } from './blank.ts';
import { formOf, recordChoices } from './blank-fields.ts';

const say = defineMessages('fill-in.input', {
  summary: 'What the period showed',
  trend: 'Trend',
  point: 'What follows from it',
  pointHint: 'A sentence top management can act on.',
  objective: 'Objective',
  objectiveHint: 'Pick the objective this bears on, or type why none is needed.',
  evidence: 'Evidence',
  evidenceHint: 'Records that this rests on.',
  theme: 'Theme',
  themeHint: 'The strategic theme it matters for.',
});

/** What is asked of an input of a review, by what it lacks. */
interface Question {
  readonly label: Message;
  readonly hint: string;
  readonly name: string;
  readonly form: Pick<Blank, 'kind' | 'choices'> | null;
}

/**
 * What the section of a review on an input still lacks, as questions; null where the review has no such section or it is
 * not applicable.
 */
export function inputBlanks(
  review: QmsRecord,
  key: string,
  project: Project,
): { readonly title: string; readonly blanks: readonly Blank[] } | null {
  const { queries, language } = project;
  const input = knownInputs(queries, reviewDate(review) ?? queries.today()).find((each) => each.key === key);
  const sections = inputItems(review).filter(
    ({ keys, notApplicable }) => keys.includes(key) && !notApplicable,
  );
  if (input === undefined || sections.length === 0) return null;
  const open = sections.find((each) => lacksOf(each, input, queries).length > 0) ?? sections[0]!;
  const blanks = lacksOf(open, input, queries).flatMap((lack): readonly Blank[] => {
    const { label, hint, name, form } = questionOf(lack, input, review, project);
    if (form === null) return [];
    return [
      { key: JSON.stringify(['inputs', open.index, name]), label: language.text(label), hint, ...form },
    ];
  });
  return { title: language.text(inputTitle(input.title)), blanks };
}

const text: Pick<Blank, 'kind' | 'choices'> = { kind: 'text', choices: [] };

function questionOf(lack: Lack, input: ReviewInput, review: QmsRecord, project: Project): Question {
  const { language } = project;
  switch (lack) {
    case 'summary':
      return { label: say.summary(), hint: input.hint, name: 'summary', form: text };
    case 'point':
      return { label: say.point(), hint: language.text(say.pointHint()), name: 'conclusion', form: text };
    case 'objective': {
      const hint = language.text(say.objectiveHint());
      const choices = recordChoices(['quality-objective'], project);
      return { label: say.objective(), hint, name: 'objectives', form: { kind: 'text', choices } };
    }
    case 'evidence': {
      const choices = evidenceFor(input, review, project);
      const form = choices.length === 0 ? null : { kind: 'choices' as const, choices };
      return { label: say.evidence(), hint: language.text(say.evidenceHint()), name: 'evidence', form };
    }
    case 'trend': {
      const field = project.catalogue.get(review.type)?.field(['inputs', 0, 'trend']);
      const form = field === undefined ? null : formOf(field, project);
      return { label: say.trend(), hint: field?.description ?? '', name: 'trend', form };
    }
    case 'theme': {
      const choices = project.queries
        .config('themes')
        .map(({ id, title }) => ({ value: id, label: title ?? id, detail: id }));
      const form = choices.length === 0 ? null : { kind: 'choice' as const, choices };
      return { label: say.theme(), hint: language.text(say.themeHint()), name: 'theme', form };
    }
  }
}

/** Records of the period that say something for the input; where there are none, any. */
function evidenceFor(input: ReviewInput, review: QmsRecord, project: Project): readonly BlankChoice[] {
  const period = reviewPeriod(review);
  const found = period === null ? [] : candidateEvidence(input.key, period, project.queries);
  const ids = new Set(found.map(({ id }) => id));
  const all = recordChoices(['any'], project).filter(({ value }) => value !== review.id);
  return ids.size === 0 ? all : all.filter(({ value }) => ids.has(value));
}
