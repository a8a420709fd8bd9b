import { newVersion, versionInWork } from '../../authoring/new-version.ts';
import { Refusal } from '../../authoring/refusal.ts';
import type { BrokenSignature } from '../../domain/sign-off/broken.ts';
import { meaningDone } from '../../domain/words/meanings.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { QmsRecord } from '../../model/record.ts';
import { groupedBy } from '../../records/grouped.ts';
import { titleOf } from '../../records/record-title.ts';
import type { FileSystem } from '../../workspace/ports.ts';
import type { Project } from '../../workspace/project.ts';
import type { SignedAnswer } from '../model.ts';

const say = defineMessages('table.signed-record', {
  question:
    '{count, plural, one {This record is signed, and its sign-offs would not match any more.} other {# records are signed, and their sign-offs would not match any more.}} {count, plural, one {Choose what to do with it.} other {Choose for each what to do.}}',
  name: '{title} ({id})',
  by: '{signed} by {person}{dated, select, yes { on {date}} other {}}',
  inReview: 'approved in {review}',
  newVersion: 'Make a New Version',
  inWork: 'Edit Version {version}, Which Is Being Written',
  edit: 'Edit, and Have It Signed Again',
});

/** A record whose sign-offs an edit would break, with what may be done about it. */
export interface SignedRecord {
  readonly row: string;
  readonly name: string;
  readonly signers: readonly string[];
  readonly answers: readonly { readonly answer: SignedAnswer; readonly title: string }[];
}

/** What is asked about all of them. */
export const signedQuestion = (count: number, { language }: Project): string =>
  language.text(say.question({ count }));

/** The records of sign-offs that would break, each once. */
export async function signedRecords(
  broken: readonly BrokenSignature[],
  keyOf: (record: QmsRecord) => string,
  project: Project,
  files: FileSystem,
): Promise<readonly SignedRecord[]> {
  const { language, queries } = project;
  const found: SignedRecord[] = [];
  for (const [row, signatures] of groupedBy(broken, ({ record }) => keyOf(record))) {
    const { record } = signatures[0]!;
    const title = titleOf(record);
    const signers = signatures.map(({ block, review }) =>
      block === null
        ? language.text(say.inReview({ review: review ?? '' }))
        : language.text(
            say.by({
              signed: meaningDone(block.meaning),
              person: block.by === null ? '' : nameAndId(queries, block.by),
              dated: block.date === null ? 'no' : 'yes',
              date: block.date ?? '',
            }),
          ),
    );
    found.push({
      row,
      name: title === null ? record.id : language.text(say.name({ title, id: record.id })),
      signers: [...new Set(signers)],
      answers: [
        ...(await versionAnswers(record, project, files)),
        { answer: 'edit', title: language.text(say.edit()) },
      ],
    });
  }
  return found;
}

/** What may be done instead: to begin the next version, or to go on with the one that is being written. */
async function versionAnswers(
  record: QmsRecord,
  project: Project,
  files: FileSystem,
): Promise<SignedRecord['answers']> {
  const { language } = project;
  const inWork = record.kind === 'maintained' ? versionInWork(record.id, project) : null;
  if (inWork !== null && inWork.key !== record.key)
    return [
      {
        answer: 'version-in-work',
        title: language.text(say.inWork({ version: inWork.version ?? '' })),
      },
    ];
  if (inWork !== null) return [];
  try {
    await newVersion({ id: nameOf(record) }, project, files);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
  return [{ answer: 'new-version', title: language.text(say.newVersion()) }];
}

/** The record with its version, as `recordToSign` takes it. */
export const nameOf = ({ id, version }: QmsRecord): string => (version === null ? id : `${id}@${version}`);
