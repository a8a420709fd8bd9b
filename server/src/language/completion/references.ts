import { CompletionItemKind } from 'vscode-languageserver-types';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { searchText, titleOf } from '../../records/record-title.ts';
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

/** A record that can be referred to. */
export interface Candidate {
  readonly record: QmsRecord;
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

const rank = ({ phase, kind }: QmsRecord): number => order[phase] + (kind === 'container' ? 10 : 0);

/** What a record is found by: of a role also the names of those who hold it. */
const wordsOf = (record: QmsRecord, queries: Queries): string =>
  record.type === 'role'
    ? [searchText(record), ...holderNames(queries, record.id)].join(' ')
    : searchText(record);

/**
 * The records of some types that answer to what was typed, by id or title: those in use first. An id with
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
  const { store, queries, language } = context.project;
  const wanted = types.length === 0 || types.includes('any') ? [...store.types()] : types;
  const seen = new Set<string>();
  const records: QmsRecord[] = [];
  for (const type of wanted) {
    for (const { id } of store.ofType(type)) {
      if (id === '' || except.has(id) || seen.has(id)) continue;
      seen.add(id);
      const record = queries.record(id);
      if (record !== undefined) records.push(record);
    }
  }
  records.sort((one, other) => rank(one) - rank(other));
  const words = (record: QmsRecord): string => wordsOf(record, queries);
  const { matches, more } = bestMatches(typed, records, words, maximumOffered);
  return {
    more,
    candidates: matches.map((record) => ({
      record,
      label: record.id,
      labelDetails: {
        detail: shortened(`  ${titleOf(record) ?? ''}`.trimEnd(), 62),
        description: language.text(stateOf(record)),
      },
      kind: CompletionItemKind.Reference,
      filterText: words(record),
      documentation: {
        kind: 'markdown',
        value: `**${escapeMarkdown(titleOf(record) ?? record.id)}**\n\n${escapeMarkdown(`${record.type} · ${language.text(stateOf(record))} · ${record.file}`)}`,
      },
    })),
  };
}

/** `open`, `effective, version 2.0`: what a record's state comes to in a word or two. */
function stateOf({ status, version, phase }: QmsRecord): Message | string {
  const state = status ?? say.phase({ phase });
  return version === null ? state : say.version({ state, version });
}
