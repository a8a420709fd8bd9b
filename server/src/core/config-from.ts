import { rules } from '../../generated/rules.ts';
import { baselineChanges, type Change, changesOf } from '../domain/trust/changes.ts';
import { identityFieldsOf, withIdentitiesOf } from '../domain/trust/identities.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type { ExceptionsInForce } from '../model/exception.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { QmsRecord } from '../model/record.ts';
import { configurationFile, largestFileSize } from '../records/configuration.ts';
import { readConfiguration } from '../records/configuration-check.ts';
import { deepEqual } from '../workspace/deep-equal.ts';
import { inOrder } from '../workspace/findings/order.ts';
import type { Outcome } from '../workspace/findings/publisher.ts';
import { keptFiles, overlaidFiles } from '../workspace/overlaid-files.ts';
import type { FileSystem, ReadEvidence, ReadFacts } from '../workspace/ports.ts';
import { Project } from '../workspace/project.ts';
import { readFactsInThread } from '../workspace/read-facts.ts';
import { withIgnoresOf } from './base-ignores.ts';
import { knownOfDomain } from './known-of-domain.ts';
import type { RootPorts } from './root-ports.ts';

const say = defineMessages('trust.change', {
  authority: '{finding} So it is by what `{ref}` says of who may sign.',
  schema: 'The schema {file} is added, changed or taken out, which decides what records must hold.',
});

/** A root checked by what an earlier state of it says. */
export interface CheckedFrom {
  readonly project: Project;
  readonly outcome: Outcome;
  /** What the head changes about who may sign and what is checked. */
  readonly changes: readonly Change[];
}

/** An earlier state of a root. */
export interface EarlierState {
  /** What it is called. */
  readonly ref: string;
  /** Its files, with a qms.yaml among them. */
  readonly files: FileSystem;
  /** Reads the history it has. */
  readonly readEvidence: ReadEvidence;
}

/** Rules whose word depends on who may sign, besides those that speak of sign-offs. */
const onAuthority: ReadonlySet<string> = new Set([
  'review-attendance',
  'leadership-uncovered',
  'top-management-undefined',
]);
const dependsOnAuthority: ReadonlySet<string> = new Set(
  rules
    .filter(({ id, voidsExceptions }) => voidsExceptions === true || onAuthority.has(id))
    .map(({ id }) => id),
);

/** The exceptions that are in effect in the base, and no others. */
const exceptionsOf =
  (base: Project): ExceptionsInForce =>
  () =>
    base.exceptions.map((exception) => ({
      ...exception,
      key: `${exception.id} of the base`,
      register: null,
      vouchedBy: [[]],
    }));

/**
 * Checks a root by the qms.yaml, the schemas, the exceptions, the ignore comments and the baseline of a base, and by
 * what that says of who may sign and by what a signer is known. Both are judged both ways: what the head adds gives no authority and no
 * evidence yet, and what it takes away is missed already.
 * @param ports those of the root as it stands, the head; its history is read as the base reads files
 */
