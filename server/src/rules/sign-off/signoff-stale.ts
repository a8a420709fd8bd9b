import { withChangesSinceApproval, withWhatChanged } from '../../domain/evidence/words.ts';
import { isFinished } from '../../domain/phases.ts';
import { signAgain } from '../../domain/sign-off/again.ts';
import { currentBlocks, isOfOtherVersion, isOnlyDeclared, matches } from '../../domain/sign-off/blocks.ts';
import { staleApproval } from '../../domain/sign-off/decision.ts';
import { type UnknownFiles, unknownFiles } from '../../domain/sign-off/unknown-files.ts';
import { signatureNamed } from '../../domain/sign-off/words.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import type { Queries, Report, Unread } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { addDays, dateOf } from '../../records/dates.ts';
import { nextVersion } from '../../records/next-version.ts';
import { cancels, hasDigest, type SignOffBlock } from '../../records/sign-offs.ts';
import { textOf } from '../../records/values.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import { block, jane, managingDirector, policyDigest, policyText } from './examples.ts';

const say = defineMessages('signoff-stale', {
  ambiguous:
    'Nobody can check what was signed, because programs read this text differently. Write it plainly, as it was when it was signed.',
  versioned:
    'Changed since {known, select, yes {{signer} {meaning, select, authored {signed} reviewed {reviewed} approved {approved} affirmed {affirmed} authorized {authorized} verified {verified} acknowledged {acknowledged} other {signed}} it on {date}} other {it was signed}}. Undo the change, or raise the version from {version} and have it {meaning, select, authored {signed} reviewed {reviewed} approved {approved} affirmed {affirmed} authorized {authorized} verified {verified} acknowledged {acknowledged} other {signed}} again.',
  changed:
    'Changed since {known, select, yes {{signer} {meaning, select, authored {signed} reviewed {reviewed} approved {approved} affirmed {affirmed} authorized {authorized} verified {verified} acknowledged {acknowledged} other {signed}} it on {date}} other {it was signed}}. Undo the change, or have it {meaning, select, authored {signed} reviewed {reviewed} approved {approved} affirmed {affirmed} authorized {authorized} verified {verified} acknowledged {acknowledged} other {signed}} again.',
  finished:
    'Changed since {known, select, yes {{signer} {meaning, select, authored {signed} reviewed {reviewed} approved {approved} affirmed {affirmed} authorized {authorized} verified {verified} acknowledged {acknowledged} other {signed}} it on {date}} other {it was signed}}. Restore the signed text, since {kind, select, event {what is closed stays as it was signed} other {this record is history}}.',
  otherVersion:
    'Version {signed} was signed, but this is version {version}. Have it {meaning, select, authored {signed} reviewed {reviewed} approved {approved} affirmed {affirmed} authorized {authorized} verified {verified} acknowledged {acknowledged} other {signed}} again.',
  otherVersionFinished:
    'Version {signed} was signed, but this is version {version}. Restore the signed text, since {kind, select, event {what is closed stays as it was signed} other {this record is history}}.',
  files:
    'This {signature} covers {count, plural, one {a file} other {# files}} whose content is not known. Restore {files} as signed, so that it can be seen whether it still holds.',
  lost: 'Whether this {signature} still holds cannot be shown. Restore {files} as signed. {history, select, read {The commit that brought it in does not have that either.} other {The git history, which is not read here, may have it.}}',
  file: '{file} ({reason, select, missing {no such file below the folder of qms.yaml} folder {a folder of that name stands in its place} large {larger than 100 MB} other {cannot be opened}})',
  approvedIn:
    'Changed since {review} approved it. Undo the change, or have the record as it is approved by a new decision or signed off.',
  unbound:
    '{review} names this record under `approves`, but binds no content. Have the record approved by a new decision, or signed off.',
  approval: 'The decision that approved it',
  raise: 'Raise the version to {next} and keep {version} in the history',
});

/** What happened, as far as it is known, and what to do, which depends on whether the record may still change. */
function sentence(record: QmsRecord, each: SignOffBlock, queries: Queries): Message {
  const { version, kind, phase } = record;
  const meaning = each.meaning ?? '';
  const isOver = isFinished(record);
  const finished = { kind: kind === 'maintained' || phase === 'void' ? 'history' : 'event' };
  if (isOfOtherVersion(record, each)) {
    const versions = { signed: each.version ?? '', version: version ?? '' };
    return isOver
      ? say.otherVersionFinished({ ...versions, ...finished })
      : say.otherVersion({ ...versions, meaning });
  }
  const signed = {
    known: each.by === null || each.date === null ? 'no' : 'yes',
    signer: each.by === null ? '' : nameAndId(queries, each.by),
    meaning,
    date: each.date ?? '',
  };
  if (isOver) return say.finished({ ...signed, ...finished });
  return version === null ? say.changed(signed) : say.versioned({ ...signed, version });
}

/**
 * Makes the changed text the next version. What was signed stays on record in `history`, so that what refers to that
 * version still leads somewhere. The next one applies from today, or later where that was said of the text before.
 */
