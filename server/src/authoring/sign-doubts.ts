import { listWords } from '../domain/words/lists.ts';
import { recordName } from '../domain/words/records.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { boundRecord } from '../records/bound-record.ts';
import { dateOf, daysBetween } from '../records/dates.ts';
import { placeholdersIn } from '../records/scan-text.ts';
import { hasDigest, signOffBlocks } from '../records/sign-offs.ts';
import type { Project } from '../workspace/project.ts';
import { Refusal } from './refusal.ts';
import type { Signature, SignRequest } from './sign.ts';
import { demandOnceInUse } from './signer.ts';

/** A sign-off entered so many days after it was given needs to say where the original is. */
const longAgo = 366;

/** Words such as TBD in what a signature covers, each once. */
function placeholdersCovered({ record, meaning }: Signature, project: Project): readonly string[] {
  const ignores = project.store.files.get(record.file)?.ignores ?? [];
  // Somebody has looked at the word and said why it stays.
  if (ignores.some(({ rule, reason }) => rule === 'placeholder' && reason !== '')) return [];
  const signed = boundRecord(record.data, record.type, meaning, project.catalogue, (key) => key);
  return [
    ...new Set([...placeholdersIn(signed), ...placeholdersIn(record.body ?? '')].map(({ word }) => word)),
  ];
}

/** True when a version of a record was approved by the day it takes effect, whatever is signed afterwards. */
const wasApprovedBy = (record: QmsRecord, day: IsoDate): boolean =>
  signOffBlocks(record.data)
    .slice(0, -1)
    .some(
      ({ meaning, date, version }) =>
        meaning === 'approved' &&
        date !== null &&
        date <= day &&
        (version === null || version === record.version),
    );

/** A text nobody works by any more. */
const historyDoubt = (record: QmsRecord): string | null =>
  record.phase === 'void' || (record.phase === 'final' && record.kind === 'maintained')
    ? `${recordName(record)} ${record.version === null ? '' : `(version ${record.version}) `}is ${record.status ?? 'withdrawn'}: nobody works by it any more, and a sign-off now says nothing about today`
    : null;

/** The same version was approved before, with another content: then nobody can tell which of the two was meant. */
function changeDoubt({ record, meaning }: Signature, queries: Queries): string | null {
  const { version } = record;
  if (record.kind !== 'maintained' || version === null || meaning !== 'approved') return null;
  const earlier = signOffBlocks(record.data)
    .slice(0, -1)
    .findLast(
      (block) =>
        block.meaning === 'approved' &&
        (block.version ?? version) === version &&
        hasDigest(block) &&
        block.digest !== queries.expectedDigest(record, block.index),
    );
  if (earlier === undefined) return null;
  const on = earlier.date === null ? '' : ` on ${earlier.date}`;
  return `version ${version} of ${recordName(record)} was approved${on} with another content: better raise the version first, so that everybody can tell the two apart`;
}

/** What is odd about the day a maintained record takes effect, as seen from the day of its approval. */
function effectiveDoubt({ record, meaning, date }: Signature, queries: Queries): string | null {
  if (record.kind !== 'maintained' || meaning !== 'approved') return null;
  if (demandOnceInUse(record, queries)?.meaning !== 'approved') return null;
  const from = dateOf(record.data['effectiveFrom']);
  if (from === null)
    return `${recordName(record)} has no effectiveFrom, so nobody can say from which day it is in force: better set effectiveFrom first`;
  if (date > from && !wasApprovedBy(record, from))
    return `effectiveFrom of ${recordName(record)} is ${from}, before the day of signing (${date}), so it will be said to have been in force before it was approved: better set effectiveFrom to ${date} or later first`;
  if (daysBetween(date, from) > longAgo)
    return `${recordName(record)} takes effect on ${from}, more than a year after the day of signing (${date}): look whether both days are right`;
  return null;
}

/**
 * Looks at a signature once more before it is written.
 * @returns what the signer should know first, each a sentence without its full stop
 *
 * Throws a {@link Refusal} for a record that still holds placeholders, and for a day long past of which
 * no original is named: filling in the words would break the signature, and nobody signs with a digest
 * in the past.
 */
export function signDoubts(signature: Signature, request: SignRequest, project: Project): readonly string[] {
  const { record, date } = signature;
  const words = placeholdersCovered(signature, project);
  if (words.length > 0)
    throw new Refusal(
      `${recordName(record)} still holds ${listWords(words)}, and filling it in later would break the sign-off: write what is meant first, then sign`,
    );
  const hasOriginal = request.method !== undefined && (request.proof ?? []).length > 0;
  if (daysBetween(date, project.today) > longAgo && !hasOriginal)
    throw new Refusal(
      `${date} is more than a year ago: sign with the day on which you do so, or name the signed original with --method and --proof`,
    );
  const { queries } = project;
  return [historyDoubt(record), changeDoubt(signature, queries), effectiveDoubt(signature, queries)].filter(
    (doubt) => doubt !== null,
  );
}
