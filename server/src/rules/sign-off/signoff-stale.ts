import { signAgain, signatureOf } from '../../domain/sign-off/again.ts';
import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { listWords } from '../../domain/words/lists.ts';
import { personWords, recordWords } from '../../domain/words/records.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { Queries, Unread } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isCovered } from '../../records/covered-files.ts';
import { dateOf } from '../../records/dates.ts';
import { nextVersion } from '../../records/next-version.ts';
import { hasDigest, type SignOffBlock } from '../../records/sign-offs.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import { block, jane, managingDirector, policyDigest, policyText } from './examples.ts';

/** True when the block says it was given for another version than the record has now. */
const isOfOtherVersion = ({ version }: QmsRecord, each: SignOffBlock): boolean =>
  version !== null && each.version !== null && each.version !== version;

/** What happened, as far as it can be told: `… was changed after Jane Doe (PER-1) approved it on 2026-03-01`. */
function changeWords(record: QmsRecord, each: SignOffBlock, queries: Queries): string {
  const by = each.by === null ? 'someone' : personWords(queries, each.by);
  const on = each.date === null ? '' : ` on ${each.date}`;
  const signed = each.meaning ?? 'signed';
  if (isOfOtherVersion(record, each))
    return `${recordWords(record)} is version ${record.version}, but what ${by} ${signed}${on} was version ${each.version}`;
  return `${recordWords(record)}, or this sign-off, was changed after ${by} ${signed} it${on}`;
}

/** What to do about text that is not the signed text, which depends on whether the record may still change. */
function remedy(record: QmsRecord, each: SignOffBlock): string {
  if (record.phase === 'void' || record.phase === 'final')
    return `restore the signed text, since ${record.kind === 'maintained' || record.phase === 'void' ? 'this record is history' : 'what is closed stays as it was signed'}`;
  const renewed = `have it ${each.meaning === null ? 'signed off' : each.meaning} again`;
  if (isOfOtherVersion(record, each)) return renewed;
  if (record.version === null) return `undo the change, or ${renewed}`;
  return `undo the change, or raise the version from ${record.version} and ${renewed}`;
}

/**
 * Makes the changed text the next version; what was signed stays on record in `history`, so that what refers to that
 * version still leads somewhere.
 */
function newVersionFixes(record: QmsRecord, each: SignOffBlock): readonly FixPlan[] {
  const { version, data } = record;
  if (record.kind !== 'maintained' || record.phase !== 'active') return [];
  if (version === null || isOfOtherVersion(record, each) || !Object.hasOwn(data, 'version')) return [];
  const from = dateOf(data['effectiveFrom']);
  const entry = [
    `version: ${writeScalar(version, 'double')}`,
    ...(from === null ? [] : [`effectiveFrom: ${from}`]),
    ...(each.digest === null ? [] : [`digest: ${writeScalar(each.digest)}`]),
  ].join(', ');
  const next = nextVersion(version);
  return [
    {
      title: `Raise the version to ${next} and keep ${version} in the history`,
      certain: false,
      file: record.file,
      record: record.key,
      steps: [
        { kind: 'replace-value', path: ['version'], value: next },
        Object.hasOwn(data, 'history')
          ? { kind: 'add-item', path: ['history'], value: `{ ${entry} }` }
          : { kind: 'add-key', path: [], key: 'history', value: `[{ ${entry} }]` },
      ],
    },
  ];
}

const unreadWords: Readonly<Record<Unread, string>> = {
  missing: 'no such file below the folder of qms.yaml',
  folder: 'a folder of that name stands in its place',
  'too-large': 'larger than 100 MB',
  unreadable: 'cannot be opened',
};

/** Files the signature reaches whose content is not known, as written, each with the reason. */
function unreachableFiles(record: QmsRecord, block: SignOffBlock, queries: Queries): readonly string[] {
  const found = new Map<string, string>();
  for (const use of record.fileUses) {
    const { written, target } = use;
    if (!isCovered(use, block)) continue;
    const { sri, unread } =
      target === null ? { sri: null, unread: 'missing' as const } : queries.file(target);
    if (sri === null) found.set(written, `${written} (${unreadWords[unread ?? 'unreadable']})`);
  }
  return [...found.values()];
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
    'A sign-off carries a digest of the content and of the sign-off block itself. It does not fit any more, so the text, an attached file, or the block was changed, moved or copied after signing, and nobody has signed what stands there now. If the change was a slip, restore the signed text; if it was meant, raise the version and sign again. Status, next review, readings, progress and other fields that change in normal work are not part of the digest. Old sign-offs are history: one that no longer fits is passed over when a newer one with the same meaning does.',
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
  concern: 'signature',
  check: (record, queries, report) => {
    for (const each of currentBlocks(record, queries)) {
      if (!hasDigest(each)) continue;
      const expected = queries.expectedDigest(record, each.index);
      if (expected === each.digest) continue;
      const place = {
        file: record.file,
        record: record.key,
        path: ['signOffs', each.index, 'digest'],
      };
      if (expected !== null) {
        report({
          message: `${changeWords(record, each, queries)}: ${remedy(record, each)}.`,
          place,
          fixes: newVersionFixes(record, each),
          ...(record.phase === 'void' || record.phase === 'final'
            ? {}
            : { signOff: signAgain(record, each, queries) }),
        });
        continue;
      }
      // Text that no digest exists for is explained at its place (`yaml-ambiguous`); a missing file has no place there.
      const files = unreachableFiles(record, each, queries);
      if (files.length > 0 && !record.oddities.some(({ blocksDigest }) => blocksDigest))
        report({
          message: `${signatureOf(record, each, queries)} also covers ${listWords(files)}, so nobody can tell whether it still holds: restore ${files.length === 1 ? 'that file' : 'those files'} as signed.`,
          place,
        });
    }
  },
};
