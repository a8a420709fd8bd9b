import { matches } from '../../domain/sign-off/blocks.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';
import { hasDigest, signOffBlocks } from '../../records/sign-offs.ts';
import { block, foreignDigest, policyDigest, policyText } from '../sign-off/examples.ts';

const say = defineMessages('version-unchanged', {
  twice:
    'Version {version} was approved twice, with different content. Raise the version and sign it, so that the two texts can be kept apart. It was approved on {first} and again on {second}.',
  earlier: 'The earlier approval, whose content was different',
});

/**
 * Speaks where `signoff-stale` is silent: the changed text has been approved again, so the signature is
 * right, but two different texts have now been approved under one version number. While the changed
 * text is not signed there is one fault, the stale signature, whose message already advises to raise
 * the version.
 */
export const rule: RecordRule = {
  id: 'version-unchanged',
  level: 'warning',
  basis: 'own',
  title: 'Two texts under one version',
  clauses: ['iso-9001:2015/7.5.2', 'iso-9001:2015/7.5.3.2'],
  explanation:
    'This record was approved, then changed and approved again, and its version stayed the same. Someone who holds a copy of that version cannot know which of the two texts it is. Raise the version and sign it; the earlier sign-offs stay as history. The digest of the earlier sign-off shows which copy is the signed one: it does not fit what stands here now.',
  examples: {
    bad: {
      'policy.md': policyText(
        `version: "1"\nsignOffs:\n  - { by: PER-jane-doe, role: ROLE-MD, meaning: approved, version: "1", date: 2025-02-01, digest: "${foreignDigest}" }\n  - { by: PER-jane-doe, role: ROLE-MD, meaning: approved, version: "1", date: 2026-02-01, digest: "sha256-so8vjr1jesWO+ZsqzWe9p9uiTcAkv0s5z7MUfBJXmDU=" }\n`,
      ),
    },
    good: {
      'policy.md': policyText(
        block(
          `by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: "${policyDigest}"`,
        ),
      ),
    },
    today: '2026-03-02',
  },
  scope: 'record',
  types: [],
  needs: ['data.signOffs'],
  concern: 'content',
  check: (record, queries, report) => {
    if (record.version === null || record.kind === 'event') return;
    const approvals = signOffBlocks(record.data).filter(
      ({ meaning, version }) => meaning === 'approved' && version === record.version,
    );
    const valid = approvals.findLast((each) => matches(record, each, queries));
    if (valid === undefined) return;
    const earlier = approvals.find(
      (each) => hasDigest(each) && (each.date ?? '') <= (valid.date ?? '') && !matches(record, each, queries),
    );
    if (earlier === undefined) return;
    report({
      message: say.twice({
        version: record.version,
        first: earlier.date ?? '',
        second: valid.date ?? '',
      }),
      place: { file: record.file, record: record.key, path: ['version'] },
      related: [
        {
          place: { file: record.file, record: record.key, path: ['signOffs', earlier.index] },
          message: say.earlier(),
        },
      ],
    });
  },
};
