import { CompletionItemKind } from 'vscode-languageserver-types';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { Entry, QmsRecord } from '../../model/record.ts';
import { entryTitle } from '../../records/entry-title.ts';
import { searchText, titleOf } from '../../records/record-title.ts';
import type { Project } from '../../workspace/project.ts';
import type { LanguageContext } from '../context.ts';
import { bestMatches } from '../fuzzy.ts';
import { escapeMarkdown, shortened } from '../markdown-text.ts';
import { holderNames } from '../people.ts';

const say = defineMessages('completion.record', {
  phase: '{phase, select, draft {draft} review {review} active {in use} final {final} other {void}}',
  version: '{state}, version {version}',
});

/** More than people read; further typing brings others up. */
const maximumOffered = 100;

/** Longest beginning of an id or title that is looked for. */
const longestTyped = 100;

/** A record, or an entry of one, that can be referred to. */
export interface Candidate {
  /** Its id. */
  readonly label: string;
  readonly labelDetails: { readonly detail: string; readonly description: string };
  readonly kind: CompletionItemKind;
  readonly filterText: string;
  readonly documentation: { readonly kind: 'markdown'; readonly value: string };
}

const order: Readonly<Record<QmsRecord['phase'], number>> = {
  active: 0,
  review: 1,
  draft: 2,
  final: 3,
  unknown: 4,
  void: 5,
};

/** What can be meant: a record, or an entry of a list that stands in it. */
interface Meant {
  readonly record: QmsRecord;
  readonly entry: Entry | null;
}

const rank = ({ record: { phase, kind } }: Meant): number => order[phase] + (kind === 'container' ? 10 : 0);

/** What a record is found by: of a role also the names of those who hold it. */
const wordsOf = (record: QmsRecord, queries: Queries): string =>
  record.type === 'role'
    ? [searchText(record), ...holderNames(queries, record.id)].join(' ')
    : searchText(record);

/** The records of a type, each id once, as the one in force. */
function* recordsOfType(type: string, { store, queries }: Project): Generator<readonly [string, Meant]> {
  for (const { id } of store.ofType(type)) {
    const record = id === '' ? undefined : queries.record(id);
    if (record !== undefined) yield [id, { record, entry: null }];
  }
}

function* entriesOfType(type: string, { store, queries }: Project): Generator<readonly [string, Meant]> {
  for (const { entry } of store.entriesOfType(type)) {
    const held = queries.entry(entry.id);
    if (held !== undefined) yield [entry.id, held];
  }
}

/** How what is meant is shown. */
function shownAs({ record, entry }: Meant, filterText: string, { language }: Project): Candidate {
  const title = entry === null ? titleOf(record) : entryTitle({ record, entry });
  const id = entry === null ? record.id : entry.id;
  const state = language.text(entry === null ? stateOf(record) : record.id || record.file);
  const about = [entry === null ? record.type : entry.type, state, record.file].join(' · ');
  return {
    label: id,
    labelDetails: { detail: shortened(`  ${title ?? ''}`.trimEnd(), 62), description: state },
    kind: CompletionItemKind.Reference,
    filterText,
    documentation: {
      kind: 'markdown',
      value: `**${escapeMarkdown(title ?? id)}**\n\n${escapeMarkdown(about)}`,
    },
  };
}

/**
 * The records, and entries of records, of some types that answer to what was typed, by id or title: those in use first. An id with
 * several versions is offered once, as the one in force; registers come last, since what they hold is meant
 * more often.
 * @param types empty or with `any`: all types
 * @param except ids that are not offered
 */
export function referenceCandidates(
  context: LanguageContext,
  types: readonly string[],
  typed: string,
  except: ReadonlySet<string>,
): { readonly candidates: readonly Candidate[]; readonly more: boolean } {
  if (typed.length > longestTyped) return { candidates: [], more: false };
  const { project } = context;
  const { store } = project;
  const isOpen = types.length === 0 || types.includes('any');
  const meant = new Map<string, Meant>();
  const add = (found: Iterable<readonly [string, Meant]>): void => {
    for (const [id, each] of found) if (!except.has(id) && !meant.has(id)) meant.set(id, each);
  };
  for (const type of isOpen ? store.types() : types) add(recordsOfType(type, project));
  for (const type of isOpen ? store.entryTypes() : types) add(entriesOfType(type, project));
  const sorted = [...meant.values()].sort((one, other) => rank(one) - rank(other));
  const words = ({ record, entry }: Meant): string =>
    entry === null
      ? wordsOf(record, project.queries)
      : `${entry.id} ${entryTitle({ record, entry }) ?? ''}`.trimEnd();
  const { matches, more } = bestMatches(typed, sorted, words, maximumOffered);
  return { more, candidates: matches.map((each) => shownAs(each, words(each), project)) };
}

/** `open`, `effective, version 2.0`: what a record's state comes to in a word or two. */
function stateOf({ status, version, phase }: QmsRecord): Message | string {
  const state = status ?? say.phase({ phase });
  return version === null ? state : say.version({ state, version });
}
