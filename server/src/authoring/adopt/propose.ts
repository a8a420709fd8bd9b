import type { LeftOut } from '../../model/adoption-report.ts';
import type { ReadSetup } from '../../records/read-setup.ts';
import { typeOfWord } from './document-type.ts';
import { finishedEntry } from './finish-entry.ts';
import { leftOutOf } from './left-out.ts';
import { standardsFollowed } from './named-standards.ts';
import { nestedAliases } from './nested-aliases.ts';
import type { EntryDraft, Proposal, ProposedEntry } from './proposal.ts';
import { proposeDocuments } from './propose-documents.ts';
import { type OtherLanguage, proposeExclude } from './propose-exclude.ts';
import { proposePeople } from './propose-people.ts';
import { proposeRecords } from './propose-records.ts';
import { type ProposedRegister, proposeRegister } from './propose-registers.ts';
import { type Answers, askApprovals, askLanguages, askStandards, type Weighed } from './questions.ts';
import type { SeenFile } from './seen-file.ts';
import { type SortedFiles, sortFiles } from './sorted-files.ts';
import { aliasesNeeded, likelyAliases, withAliases } from './strange-labels.ts';
import type { Surroundings } from './surroundings.ts';
import { entryOf, type Trial, tryEntry } from './trial.ts';

/** What is proposed, what is left out, and what nobody but the company can say. */
export interface Proposed {
  readonly proposal: Proposal;
  readonly leftOut: readonly LeftOut[];
  /** All questions, answered or not. */
  readonly questions: readonly Weighed[];
}

const pathsOf = (files: readonly SeenFile[]): string[] => files.map(({ path }) => path);

/** Standards that documents name, else those somebody has chosen. */
function proposeStandards(documents: readonly SeenFile[], answers: Answers) {
  const named = standardsFollowed(documents.map(({ standards }) => standards));
  if (named.length > 0) return { standards: named.map(({ id }) => id), question: null };
  const question = askStandards(answers);
  const { chosen } = question.question;
  return { standards: chosen === 'none' ? [] : [chosen], question };
}

/** Fewer documents than this with an approval in words are no question of how the company approves. */
const fewestApproved = 3;

/** Fewer of them may be slips. */
const enoughBrackets = 3;

/** True where what stands in double brackets hardly ever is an id that there is. */
function usesBracketsOtherwise(documents: readonly SeenFile[], ids: ReadonlySet<string>): boolean {
  const inside = documents.flatMap(({ brackets }) => brackets.map((each) => each.split('|')[0]!.trim()));
  const meant = inside.filter((each) => ids.has(each.split('@')[0]!));
  return inside.length >= enoughBrackets && meant.length < inside.length / 4;
}

/** Words under `type` that only differ in writing from the name of a type. */
function wordsForTypes(files: readonly SeenFile[], { catalogue }: ReadSetup): Record<string, string> {
  const words: Record<string, string> = {};
  for (const { typeWord } of files) {
    const type = typeOfWord(typeWord, catalogue);
    if (type !== null && typeWord !== null && type !== typeWord) words[typeWord] = type;
  }
  return words;
}

/** The languages whose documents are left out, since the same are there in the one that counts. */
function otherLanguages({ translated }: SortedFiles, answers: Answers) {
  if (translated === null) return { languages: [], question: null };
  const question = askLanguages(translated.languages, translated.documents, answers);
  const { chosen } = question.question;
  const languages = translated.languages
    .filter((language) => chosen !== 'all' && language !== chosen)
    .map((language): OtherLanguage => ({ language, ...translated.files.get(language)! }));
  return { languages, question };
}

/** A draft with what reading with it gives; keys within lists that are likely to stand for others are explained first. */
function triedDraft(
  draft: EntryDraft,
  files: readonly SeenFile[],
  setup: ReadSetup,
): { readonly draft: EntryDraft; readonly trial: Trial } {
  const trial = tryEntry(files, entryOf(draft), setup);
  const nested = nestedAliases(trial.unknownKeys, draft.type, setup.catalogue);
  if (Object.keys(nested).length === 0) return { draft, trial };
  const explained = { ...draft, aliases: { ...draft.aliases, ...nested } };
  return { draft: explained, trial: tryEntry(files, entryOf(explained), setup) };
}

