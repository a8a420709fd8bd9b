import type { TextEdit } from 'vscode-languageserver-types';
import { Refusal } from '../../authoring/refusal.ts';
import { meanings, prepareSignature, type Signature } from '../../authoring/sign.ts';
import { signDoubts } from '../../authoring/sign-doubts.ts';
import { demandOnceInUse } from '../../authoring/signer.ts';
import { splitReference, textOf } from '../../records/values.ts';
import { personWords, recordName } from '../../rules/shared/words.ts';
import { LineIndex } from '../../text/lines.ts';
import type { Project } from '../../workspace/project.ts';
import { withFrozenPack } from '../freeze-pack.ts';
import type { Refused, SignParams, SignPreview, SignResult } from './protocol.ts';
import { RecordViews } from './record-views.ts';
import type { RootSession } from './root-session.ts';

/** Runs what may be refused for reasons the user can do something about. */
export async function orRefused<T>(work: () => T | Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}

/** The one edit that makes `after` of `before`, without what both begin and end with. */
export function differenceEdit(before: string, after: string): TextEdit {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const lines = new LineIndex(before);
  return {
    range: lines.rangeOf({ start, end: before.length - same }),
    newText: after.slice(start, after.length - same),
  };
}

/** Persons who may sign a record today in the sense it needs, each with the role they would sign in. */
async function signersOf(
  id: string,
  meaning: string | undefined,
  project: Project,
  session: RootSession,
): Promise<{ readonly signers: SignPreview['signers']; readonly sample: Signature | null }> {
  const { queries } = project;
  const signers: SignPreview['signers'][number][] = [];
  let sample: Signature | null = null;
  const persons = queries.ofType('person').filter(({ phase }) => phase === 'active');
  for (const person of persons) {
    for (const role of [undefined, ...queries.ofType('role').map((each) => each.id)]) {
      const signature = await orRefused(() =>
        prepareSignature(
          {
            id,
            as: person.id,
            ...(role === undefined ? {} : { role }),
            ...(meaning === undefined ? {} : { meaning }),
          },
          project,
          session.files,
        ),
      );
      if ('refused' in signature) continue;
      sample ??= signature;
      const known = signature.role === null ? undefined : queries.record(signature.role);
      signers.push({
        person: person.id,
        name: textOf(person.data['name']) ?? person.title ?? person.id,
        role: signature.role,
        roleTitle: known?.title ?? null,
      });
      // Without a role named, the only one that fits was found.
      if (role === undefined) break;
    }
  }
  return { signers, sample };
}

/**
 * What somebody sees before signing: who may, in which sense, what is covered and what is odd about it.
 * Throws a {@link Refusal} when there is no such record or it is not fit to be signed by anybody.
 */
export async function signPreview(session: RootSession, project: Project, id: string): Promise<SignPreview> {
  const { id: bare, version } = splitReference(id);
  const record = project.queries.record(bare, version);
  if (record === undefined) throw new Refusal(`there is no record ${id}`);
  const demand = demandOnceInUse(record, project.queries);
  const { signers, sample } = await signersOf(id, demand?.meaning ?? 'acknowledged', project, session);
  const [summary] = await new RecordViews(session, project).summaries([record]);
  return {
    record: summary!,
    meaning: demand?.meaning ?? null,
    meanings,
    date: project.today,
    signers,
    // They are about the record and the day, whoever signs.
    doubts: sample === null ? [] : signDoubts(sample, { id, as: sample.by }, project),
    coveredFiles: sample?.coveredFiles ?? [],
    notCovered: sample?.notCovered ?? { keys: [], records: [], links: [], remoteImages: [] },
  };
}

/**
 * Works out a sign-off as an edit of the record's file as the editor has it. Throws a {@link Refusal} when
 * the record carries the very same sign-off already, or may not be signed so.
 */
export async function sign(session: RootSession, project: Project, params: SignParams): Promise<SignResult> {
  const { root: _root, ...request } = params;
  const signature = await prepareSignature(request, project, session.files);
  const { record, by, file, digest, meaning, role } = signature;
  if (signature.repeated)
    throw new Refusal(
      `${personWords(project.queries, by)} has already signed ${recordName(record)} as it is: nothing was written`,
    );
  // Doubts were shown before; what must not be signed at all is refused here too.
  signDoubts(signature, request, project);
  // The commit is left to the command line: an editor may have no git, and no trust to read its files.
  const text = withFrozenPack(signature, project, null);
  return {
    edit: { changes: { [session.uriOf(file.path)]: [differenceEdit(file.text, text)] } },
    digest,
    meaning,
    role,
  };
}
