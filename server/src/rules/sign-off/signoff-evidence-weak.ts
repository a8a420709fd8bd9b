import { currentBlocks } from '../../domain/sign-off/blocks.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { nameAndId } from '../../domain/words/records.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { EvidenceLevel } from '../../model/configuration.ts';
import type { Aggregate, Queries, Report } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RepositoryRule } from '../../model/rule.ts';
import { isBefore } from '../../records/history.ts';
import { type SignOffBlock, signOffBlocks } from '../../records/sign-offs.ts';
import { block, jane, managingDirector, policyText } from './examples.ts';

const say = defineMessages('signoff-evidence-weak', {
  refused:
    '{recorder} recorded this sign-off, which does not count here. Have {signer} sign it. In qms.yaml, `signOff.recorded` says `refuse`.',
  unproven:
    '{recorder} recorded this sign-off without {keys}. Say how {signer} signed and where the signed original is, and sign again.',
  git: 'The sign-offs of {count, plural, one {# record} other {# records}} are not judged here and do not count. Ask for `content-bound` sign-offs until they can be. qms.yaml asks for `{evidence}` ones, which only the git history can prove, and this check does not read it.',
});

/** True when a present signature is expected of the record: in force, or an event that is closed. */
const isSigned = (record: QmsRecord): boolean =>
  record.phase === 'active' || (record.phase === 'final' && record.kind === 'event');

const isRecordedForSigner = (each: SignOffBlock): boolean =>
  each.recordedBy !== null && each.recordedBy !== each.by;

/** Signed records, and among them those with a block that someone else typed for the signer. */
const signatures: Aggregate<null> = {
  name: 'sign-offs by evidence',
  types: [],
  map: (record) => {
    const blocks = signOffBlocks(record.data);
    if (blocks.length === 0 || !isSigned(record)) return [];
    return blocks.some(isRecordedForSigner)
      ? [
          ['signed', null],
          ['recorded', null],
        ]
      : [['signed', null]];
  },
};

const needsGit = (level: EvidenceLevel): boolean =>
  level === 'commit-bound' || level === 'signature-verified';

function checkRecorded(record: QmsRecord, queries: Queries, report: Report): void {
  const { evidence, recorded } = queries.config('signOff');
  for (const each of currentBlocks(record, queries)) {
    if (!isRecordedForSigner(each) || each.recordedBy === null || each.by === null) continue;
    const place = { file: record.file, record: record.key, path: ['signOffs', each.index, 'recordedBy'] };
    const who = { recorder: nameAndId(queries, each.recordedBy), signer: nameAndId(queries, each.by) };
    if (recorded === 'refuse') {
      report({
        message: say.refused(who),
        place,
      });
      continue;
    }
    const absent = [...(each.hasMethod ? [] : ['method']), ...(each.hasProof ? [] : ['proof'])];
    if (evidence !== 'declared' && absent.length > 0)
      report({
        message: say.unproven({ ...who, keys: keysListed(absent) }),
        place,
      });
  }
}

/**
 * One finding for the whole repository where qms.yaml asks for evidence from git: a check that does
 * not read the history cannot know of any sign-off, and one sentence serves people better than the
 * same one at every record. It is an error, because a sign-off whose evidence cannot be known does not
 * count as signed.
 */
export const rule: RepositoryRule = {
  id: 'signoff-evidence-weak',
  level: 'error',
  basis: 'own',
  silenceable: false,
  voidsExceptions: true,
  title: 'Evidence of a sign-off below what is asked for',
  clauses: ['iso-9001:2015/7.5.3'],
  explanation:
    'qms.yaml says under `signOff` how strong the evidence behind a sign-off must be. A sign-off that one person recorded for another needs the method and a proof (the signed sheet, the mail, the minutes), or does not count at all with `recorded: refuse`. The levels `commit-bound` and `signature-verified` are judged from the git history; a check that does not read it cannot say whether the sign-offs are good enough, and then says so once instead of letting them pass. Sign again with what is missing, have the person sign, or ask for a level that is judged here: `declared` or `content-bound`.',
  examples: {
    bad: {
      'policy.md': policyText(
        block('by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, recordedBy: PER-003'),
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    good: {
      'policy.md': policyText(
        block(
          'by: PER-jane-doe, role: ROLE-MD, meaning: approved, date: 2026-03-01, recordedBy: PER-003, method: wet-ink, proof: [{ external: Binder 3 }]',
        ),
      ),
      'role.yaml': managingDirector,
      'jane.yaml': jane,
    },
    today: '2026-03-02',
  },
  scope: 'repository',
  check: (queries, report) => {
    const { evidence } = queries.config('signOff');
    for (const { record } of queries.aggregate(signatures, 'recorded'))
      if (!isBefore(record, queries.config('judgeFrom'))) checkRecorded(record, queries, report);
    if (!needsGit(evidence)) return;
    const count = queries.aggregate(signatures, 'signed').length;
    if (count === 0) return;
    report({
      message: say.git({ count, evidence }),
      place: { file: 'qms.yaml', path: ['signOff', 'evidence'] },
    });
  },
};
