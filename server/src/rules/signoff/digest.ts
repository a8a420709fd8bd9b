import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { hasDigest, type SignOffBlock } from '../../records/sign-offs.ts';
import { listWords, personWords, recordName } from '../shared/words.ts';
import { currentBlocks } from './blocks.ts';
import { block, foreignDigest, jane, managingDirector, policyDigest, policyText } from './examples.ts';
import { signatureWords, signCommand } from './words.ts';

const signatureOf = (record: QmsRecord, each: SignOffBlock, queries: Queries): string => {
  const by = each.by === null ? '' : ` by ${personWords(queries, each.by)}`;
  return `The ${signatureWords(each.meaning)} of ${recordName(record)}${by}${each.date === null ? '' : ` on ${each.date}`}`;
};

const commandFor = (record: QmsRecord, each: SignOffBlock, queries: Queries): string => {
  const present = each.by !== null && queries.target(each.by)?.phase === 'active';
  return signCommand(record.id, present && each.by !== null ? [each.by] : []);
};

/** What to do about text that is not the signed text, which depends on whether the record may still change. */
function remedy(record: QmsRecord, each: SignOffBlock, queries: Queries): string {
  const again = `sign again with ${commandFor(record, each, queries)}`;
  if (record.phase === 'void' || (record.phase === 'final' && record.kind === 'maintained'))
    return 'restore the signed text, since this record is history';
  if (record.version === null) return `restore the signed text or ${again}`;
  if (each.version !== null && each.version !== record.version)
    return `version ${each.version} was signed and this is version ${record.version}, so ${again}`;
  return `restore the signed text, or raise the version from ${record.version} and ${again}`;
}

/** Files the signature reaches that are missing or outside the root, as written. */
const unreachableFiles = (record: QmsRecord, queries: Queries): readonly string[] => [
  ...new Set(
    record.fileUses
      .filter(({ use }) => use === 'signed-file' || use === 'image')
      .filter(({ target }) => target === null || !queries.file(target).exists)
      .map(({ written }) => written),
  ),
];

export const signoffStale: RecordRule = {
  id: 'signoff-stale',
  level: 'error',
  basis: 'own',
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
          message: `${signatureOf(record, each, queries)} does not fit what stands here now, because the record or this block was changed after signing: ${remedy(record, each, queries)}.`,
          place,
        });
        continue;
      }
      // Text that no digest exists for is explained at its place (`yaml-ambiguous`); a missing file has no place there.
      const files = unreachableFiles(record, queries);
      if (files.length > 0 && !record.oddities.some(({ blocksDigest }) => blocksDigest))
        report({
          message: `${signatureOf(record, each, queries)} also covers ${listWords(files)}, which cannot be read below this folder: restore it so that the signature can be checked.`,
          place,
        });
    }
  },
};

export const signoffDigestMissing: RecordRule = {
  id: 'signoff-digest-missing',
  level: 'error',
  basis: 'own',
  title: 'A sign-off without digest',
  clauses: ['iso-9001:2015/7.5.2', 'iso-9001:2015/7.5.3'],
  explanation:
    'qms.yaml asks for sign-offs that are bound to the content (`signOff.evidence`, `content-bound` unless set otherwise). This one carries no digest of the form `sha256-…`, so nobody can tell whether the text is still the one that was signed. Sign with `qms sign`, which writes the digest; a system that only wants names and dates on record sets `evidence: declared`.',
  examples: {
    bad: {
      'policy.md': policyText(block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01')),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    good: {
      'policy.md': policyText(
        block(
          `by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: "${foreignDigest}"`,
        ),
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  concern: 'content',
  check: (record, queries, report) => {
    for (const each of currentBlocks(record, queries)) {
      if (hasDigest(each) || queries.config('signOff').evidence === 'declared') continue;
      report({
        message: `${signatureOf(record, each, queries)} carries no digest, so a later change would go unnoticed: sign it again with ${commandFor(record, each, queries)}.`,
        place: { file: record.file, record: record.key, path: ['signOffs', each.index, 'digest'] },
      });
    }
  },
};
