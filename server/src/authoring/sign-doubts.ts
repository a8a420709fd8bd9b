import { typeAndId } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { boundRecord } from '../records/bound-record.ts';
import { dateOf, daysBetween } from '../records/dates.ts';
import { placeholdersIn } from '../records/scan-text.ts';
import { cancels, hasDigest, signOffBlocks } from '../records/sign-offs.ts';
import type { Project } from '../workspace/project.ts';
import { Refusal } from './refusal.ts';
import type { Signature, SignRequest } from './sign.ts';
import { demandOnceInUse } from './signer.ts';

const say = defineMessages('sign.doubt', {
  placeholders:
    'The {record} still holds {words}. Write what is meant first, then sign, since filling it in later would break the sign-off.',
  longAgo:
    '{date} is more than a year ago. Sign with the day on which you do so, or name the signed original with --method and --proof.',
  history:
    'The {record} is {status}, and nobody works by it any more. A sign-off now says nothing about today.',
  historyVersion:
    'Version {version} of the {record} is {status}, and nobody works by it any more. A sign-off now says nothing about today.',
  changed:
    'Version {version} of the {record} was approved with another content. Better raise the version first, so that everybody can keep the two apart.',
  changedSince:
    'Version {version} of the {record} was approved on {date} with another content. Better raise the version first, so that everybody can keep the two apart.',
  noEffective:
    'The {record} has no `effectiveFrom`. Better approve it and put it in force in one step (`--effective` and the day), or nobody can say from which day it is in force.',
  before:
    'The {record} takes effect on {from}, before the day of signing. Better set `effectiveFrom` to {date} or later, or it will be said to have been in force before it was approved.',
  farAhead:
    'The {record} takes effect on {from}, more than a year after the day of signing, {date}. Look whether both days are right.',
});

/** A sign-off entered so many days after it was given needs to say where the original is. */
const longAgo = 366;

/** Words such as TBD in what a signature covers, each once. */
function placeholdersCovered({ record, meaning }: Signature, project: Project): readonly string[] {
  const ignores = project.store.factsOf(record.file)?.ignores ?? [];
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
function historyDoubt(record: QmsRecord): Message | null {
  const { phase, kind, version } = record;
  if (phase !== 'void' && (phase !== 'final' || kind !== 'maintained')) return null;
  const history = { record: typeAndId(record), status: record.status ?? 'withdrawn' };
  return version === null ? say.history(history) : say.historyVersion({ ...history, version });
}

/** The same version was approved before, with another content: then nobody knows which of the two was meant. */
function changeDoubt({ record, meaning }: Signature, queries: Queries): Message | null {
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
  const approved = { version, record: typeAndId(record) };
  return earlier.date === null
    ? say.changed(approved)
    : say.changedSince({ ...approved, date: earlier.date });
}

/** What is odd about the day a maintained record takes effect, as seen from the day of its approval. */
function effectiveDoubt({ record, meaning, date }: Signature, queries: Queries): Message | null {
  if (record.kind !== 'maintained' || meaning !== 'approved') return null;
  if (demandOnceInUse(record, queries, meaning) === null) return null;
  const from = dateOf(record.data['effectiveFrom']);
  if (from === null) return say.noEffective({ record: typeAndId(record) });
  if (date > from && !wasApprovedBy(record, from))
    return say.before({ record: typeAndId(record), from, date });
  if (daysBetween(date, from) > longAgo) return say.farAhead({ record: typeAndId(record), from, date });
  return null;
}

/**
 * Looks at a signature once more before it is written.
 * @returns what the signer should know first
 *
 * Throws a {@link Refusal} for a record that still holds placeholders, and for a day long past of which
 * no original is named: filling in the words would break the signature, and nobody signs with a digest
 * in the past.
 */
export function signDoubts(signature: Signature, request: SignRequest, project: Project): readonly Message[] {
  const { record, date } = signature;
  const words = cancels(signature) ? [] : placeholdersCovered(signature, project);
  if (words.length > 0)
    throw new Refusal(say.placeholders({ record: typeAndId(record), words: listed(words) }));
  const hasOriginal = request.method !== undefined && (request.proof ?? []).length > 0;
  if (daysBetween(date, project.today) > longAgo && !hasOriginal) throw new Refusal(say.longAgo({ date }));
  const { queries } = project;
  const found = [historyDoubt(record), changeDoubt(signature, queries), effectiveDoubt(signature, queries)];
  return [...found.filter((doubt) => doubt !== null), ...signature.doubts];
}
