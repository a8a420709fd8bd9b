import { countWords } from '../../../diff/counts.ts';
import { groupTitles } from '../../../diff/group-titles.ts';
import type { Change } from '../../../diff/model.ts';
import { valueWords } from '../../../diff/value-words.ts';
import type { ChangesAgainst } from '../hosts/host.ts';
import type { BranchChange, BranchChanges } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';

/** Changes of a group that a view shows. */
const mostShown = 1000;

/** What the files change against a branch, as a client shows it. */
export function branchChanges(
  session: RootSession,
  base: string,
  { commit, diff, records, pathBefore }: ChangesAgainst,
): BranchChanges {
  const { root, language } = session;
  const { text } = language;
  const shown = (change: Change): BranchChange => {
    const { severity, message, side, file, range, values, names } = change;
    return {
      severity,
      message,
      record: recordWords(change),
      values: values.map((value) => text(valueWords(value, names))),
      place: side === 'head' ? { uri: session.uriOf(file), range } : null,
      before: side === 'head' ? pathBefore(file) : file,
    };
  };
  return {
    root,
    base,
    commit,
    summary: text(countWords(diff.changes)),
    // Changes come the most severe first, and so do groups: by the gravest in each.
    groups: [...new Set(diff.changes.map(({ group }) => group))].map((group) => {
      const changes = diff.changes.filter((change) => change.group === group).slice(0, mostShown);
      return { group, title: text(groupTitles[group]()), changes: changes.map(shown) };
    }),
    records: records.filter(({ id }) => id !== '').map(({ file, id }) => ({ uri: session.uriOf(file), id })),
  };
}

const recordWords = ({ record }: Change): string =>
  record === undefined ? '' : [record.id, record.title ?? ''].join(' ').trim();