function newVersionFixes(record: QmsRecord, each: SignOffBlock, queries: Queries): readonly FixPlan[] {
  const { version, data } = record;
  if (record.kind !== 'maintained' || record.phase !== 'active') return [];
  if (version === null || isOfOtherVersion(record, each) || !Object.hasOwn(data, 'version')) return [];
  const from = dateOf(data['effectiveFrom']);
  const next = nextVersion(version);
  const today = queries.today();
  const yesterday = addDays(today, -1);
  const start = from !== null && from > today ? from : today;
  const entry = [
    `version: ${writeScalar(version, 'double')}`,
    ...(from === null ? [] : [`effectiveFrom: ${from}`]),
    `to: ${from !== null && from > yesterday ? from : yesterday}`,
    ...(each.digest === null ? [] : [`digest: ${writeScalar(each.digest)}`]),
    `summary: ${writeScalar(textOf(data['changeSummary']) ?? `Replaced by version ${next}`)}`,
  ].join(', ');
  return [
    {
      title: say.raise({ next, version }),
      certain: false,
      file: record.file,
      record: record.key,
      steps: [
        { kind: 'replace-value', path: ['version'], value: next },
        Object.hasOwn(data, 'history')
          ? { kind: 'add-item', path: ['history'], value: `{ ${entry} }` }
          : { kind: 'add-key', path: [], key: 'history', value: `[{ ${entry} }]` },
        Object.hasOwn(data, 'effectiveFrom')
          ? { kind: 'replace-value', path: ['effectiveFrom'], value: start }
          : { kind: 'add-key', path: [], key: 'effectiveFrom', value: start },
      ],
    },
  ];
}

/** As the message selects by it. */
const reasons: Readonly<Record<Unread, string>> = {
  missing: 'missing',
  folder: 'folder',
  'too-large': 'large',
  unreadable: 'unreadable',
};

/** What a signature covers and nobody knows, in words. */
function unknownWords(unknown: UnknownFiles, block: SignOffBlock, queries: Queries): Message {
  const signature = signatureNamed(block.meaning);
  const files = unknown.files.map(({ written, reason }) =>
    say.file({ file: written, reason: reasons[reason] }),
  );
  const names = listed(unknown.files.map(({ written }) => written));
  if (unknown.areLost)
    return say.lost({
      signature,
      files: names,
      history: queries.history().kind === 'read' ? 'read' : 'none',
    });
  return say.files({ signature, count: files.length, files: listed(files) });
}

/** A record approved by a decision of a review, whose content is another than the one approved there. */
function reportStaleApproval(record: QmsRecord, queries: Queries, report: Report): void {
  if (record.phase !== 'active' && record.phase !== 'final') return;
  const approval = staleApproval(record, queries);
  if (approval === undefined) return;
  const { review, path, digest } = approval;
  const named = { review: review.id };
  report({
    message:
      digest === null
        ? say.unbound(named)
        : withChangesSinceApproval(say.approvedIn(named), record, digest, queries),
    place: { file: record.file, record: record.key, path: ['approvedIn'] },
    related: [{ place: { file: review.file, record: review.key, path }, message: say.approval() }],
  });
}

export const rule: RecordRule = {
  id: 'signoff-stale',
  level: 'error',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'Signed content has changed',
  clauses: ['iso-9001:2015/7.5.2', 'iso-9001:2015/7.5.3'],
  explanation:
    'A sign-off carries a digest of the content and of the sign-off block itself. It does not fit any more, so the text, an attached file, or the block was changed, moved or copied after signing, and nobody has signed what stands there now. Where the git history can be read, the finding names what changed. Of a record that is over, a covered file may be gone: the digest is then taken with what it held in the commit that brought the sign-off in, and only where git does not have it either is this a warning. If the change was a slip, restore the signed text; if it was meant, raise the version and sign again. Status, next review, readings, progress and other fields that change in normal work are not part of the digest. Old sign-offs are history: one that no longer fits is passed over when a newer one with the same meaning does.',
  examples: {
    bad: {
      'policy.md': policyText(
        block(
          `by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: "${policyDigest}"`,
        ),
        'We care. A little.',
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    good: {
      'policy.md': policyText(
        block(
          `by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: "${policyDigest}"`,
        ),
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  needs: ['data.signOffs', 'data.approvedIn'],
  concern: 'signature',
  check: (record, queries, report) => {
    reportStaleApproval(record, queries, report);
    for (const each of currentBlocks(record, queries)) {
      // What was rejected stays rejected, whatever is edited since.
      if (cancels(each) || matches(record, each, queries)) continue;
      const isDeclared = isOnlyDeclared(each, queries);
      if (isDeclared ? !isOfOtherVersion(record, each) : !hasDigest(each)) continue;
      const place = {
        file: record.file,
        record: record.key,
        path: ['signOffs', each.index, isDeclared ? 'version' : 'digest'],
      };
      if (isDeclared || queries.expectedDigest(record, each.index) !== null) {
        report({
          message: withWhatChanged(sentence(record, each, queries), record, each, queries),
          place,
          fixes: newVersionFixes(record, each, queries),
          ...(isFinished(record) ? {} : { signOff: signAgain(record, each, queries) }),
        });
        continue;
      }
      // Where in the text is said there (`yaml-ambiguous`), unless that is switched off.
      const odd = record.oddities.find(({ blocksDigest }) => blocksDigest);
      if (odd !== undefined) {
        report({
          message: say.ambiguous(),
          place,
          related: [{ place: { ...place, path: [], span: odd.span }, message: odd.message }],
        });
        continue;
      }
      const unknown = unknownFiles(record, each, queries);
      if (unknown !== null && !unknown.isPending)
        report({
          message: unknownWords(unknown, each, queries),
          place,
          // Of what is over, files are lost without anybody's fault: that is no sign of a change.
          ...(isFinished(record) ? { severity: 'warning' as const } : {}),
        });
    }
  },
};
