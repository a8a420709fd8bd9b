import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { OpenQuestion } from '../../model/adoption-report.ts';
import type { Message } from '../../model/message.ts';
import { usualStandards } from './named-standards.ts';

const say = defineMessages('adopt.open', {
  standards: 'No document names the standard it is kept by. Which one is it?',
  standardsNone: 'none, or another one: documents are kept under control, and no system is asked for',
  type: '{count, plural, one {# document} other {# documents}} in {folder} may be more than documents. What are they?',
  plainDocuments: 'documents, read as such',
  records: 'records of the type `{type}`',
  rows: '{file} has {count, plural, one {# row} other {# rows}} that may be records. Are they?',
  noRows: 'no: leave the table out',
  rowIds:
    'The {count, plural, one {# row} other {# rows}} of {file} have no id that is theirs alone. How are they to be told apart?',
  rowIdsNone: 'not yet: leave the table out until its rows have ids',
  rowIdsBy: 'by the column "{column}"',
  status:
    '{count, plural, one {# record has} other {# records have}} the status "{word}", which nobody here knows. What does it mean?',
  statusUnknown: 'say nothing that depends on it',
  templates:
    '{count, plural, one {# document} other {# documents}} in {folder} {count, plural, one {has an id} other {have ids}}, although the folder is called after templates. What are they?',
  templatesOut: 'templates: leave them out',
  templatesIn: 'documents under control',
  languages:
    '{count, plural, one {# document is} other {# documents are}} there in {languages}. Which is the one that counts?',
  languagesAll: 'all of them, each a document of its own',
  approvals:
    '{count, plural, one {# document states} other {# documents state}} an approval in words. Is that enough?',
  approvalsBound: 'no: report once that they are not bound to the content',
  approvalsDeclared: 'yes: what is written counts (`signOff.evidence: declared`)',
});

/** Answers by the id of their question. */
export type Answers = Readonly<Record<string, string>>;

type Choice = OpenQuestion['choices'][number];

/** A question with the number of records it is about, by which the most urgent come first. */
export interface Weighed {
  readonly question: OpenQuestion;
  readonly isAnswered: boolean;
  readonly weight: number;
}

function question(
  id: string,
  text: Message,
  choices: readonly Choice[],
  answers: Answers,
  weight: number,
): Weighed {
  const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
  const known = choices.find(({ key }) => key === given);
  return {
    question: { id, question: text, choices, chosen: known?.key ?? choices[0]!.key },
    isAnswered: known !== undefined,
    weight,
  };
}

export const askStandards = (answers: Answers): Weighed =>
  question(
    'standards',
    say.standards(),
    [
      { key: 'none', label: say.standardsNone() },
      ...usualStandards.map(({ id, name }) => ({ key: id, label: name })),
    ],
    answers,
    Number.POSITIVE_INFINITY,
  );

/** @param folder where the documents lie */
export const askType = (folder: string, type: string, count: number, answers: Answers): Weighed =>
  question(
    `type:${folder}`,
    say.type({ count, folder: folder === '' ? './' : `${folder}/` }),
    [
      { key: 'document', label: say.plainDocuments() },
      { key: type, label: say.records({ type }) },
    ],
    answers,
    count,
  );

export const askRows = (file: string, type: string, count: number, answers: Answers): Weighed =>
  question(
    `rows:${file}`,
    say.rows({ file, count }),
    [
      { key: 'leave-out', label: say.noRows() },
      { key: type, label: say.records({ type }) },
    ],
    answers,
    count,
  );

/** @param columns whose cells are all different */
export const askRowIds = (
  file: string,
  columns: readonly string[],
  count: number,
  answers: Answers,
): Weighed =>
  question(
    `ids:${file}`,
    say.rowIds({ file, count }),
    [
      { key: 'leave-out', label: say.rowIdsNone() },
      ...columns.map((column) => ({ key: column, label: say.rowIdsBy({ column }) })),
    ],
    answers,
    count,
  );

export const askStatus = (
  word: string,
  statuses: readonly string[],
  count: number,
  answers: Answers,
): Weighed =>
  question(
    `status:${word}`,
    say.status({ word, count }),
    [
      { key: 'unknown', label: say.statusUnknown() },
      ...statuses.map((status) => ({ key: status, label: `\`${status}\`` })),
    ],
    answers,
    count,
  );

export const askTemplates = (folder: string, count: number, answers: Answers): Weighed =>
  question(
    `templates:${folder}`,
    say.templates({ folder: `${folder}/`, count }),
    [
      { key: 'leave-out', label: say.templatesOut() },
      { key: 'document', label: say.templatesIn() },
    ],
    answers,
    count,
  );

export const askLanguages = (languages: readonly string[], count: number, answers: Answers): Weighed =>
  question(
    'languages',
    say.languages({ count, languages: listed(languages) }),
    [
      ...languages.map((language) => ({ key: language, label: language })),
      { key: 'all', label: say.languagesAll() },
    ],
    answers,
    count,
  );

export const askApprovals = (count: number, answers: Answers): Weighed =>
  question(
    'approvals',
    say.approvals({ count }),
    [
      { key: 'content-bound', label: say.approvalsBound() },
      { key: 'declared', label: say.approvalsDeclared() },
    ],
    answers,
    count,
  );

const mostQuestions = 5;

/** The open questions that are about most, in that order. */
export const mostUrgent = (questions: readonly Weighed[]): readonly OpenQuestion[] =>
  questions
    .filter(({ isAnswered }) => !isAnswered)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, mostQuestions)
    .map(({ question }) => question);

/** These, and every question that was answered, in one order, so that none moves once it is answered. */
export function asked(questions: readonly Weighed[]): readonly OpenQuestion[] {
  const urgent = new Set(mostUrgent(questions));
  return [...questions]
    .sort((one, other) => other.weight - one.weight)
    .filter(({ question: each, isAnswered }) => isAnswered || urgent.has(each))
    .map(({ question: each }) => each);
}