export async function checkFrom(ports: RootPorts, earlier: EarlierState): Promise<CheckedFrom> {
  const { ref, files: baseFiles } = earlier;
  const base = await Project.open({
    ...ports,
    readEvidence: earlier.readEvidence,
    ...knownOfDomain,
    files: baseFiles,
    readFacts: readFactsInThread(baseFiles),
  });
  const isTaken = (path: string): boolean => path === configurationFile || base.isSchema(path);
  const taken = await keptFiles(baseFiles, isTaken, largestFileSize);
  const files = overlaidFiles(ports.files, taken, isTaken);
  const newIgnores: Change[] = [];
  const readFacts = withIgnoresOf(
    readFactsInThread(files),
    files,
    baseFiles,
    (facts) => filesBefore(facts, base),
    (change) => newIgnores.push(change),
  );
  const open = (reading: ReadFacts, readEvidence: ReadEvidence | undefined): Promise<Project> =>
    Project.open({
      ...ports,
      ...knownOfDomain,
      exceptionsInForce: exceptionsOf(base),
      files,
      readFacts: reading,
      baselineWithin: base.baseline.read?.entries ?? [],
      ...(readEvidence === undefined ? {} : { readEvidence }),
    });
  const history = readOnce(ports.readEvidence);
  const project = await open(readFacts, history);
  await project.publish();
  const under = (id: string): readonly QmsRecord[] => base.store.versions(id);
  const hasOtherIdentities = [...project.store.records.values()].some(
    (record) =>
      identityFieldsOf(record).length > 0 && !deepEqual(withIdentitiesOf(record, under).data, record.data),
  );
  let outcome = project.outcome();
  if (hasOtherIdentities) {
    // What was read stays as it is, but for who may sign.
    const asBefore = await open(async (paths, _setup, each) => {
      for (const path of paths) {
        const facts = project.store.factsOf(path);
        if (facts !== undefined)
          each({ ...facts, records: facts.records.map((record) => withIdentitiesOf(record, under)) });
      }
    }, history);
    await asBefore.publish();
    outcome = together(outcome, asBefore.outcome(), (finding) =>
      project.language.text(say.authority({ finding, ref })),
    );
  }
  return {
    project,
    outcome,
    changes: [
      ...changesOf(
        { configuration: base.configuration, records: base.store.records.values(), under },
        { configuration: await configurationIn(ports.files), records: project.store.records.values() },
        base.catalogue,
        rules,
      ),
      ...(await schemaChanges(ports.files, taken, isTaken)),
      ...newIgnores,
      ...baselineChanges(
        base.baseline.read?.entries ?? null,
        project.baseline.read?.entries ?? null,
        (id) => project.store.versions(id)[0]?.id ?? id,
      ),
    ],
  };
}

/** The history, read once: what it says of sign-offs is the same whoever may have given them. */
function readOnce(read: ReadEvidence | undefined): ReadEvidence | undefined {
  let known: ReturnType<ReadEvidence> | null = null;
  return (
    read &&
    ((request, signal) => {
      known ??= read(request, signal);
      return known;
    })
  );
}

/** The files of a base that a file comes from: that of its path; for one that was moved, those its records were in. */
export function filesBefore({ path, records }: FileFacts, base: Project): readonly FileFacts[] {
  const { files } = base.store;
  const same = files.get(path);
  if (same !== undefined) return [same];
  const moved = new Set(records.flatMap(({ id }) => base.store.versions(id).map(({ file }) => file)));
  return [...moved].flatMap((file) => files.get(file) ?? []);
}

/** What qms.yaml says in some files; null where it cannot be read. */
export async function configurationIn(files: FileSystem) {
  const result = await files.read(configurationFile, largestFileSize);
  if (result.kind !== 'bytes') return null;
  const read = readConfiguration(result.bytes);
  return read.readable ? read.configuration : null;
}

/** Schemas of the company's own that are not those of the base. */
export async function schemaChanges(
  head: FileSystem,
  base: FileSystem,
  isTaken: (path: string) => boolean,
): Promise<readonly Change[]> {
  const listed = new Set([...(await head.list()), ...(await base.list())]);
  const paths = [...listed].filter((path) => path !== configurationFile && isTaken(path)).sort();
  const changes: Change[] = [];
  for (const path of paths) {
    const [now, before] = [await head.read(path, largestFileSize), await base.read(path, largestFileSize)];
    if (deepEqual(now, before)) continue;
    changes.push({
      kind: 'schema',
      subject: 'schema',
      values: [],
      message: say.schema({ file: path }),
      place: { file: now.kind === 'bytes' ? path : configurationFile, path: [] },
    });
  }
  return changes;
}

/** The findings of the head, with those that depend on who may sign and that only the base's word gives. */
function together(head: Outcome, base: Outcome, worded: (finding: string) => string): Outcome {
  const nameOf = ({ rule, file, fingerprint }: Finding): string => `${rule} ${file} ${fingerprint}`;
  const known = new Set(head.findings.map(nameOf));
  const more = base.findings.filter(
    (finding) => dependsOnAuthority.has(finding.rule) && !known.has(nameOf(finding)),
  );
  if (more.length === 0) return head;
  const byFile = new Map<string, Finding[]>();
  for (const finding of [
    ...head.findings,
    ...more.map((each) => ({ ...each, message: worded(each.message) })),
  ])
    byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  const findings = [...byFile.keys()].sort().flatMap((file) => inOrder(byFile.get(file)!));
  return { ...head, findings };
}
