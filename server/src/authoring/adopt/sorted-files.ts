import { controlSigns, enoughSigns, seriesOf } from './control-signs.ts';
import { plainWords } from './plain-words.ts';
import { type Answers, askTemplates, type Weighed } from './questions.ts';
import { type RegisterGuess, registerTypeOf } from './register-type.ts';
import type { SeenFile } from './seen-file.ts';
import { isOfMarks } from './seen-table.ts';
import { isAboutRepository, isCalledTemplate, isToBeFilledIn, templateFolder } from './set-aside.ts';
import { type Translated, translatedAmong } from './translations.ts';
import { saysDocumentList, saysHow, saysList } from './type-words.ts';

/** The files of a repository by what they seem to be. */
export interface SortedFiles {
  /** Written for this product. */
  readonly own: readonly SeenFile[];
  readonly aboutRepository: readonly SeenFile[];
  readonly templates: readonly SeenFile[];
  /** Whether folders of templates hold documents. */
  readonly questions: readonly Weighed[];
  /** Documents that are there in another language as well. */
  readonly translated: Translated | null;
  readonly registers: readonly { readonly file: SeenFile; readonly guess: RegisterGuess }[];
  /** Lists of the documents themselves. */
  readonly documentLists: readonly SeenFile[];
  /** Tables whose cells are marks, such as who has been trained for what. */
  readonly matrices: readonly SeenFile[];
  /** Documents under control. */
  readonly documents: readonly SeenFile[];
  /** Single records as YAML. */
  readonly records: readonly { readonly file: SeenFile; readonly guess: RegisterGuess }[];
  /** Texts that show no sign of being kept under control. */
  readonly loose: readonly SeenFile[];
}

/** A README counts as a document only where its header says so: its name and folder say nothing. */
const hasHeader = (file: SeenFile): boolean =>
  controlSigns({ ...file, ids: { ...file.ids, name: null } }, new Set()) >= enoughSigns;

/** The register that a file is, if it is one. */
function registerIn(file: SeenFile): RegisterGuess | null {
  const { path, form, title } = file;
  if (form !== 'markdown') {
    const [table] = file.tables;
    return table === undefined ? null : registerTypeOf(table, path, title);
  }
  const words = plainWords(`${title ?? ''} / ${stemOf(path)}`);
  // A text holds tables of many kinds; it is a register where it says so.
  if (!saysList(words) || saysHow(words)) return null;
  const guesses = file.tables.flatMap((table) => registerTypeOf(table, path, title) ?? []);
  return guesses.sort((one, other) => other.table.rows - one.table.rows)[0] ?? null;
}

const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[A-Za-z0-9]+$/, '');

/** True for a file that is nothing but a table called a list of documents. */
const isDocumentList = ({ path, title, tables }: SeenFile): boolean =>
  tables.length === 1 && saysDocumentList(plainWords(`${title ?? ''} / ${stemOf(path)}`));

/** True for a file that is nothing but a table of marks. */
const isMatrix = ({ tables: [table, ...others] }: SeenFile): boolean =>
  table !== undefined && others.length === 0 && table.rows > 0 && isOfMarks(table);

/** A mapping as a table of one row. */
function recordIn(file: SeenFile): RegisterGuess | null {
  const columns = Object.keys(file.data).map((name) => ({
    name,
    filled: 1,
    distinct: 1,
    ids: 0,
    numbers: 0,
    days: 0,
    marks: 0,
    length: 0,
  }));
  const guess = registerTypeOf({ heading: '', headerRow: 1, columns, rows: 1 }, file.path, file.title);
  return guess?.isClear === true ? guess : null;
}

/** Fewer documents with ids in a folder of templates are left out without a question. */
const fewestAsked = 2;

/** Folders that are called after templates and hold documents with ids of their own. */
function templateQuestions(
  templates: readonly SeenFile[],
  hasOwnId: (file: SeenFile) => boolean,
  answers: Answers,
): readonly (Weighed & { readonly folder: string })[] {
  const counts = new Map<string, number>();
  for (const file of templates.filter(hasOwnId)) {
    const folder = templateFolder(file.path);
    if (folder !== null) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= fewestAsked)
    .map(([folder, count]) => ({ ...askTemplates(folder, count, answers), folder }));
}

/** Sorts what is there. Templates are documents where a repository holds hardly anything else. */
export function sortFiles(files: readonly SeenFile[], answers: Answers): SortedFiles {
  const own = files.filter(({ isOwn }) => isOwn);
  const others = files.filter(({ isOwn }) => !isOwn);
  const series = seriesOf(others);
  const isControlled = (file: SeenFile): boolean => controlSigns(file, series) >= enoughSigns;
  const hasOwnId = ({ ids }: SeenFile): boolean =>
    [ids.key, ids.metadata, ids.heading, ids.name].some((id) => id !== null);
  // Much else is written in YAML, and its templates are none of ours.
  const isText = (file: SeenFile): boolean =>
    file.form !== 'yaml' || registerIn(file) !== null || recordIn(file) !== null;
  // A form under control has blanks to be filled in, and an id of its own.
  const isTemplate = (file: SeenFile): boolean =>
    isText(file) &&
    (templateFolder(file.path) !== null ||
      (isToBeFilledIn(file) && !hasOwnId(file)) ||
      (isCalledTemplate(file.path) && !(isControlled(file) && hasOwnId(file))));
  const aboutRepository = new Set(others.filter((file) => isAboutRepository(file.path) && !hasHeader(file)));
  const rest = others.filter((file) => !aboutRepository.has(file));
  const called = rest.filter(isTemplate);
  const controlled = rest.filter(isControlled);
  const isAllTemplates = controlled.length > 0 && controlled.every(isTemplate);
  const questions = isAllTemplates ? [] : templateQuestions(called, hasOwnId, answers);
  const counted = new Set(
    questions.filter(({ question }) => question.chosen === 'document').map(({ folder }) => folder),
  );
  const templates = new Set(
    isAllTemplates
      ? []
      : called.filter((file) => !(counted.has(templateFolder(file.path) ?? '') && hasOwnId(file))),
  );
  const working = rest.filter((file) => !templates.has(file));
  const registers = working.flatMap((file) => {
    const guess = registerIn(file);
    return guess === null ? [] : [{ file, guess }];
  });
  const inRegisters = new Set(registers.map(({ file }) => file));
  const tables = working.filter((file) => file.form !== 'yaml' && !inRegisters.has(file));
  // One that is kept under control is a document like any other.
  const documentLists = tables.filter((file) => isDocumentList(file) && !isControlled(file));
  const matrices = tables.filter((file) => isMatrix(file) && !isControlled(file));
  const aside = new Set([...documentLists, ...matrices]);
  const texts = tables.filter((file) => file.form === 'markdown' && !aside.has(file));
  return {
    own,
    aboutRepository: [...aboutRepository],
    templates: [...templates],
    questions,
    translated: translatedAmong(texts.map(({ path }) => path)),
    registers,
    documentLists,
    matrices,
    documents: texts.filter(isControlled),
    records: working.flatMap((file) => {
      const guess = file.form === 'yaml' && !inRegisters.has(file) ? recordIn(file) : null;
      return guess === null ? [] : [{ file, guess }];
    }),
    loose: texts.filter((file) => !isControlled(file)),
  };
}
