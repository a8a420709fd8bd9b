import type { SchemaCatalogue } from '../../schemas/catalogue.ts';
import { documentTypeOf } from './document-type.ts';
import { type Covering, folderOf, joined, patternsFor } from './file-patterns.ts';
import { chooseIds, type IdChoice } from './id-choice.ts';
import type { EntryDraft } from './proposal.ts';
import { askType, type Weighed } from './questions.ts';
import type { SeenFile } from './seen-file.ts';
import type { Surroundings } from './surroundings.ts';
import { titlesOfType } from './type-words.ts';

/** Entries for documents, with the questions that are open about them. */
export interface ProposedDocuments {
  readonly drafts: readonly EntryDraft[];
  readonly questions: readonly Weighed[];
  readonly ids: ReadonlySet<string>;
}

interface Group extends Covering {
  readonly files: readonly SeenFile[];
}

const sameSources = (choice: IdChoice): string => JSON.stringify(choice.sources);

/** Drafts for patterns, those with the same places for their ids together. */
function draftsOf(type: string, groups: readonly Group[], taken: Set<string>): EntryDraft[] {
  const whole = chooseIds(
    groups.flatMap(({ files }) => files),
    taken,
  );
  const bySources = new Map<string, { choice: IdChoice; groups: Group[] }>();
  for (const group of groups) {
    const own = chooseIds(group.files, taken);
    // What is good for all of them is good for each, unless it loses ids there.
    const gain = group.files.filter(({ path }) => own.ids.has(path)).length;
    const asWhole = group.files.filter(({ path }) => whole.ids.has(path)).length;
    const choice = asWhole >= gain ? whole : own;
    const known = bySources.get(sameSources(choice)) ?? { choice, groups: [] };
    known.groups.push(group);
    bySources.set(sameSources(choice), known);
    for (const { path } of group.files) {
      const id = choice.ids.get(path);
      if (id !== undefined) taken.add(id);
    }
  }
  return [...bySources.values()].flatMap(({ choice, groups: same }) =>
    joined(same).map(
      ({ pattern, paths }): EntryDraft => ({
        files: pattern,
        type,
        id: choice.sources,
        aliases: {},
        register: null,
        paths,
      }),
    ),
  );
}

/** True for a type of which a company has one document. */
const isOneOfItsKind = (type: string): boolean => Object.hasOwn(titlesOfType, type);

/** Documents whose folder says they are more than that, folder by folder and type by type. */
function unclear(
  files: readonly SeenFile[],
  catalogue: SchemaCatalogue,
): ReadonlyMap<string, { folder: string; type: string; files: SeenFile[] }> {
  const groups = new Map<string, { folder: string; type: string; files: SeenFile[] }>();
  for (const file of files) {
    const { type, isClear } = documentTypeOf(file, catalogue);
    if (isClear) continue;
    const folder = folderOf(file.path);
    const group = groups.get(`${folder}\u0000${type}`) ?? { folder, type, files: [] };
    group.files.push(file);
    groups.set(`${folder}\u0000${type}`, group);
  }
  return groups;
}

/**
 * Entries for documents under control: whole folders as documents first, and behind them what is clearly something else,
 * which holds instead.
 * @param loose texts that show no sign of control; those that lie among documents are taken along
 * @param taken ids that others have; those given here are added
 */
export function proposeDocuments(
  documents: readonly SeenFile[],
  loose: readonly SeenFile[],
  taken: Set<string>,
  { answers, settled, setup: { catalogue } }: Pick<Surroundings, 'answers' | 'settled' | 'setup'>,
): ProposedDocuments {
  const byPath = new Map([...documents, ...loose].map((file) => [file.path, file]));
  const patterns = patternsFor(
    documents.map(({ path }) => path),
    loose.map(({ path }) => path),
    settled,
  );
  const covered = new Set(patterns.flatMap(({ paths }) => paths));
  const all = [...covered].map((path) => byPath.get(path)!);
  const questions: Weighed[] = [];
  const types = new Map(all.map((file) => [file.path, documentTypeOf(file, catalogue)] as const));
  const typeOf = new Map([...types].map(([path, { type, isClear }]) => [path, isClear ? type : 'document']));
  for (const { folder, type, files } of unclear(all, catalogue).values()) {
    const question = askType(folder, type, files.length, answers);
    questions.push(question);
    for (const { path } of files) typeOf.set(path, question.question.chosen);
  }
  const special = [...new Set(typeOf.values())].filter((type) => type !== 'document').sort();
  const isDocument = (path: string): boolean => typeOf.get(path) === 'document';
  const groups = patterns.flatMap((covering): Group[] => {
    const files = covering.paths.filter(isDocument).map((path) => byPath.get(path)!);
    return files.length === 0 ? [] : [{ ...covering, files }];
  });
  const drafts = draftsOf('document', groups, taken);
  for (const type of special) {
    const files = all.filter(({ path }) => typeOf.get(path) === type);
    const others = all.filter(({ path }) => typeOf.get(path) !== type).map(({ path }) => path);
    const found = patternsFor(
      files.map(({ path }) => path),
      others,
      settled,
    ).flatMap((covering): Group[] => {
      const { paths } = covering;
      const wanted = paths.filter((path) => typeOf.get(path) === type);
      // A pattern that takes others along would make them records of this type as well, now or later.
      return wanted.length === paths.length && !isOneOfItsKind(type)
        ? [{ ...covering, files: paths.map((path) => byPath.get(path)!) }]
        : wanted.map((path) => ({ pattern: path, paths: [path], files: [byPath.get(path)!] }));
    });
    drafts.push(...draftsOf(type, found, taken));
  }
  return { drafts, questions, ids: taken };
}