/** What qms.yaml should say of what is there. Pure: the same files and answers give the same proposal. */
export function propose(around: Surroundings): Proposed {
  const { answers, setup, isConfigured } = around;
  const aliases = likelyAliases(around.files);
  const files = around.files.map((file) => withAliases(file, aliases));
  const sorted = sortFiles(files, answers);
  const taken = new Set(around.taken);
  const { languages, question: ofLanguages } = otherLanguages(sorted, answers);
  const translations = new Set(languages.flatMap(({ paths }) => paths));
  const counting = (list: readonly SeenFile[]) => list.filter(({ path }) => !translations.has(path));

  const registers = sorted.registers.map((found): ProposedRegister => {
    const proposed = proposeRegister(found, taken, answers, setup);
    for (const id of proposed.ids) taken.add(id);
    return proposed;
  });
  const unread = registers.filter(({ draft }) => draft === null);
  // A register that is a text is a document at least.
  const texts = unread.filter(({ file }) => file.form === 'markdown').map(({ file }) => file);
  const documents = proposeDocuments(
    counting([...sorted.documents, ...texts]),
    counting(sorted.loose),
    taken,
    around,
  );
  const single = new Set(sorted.records.map(({ file }) => file));
  const otherYaml = files.filter((file) => file.form === 'yaml' && !single.has(file));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const filesOf = ({ paths }: EntryDraft): SeenFile[] => paths.flatMap((path) => byPath.get(path) ?? []);
  const drafts = [
    ...documents.drafts,
    ...proposeRecords(sorted.records, [...pathsOf(otherYaml), ...around.settled], taken, setup),
  ]
    .map(
      (draft): EntryDraft => ({
        ...draft,
        aliases: { ...aliasesNeeded(filesOf(draft), aliases), ...draft.aliases },
      }),
    )
    .concat(registers.flatMap(({ draft }) => draft ?? []));
  const tried = drafts.map((draft) => triedDraft(draft, filesOf(draft), setup));
  const trials = tried.map(({ trial }) => trial);
  const finished = tried.map(({ draft, trial }) => finishedEntry(draft, trial, answers, setup));
  const covered = [...new Set(drafts.flatMap(({ paths }) => paths))];
  const read = covered.flatMap((path) => byPath.get(path) ?? []);
  const approved = read.filter(({ adoption }) => (adoption?.approvals.length ?? 0) > 0).length;
  const ofApprovals = approved < fewestApproved || isConfigured ? null : askApprovals(approved, answers);
  const standards =
    isConfigured || read.length === 0
      ? null
      : proposeStandards([...read, ...sorted.aboutRepository], answers);
  const questions = [
    ...sorted.questions,
    ofLanguages,
    ...registers.map(({ question }) => question),
    ...documents.questions,
    ...finished.flatMap((each) => each.questions),
    ofApprovals,
    standards?.question ?? null,
  ].filter((question): question is Weighed => question !== null);

  return {
    proposal: {
      standards: standards?.standards ?? null,
      exclude: proposeExclude({ ...sorted, languages }, drafts, [...covered, ...around.settled]),
      entries: finished.map(({ entry }): ProposedEntry => entry),
      typeWords: wordsForTypes(read, setup),
      ...proposePeople(files, trials),
      isWithoutWikiLinks: setup.configuration.wikiLinks && usesBracketsOtherwise(read, taken),
      isDeclaredEnough: ofApprovals?.question.chosen === 'declared',
    },
    leftOut: leftOutOf({
      workbooks: around.workbooks,
      unreadable: around.unreadable,
      tooLarge: around.tooLarge,
      documentLists: pathsOf(sorted.documentLists),
      matrices: pathsOf(sorted.matrices),
      aboutRepository: pathsOf(sorted.aboutRepository),
      templates: pathsOf(sorted.templates),
      translations: [...translations],
      rowsWithoutIds: pathsOf(unread.filter(({ lacks }) => lacks === 'ids').map(({ file }) => file)),
      unclearTables: pathsOf(unread.filter(({ lacks }) => lacks === 'type').map(({ file }) => file)),
      loose: pathsOf(sorted.loose.filter(({ path }) => !covered.includes(path) && !translations.has(path))),
    }),
    questions,
  };
}
