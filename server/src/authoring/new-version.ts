import { typeAndId } from '../domain/words/records.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { QmsRecord } from '../model/record.ts';
import { nextVersion } from '../records/next-version.ts';
import { writtenKey } from '../records/record-node.ts';
import { splitReference } from '../records/values.ts';
import { removeKey } from '../text/edit.ts';
import type { YamlMap } from '../text/node.ts';
import { applyEdits } from '../text/span-edits.ts';
import type { FileSystem } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import { readForEditing } from './file-text.ts';
import type { NewRecord } from './new-record.ts';
import { recordMap, withKey } from './record-edit.ts';
import { Refusal } from './refusal.ts';
import { recordToSign } from './sign.ts';

const say = defineMessages('new.version', {
  event: 'The {record} is about something that happened, and has no versions.',
  noVersion: 'The {record} has no version yet. Give it one first, such as `version: "1.0"`.',
  inWork: 'Version {version} of the {record} is being written already. Go on with it in {file}.',
  badVersion: 'A version is a short text such as 2.0.',
  taken: 'There is a version {version} of {id} already.',
  shared:
    'The {record} shares {file} with other records. Raise its version there, and keep the old one under `history`.',
  fileTaken: '{file} is already there.',
  notRead: '{file} would not be read as a record. See `records` and `exclude` in qms.yaml.',
  unreadable: '{file} cannot be read, so nothing was written.',
});

/** What `qms new --version-of` was asked for. */
export interface NewVersionRequest {
  /** An id, or `id@version` where several versions are in use. */
  readonly id: string;
  /** Default: the next after the present one. */
  readonly version?: string;
}

/** What belongs to one version and is no part of the next until somebody says so. */
const ofOneVersion = [
  ...['signOffs', 'effectiveFrom', 'nextReview', 'approvedIn', 'supersededBy'],
  ...['withdrawnOn', 'withdrawnReason', 'frozen'],
];

/** The version of a record that is being written and not in force yet; null for none. */
export function versionInWork(id: string, project: Project): QmsRecord | null {
  const versions = project.queries.versions(splitReference(id).id);
  return (
    versions.findLast(
      ({ kind, version, phase }) =>
        kind === 'maintained' && version !== null && (phase === 'draft' || phase === 'review'),
    ) ?? null
  );
}

/** The version that follows the one a record has. Throws a {@link Refusal} for a record that has none. */
export function versionAfter(
  id: string,
  project: Project,
): { readonly record: QmsRecord; readonly next: string } {
  const record = recordToSign(id, project);
  const { version } = record;
  if (record.kind !== 'maintained') throw new Refusal(say.event({ record: typeAndId(record) }));
  if (version === null) throw new Refusal(say.noVersion({ record: typeAndId(record) }));
  const taken = new Set(project.store.versions(record.id).map((each) => each.version));
  let next = nextVersion(version);
  while (taken.has(next)) next = nextVersion(next);
  return { record, next };
}

/** `policy.md` and `policy-3.0.md` → `policy-3.1.md`. */
function fileOf({ file, version }: QmsRecord, next: string): string {
  const slash = file.lastIndexOf('/') + 1;
  const dot = file.lastIndexOf('.');
  const base = file.slice(slash, dot);
  const ending = `-${version}`;
  const stem = base.endsWith(ending) ? base.slice(0, -ending.length) : base;
  return `${file.slice(0, slash)}${stem}-${next.replace(/[^A-Za-z0-9._-]+/g, '_')}${file.slice(dot)}`;
}

/**
 * The next version of a maintained record as a draft in a file of its own, to be worked on while the present one
 * stays in force. Writes nothing.
 *
 * Throws a {@link Refusal} for a record without versions, one that shares its file with others, and a version or
 * file that is there already. Without a version asked for also where one is being written: there are not to be two.
 */
export async function newVersion(
  request: NewVersionRequest,
  project: Project,
  files: FileSystem,
): Promise<NewRecord> {
  const inWork = versionInWork(request.id, project);
  if (inWork !== null && (request.version ?? inWork.version) === inWork.version)
    throw new Refusal(
      say.inWork({ version: inWork.version ?? '', record: typeAndId(inWork), file: inWork.file }),
    );
  const { record, next } = versionAfter(request.id, project);
  const version = request.version ?? next;
  if (version.trim() === '' || /[\r\n]/.test(version)) throw new Refusal(say.badVersion());
  if (project.store.versions(record.id).some((each) => each.version === version))
    throw new Refusal(say.taken({ version, id: record.id }));
  const alone = (project.store.factsOf(record.file)?.records.length ?? 0) === 1;
  if (!alone) throw new Refusal(say.shared({ record: typeAndId(record), file: record.file }));
  const file = fileOf(record, version);
  if (project.listed.has(file)) throw new Refusal(say.fileTaken({ file }));
  if (!project.setup.selection.selects(file)) throw new Refusal(say.notRead({ file }));
  const { text } = await readForEditing(record.file, files);
  return { id: record.id, file, text: asDraft(record, text, version, project) };
}

function asDraft(record: QmsRecord, before: string, version: string, project: Project): string {
  const { aliases } = project.configuration;
  const rootOf = (text: string): YamlMap => {
    const map = recordMap(record, text, project.setup);
    if (map === null) throw new Refusal(say.unreadable({ file: record.file }));
    return map;
  };
  // One key after the other: each edit is of the text that the one before it left.
  let text = before;
  for (const key of ofOneVersion) {
    const root = rootOf(text);
    text = applyEdits(text, removeKey(text, root, writtenKey(root, key, aliases)));
  }
  const statuses = project.catalogue.get(record.type)?.statuses ?? [];
  const draft = statuses.find((status) => project.catalogue.get(record.type)?.phaseOf(status) === 'draft');
  rootOf(text);
  text = withKey(record, text, ['version', version], project.setup, 'title');
  return draft === undefined ? text : withKey(record, text, ['status', draft], project.setup, 'title');
}
