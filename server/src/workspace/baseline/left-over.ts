import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { BaselineEntry } from '../../model/baseline.ts';
import type { IsoDate } from '../../model/configuration.ts';
import type { ReadingIssue } from '../../model/facts.ts';
import type { FixPlan } from '../../model/finding.ts';
import { baselineFile, rulesOnBaseline } from '../../records/baseline.ts';
import { daysBetween } from '../../records/dates.ts';
import { excerpt } from '../../records/excerpt.ts';
import { baselineIssue, deletionOf, type ReadBaseline, spanInBaseline } from '../../records/read-baseline.ts';
import { findNode } from '../../text/node.ts';
import { setEntries } from '../../text/set-entries.ts';
import type { Matched, MatchedEntry, UnnamedFindings } from './match.ts';

const say = defineMessages('baseline.left', {
  nothing: 'Nothing is left of what this entry silences. Delete it.',
  noRecord:
    'No record is called `{id}` any more, so this entry silences nothing. Delete it, or, where the record got another id, name this one in its `formerIds`.',
  noFile:
    'There is no file `{path}` any more, so this entry silences nothing. Delete it, or, where the file was moved, name it as it is called now.',
  moved:
    'This entry names `{path}`, which is gone. The same is found in `{now}`: where that is the file it was, name it here.',
  nameNow: 'Name `{now}` in the entry',
  fewer: 'This entry holds more findings than there are. Lower it to what is left: {places}.',
  left: '`{place}` {count, number}',
  lower: 'Lower the entry to what is left',
  ended:
    'This entry ended {days, plural, one {# day} other {# days}} ago and silences nothing any more. Settle {count, plural, one {the finding} other {the # findings}} it held, or record {count, plural, one {it} other {them}} anew. It held until {until}.',
});

/** How many places a sentence names. */
const namedPlaces = 5;

/**
 * What is said of entries that hold more than there is, so that a baseline can only shrink, and of those whose day has
 * passed while findings of theirs are still there.
 * @param isKnown whether a record has an id now, or had it
 * @param isThere whether there is a file
 */
export function leftOver(
  { entries, unnamed }: Matched,
  read: ReadBaseline,
  today: IsoDate,
  isKnown: (id: string) => boolean,
  isThere: (path: string) => boolean,
): readonly ReadingIssue[] {
  return entries.flatMap((matched) => {
    const { entry, found } = matched;
    const { index, subject } = entry;
    const at = ['findings', index];
    if (found.size === 0 && subject.kind === 'file' && !isThere(subject.path))
      return [fileGone(entry, subject.path, movedTo(entry, subject.path, unnamed), read)];
    if (found.size === 0) {
      const message =
        subject.kind === 'record' && !isKnown(subject.id)
          ? say.noRecord({ id: excerpt(subject.id) })
          : say.nothing();
      return [
        baselineIssue(rulesOnBaseline.stale, message, spanInBaseline(read, at), at, [deletionOf(index)]),
      ];
    }
    return [
      ...(entry.until < today ? [ended(matched, read, today)] : []),
      ...(holdsMore(matched) ? [fewer(matched, read)] : []),
    ];
  });
}

const nameIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * The one file in which the rule finds just what an entry holds, and that no entry names: of several, the one that is
 * called as the file that is gone.
 */
function movedTo({ rule, places }: BaselineEntry, gone: string, unnamed: UnnamedFindings): string | null {
  const alike = [...(unnamed.get(rule) ?? [])].flatMap(([path, found]) =>
    found.size === places.size && [...places].every(([place, count]) => found.get(place) === count)
      ? [path]
      : [],
  );
  const called = alike.filter((path) => nameIn(path) === nameIn(gone));
  const [only, another] = called.length > 0 ? called : alike;
  return only === undefined || another !== undefined ? null : only;
}

function fileGone(
  { index }: BaselineEntry,
  path: string,
  now: string | null,
  read: ReadBaseline,
): ReadingIssue {
  const at = ['findings', index, 'file'];
  const shown = { path: excerpt(path) };
  if (now === null)
    return baselineIssue(rulesOnBaseline.stale, say.noFile(shown), spanInBaseline(read, at), at, [
      deletionOf(index),
    ]);
  const rename: FixPlan = {
    title: say.nameNow({ now: excerpt(now) }),
    certain: false,
    file: baselineFile,
    steps: [{ kind: 'replace-value', path: at, value: now }],
  };
  const message = say.moved({ ...shown, now: excerpt(now) });
  return baselineIssue(rulesOnBaseline.stale, message, spanInBaseline(read, at), at, [
    rename,
    deletionOf(index),
  ]);
}

function ended({ entry, found }: MatchedEntry, read: ReadBaseline, today: IsoDate): ReadingIssue {
  const { index, until } = entry;
  const path = ['findings', index, 'until'];
  const count = [...found.values()].reduce((sum, each) => sum + each, 0);
  const message = say.ended({ days: daysBetween(until, today), count, until });
  return baselineIssue(rulesOnBaseline.expired, message, spanInBaseline(read, path), path, [
    deletionOf(index),
  ]);
}

/** True for an entry that holds more at some place than there is. */
export const holdsMore = ({ entry, found }: MatchedEntry): boolean =>
  [...entry.places].some(([place, held]) => (found.get(place) ?? 0) < held);

function fewer(matched: MatchedEntry, read: ReadBaseline): ReadingIssue {
  const path = ['findings', matched.entry.index, 'places'];
  const left = [...matched.found].map(([place, count]) => say.left({ place: excerpt(place), count }));
  const root = read.document?.tree() ?? null;
  const node = root === null ? undefined : findNode(root, path)?.node;
  const edits = node?.kind === 'map' ? setEntries(read.text, node, matched.found) : [];
  const lower: FixPlan = {
    title: say.lower(),
    certain: false,
    file: baselineFile,
    steps: edits.map((edit) => ({ kind: 'edit', edit })),
  };
  const message = say.fewer({ places: listed(left, 'and', namedPlaces) });
  return baselineIssue(rulesOnBaseline.stale, message, spanInBaseline(read, path, 'key'), path, [lower]);
}
