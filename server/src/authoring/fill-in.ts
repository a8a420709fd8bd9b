import { awaitsForce } from '../domain/sign-off/way-in.ts';
import { typeAndId } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { Json } from '../model/json.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { signOffBlocks } from '../records/sign-offs.ts';
import type { FileSystem } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import { type EditableFile, readForEditing } from './file-text.ts';
import type { Blank } from './fill-in/blank.ts';
import { blankFields } from './fill-in/blank-fields.ts';
import { inputBlanks } from './fill-in/input-blanks.ts';
import { openParagraphs } from './fill-in/open-paragraphs.ts';
import { type NewRecord, newRecord } from './new-record.ts';
import { personIn, personText } from './person-record.ts';
import { Refusal } from './refusal.ts';
import { recordToSign } from './sign.ts';
import { withAnswer } from './with-answer.ts';

export type { Blank };

const say = defineMessages('fill-in', {
  signed: 'The {record} is signed. Begin its next version, and fill that in.',
  shared: 'The {record} shares {file} with other records. Fill it in there, or in a table.',
  done: 'Nothing is left to be filled in of the {record}.',
  noInput: 'The {record} has no section on `{input}` to be filled in.',
});

/** A record with what is still to be said of it. */
export interface RecordToFillIn {
  readonly record: QmsRecord;
  /** Title of the input that is meant; null for the record itself. */
  readonly about: string | null;
  readonly file: EditableFile;
  readonly blanks: readonly Blank[];
  /** It is put in force by a sign-off, once it is written. */
  readonly awaitsForce: boolean;
}

/**
 * What is still to be said of a record: text that stands for something else (`TBD`), fields that rules ask for, and what
 * else decides. Throws a {@link Refusal} for a record that is signed or shares its file, and where nothing is left.
 * @param id an id, or `id@version`
 * @param input of a management review, the input that is meant; null for the record itself
 */
export async function toFillIn(
  id: string,
  project: Project,
  files: FileSystem,
  input: string | null = null,
): Promise<RecordToFillIn> {
  const record = recordToSign(id, project);
  const named = { record: typeAndId(record) };
  if (signOffBlocks(record.data).length > 0) throw new Refusal(say.signed(named));
  if ((project.store.factsOf(record.file)?.records.length ?? 0) !== 1)
    throw new Refusal(say.shared({ ...named, file: record.file }));
  const file = await readForEditing(record.file, files);
  if (input !== null) {
    const asked = inputBlanks(record, input, project);
    if (asked === null) throw new Refusal(say.noInput({ ...named, input }));
    if (asked.blanks.length === 0) throw new Refusal(say.done(named));
    return { record, file, about: asked.title, blanks: asked.blanks, awaitsForce: false };
  }
  const paragraphs = openParagraphs(file.text).map(
    ({ key, heading, hint }): Blank => ({ key, label: heading, hint, kind: 'text', choices: [] }),
  );
  const fields = blankFields(record, project);
  const status = fields.filter(({ key }) => key === '["status"]');
  const blanks = [...fields.filter((blank) => !status.includes(blank)), ...paragraphs, ...status];
  if (blanks.length === 0) throw new Refusal(say.done(named));
  return { record, file, about: null, blanks, awaitsForce: awaitsForce(record, project.queries) };
}

/** What is written for answers: the text of the record's file, and records that are made for it. */
export interface FilledIn {
  readonly text: string;
  readonly created: readonly NewRecord[];
}

/** Writes what was answered; what is blank or does not fit the question is left as it is. */
export function filledIn(
  { record, file, blanks }: RecordToFillIn,
  answers: Readonly<Record<string, string>>,
  project: Project,
): FilledIn {
  let { text } = file;
  const created: NewRecord[] = [];
  const open = openParagraphs(text);
  const answered = blanks.flatMap((blank) => {
    const answer = (answers[blank.key] ?? '').trim();
    return answer === '' ? [] : [{ blank, answer }];
  });
  // From the last paragraph on, so that the places of those before it hold.
  for (const { blank, answer } of answered.toReversed()) {
    const paragraph = open.find(({ key }) => key === blank.key);
    if (paragraph !== undefined)
      text = text.slice(0, paragraph.start) + asParagraph(answer) + text.slice(paragraph.end);
  }
  for (const { blank, answer } of answered) {
    if (open.some(({ key }) => key === blank.key)) continue;
    const path = JSON.parse(blank.key) as (string | number)[];
    const value = path[0] === 'holders' ? holder(blank, answer, created, project) : valueFor(blank, answer);
    if (value === null) continue;
    const [at, said] = path[2] === 'objectives' ? objectiveOf(path, blank, answer, project) : [path, value];
    text = withAnswer(record, text, at, said, project.setup);
  }
  return { text, created };
}

/** Text as a paragraph of Markdown: what would begin a heading, a list or a comment is meant literally. */
const asParagraph = (answer: string): string =>
  answer
    .replace(/\s+/g, ' ')
    .replace(/^(?=[#>+*=-]|\d+[.)])/, '\\')
    .replace(/</g, '\\<');

/** An answer as the value that is written; null for one that is none. */
function valueFor({ kind, choices }: Blank, answer: string): Json | null {
  const isOffered = (each: string): boolean => choices.some(({ value }) => value === each);
  if (kind === 'choices') {
    const chosen = answer.split('\n').filter(isOffered);
    return chosen.length === 0 ? null : chosen;
  }
  if (kind === 'choice' && !isOffered(answer)) return null;
  if (kind === 'date') return dateOf(answer);
  if (kind === 'number' || (kind === 'choice' && /^\d+$/.test(answer)))
    return Number.isFinite(Number(answer)) ? Number(answer) : null;
  if (kind === 'choice' && (answer === 'true' || answer === 'false')) return answer === 'true';
  return answer;
}

/** An objective that an input is linked to; proposed while it is a draft; other words say why none is needed. */
function objectiveOf(
  path: readonly (string | number)[],
  { choices }: Blank,
  answer: string,
  { queries }: Project,
): [(string | number)[], Json] {
  const at = (key: string): (string | number)[] => [...path.slice(0, -1), key];
  if (!choices.some(({ value }) => value === answer)) return [at('noObjective'), answer];
  return [at(queries.target(answer)?.phase === 'active' ? 'objectives' : 'proposes'), [answer]];
}

/** An entry for who holds a role from today on; whoever is not on record yet is put there. */
function holder({ choices }: Blank, answer: string, created: NewRecord[], project: Project): Json | null {
  const entry = (person: string): Json => ({ person, from: project.today });
  if (choices.some(({ value }) => value === answer)) return entry(answer);
  const named = personIn(answer);
  if (named === null) return null;
  const { id, file } = newRecord({ type: 'person', title: named.name }, project);
  created.push({ id, file, text: personText({ ...named, id }, null, project.today) });
  return entry(id);
}
