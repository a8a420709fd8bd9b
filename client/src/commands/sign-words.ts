import { l10n } from 'vscode';
import type { RecordSummary, SignPreview } from '../../../server/src/main/lsp/protocol.ts';
import { titleOf } from '../record-words.ts';

/** `Sign POL-001 "Quality policy", version 3.0?` */
export const signQuestion = (record: RecordSummary): string =>
  record.version === null
    ? l10n.t('Sign {0} "{1}"?', record.id, titleOf(record))
    : l10n.t('Sign {0} "{1}", version {2}?', record.id, titleOf(record), record.version);

/** What the signer should know first, each a sentence. */
export const signWarnings = ({ isAsOf, doubts }: SignPreview): readonly string[] => [
  ...(isAsOf
    ? [
        l10n.t(
          'The day is the one qms.yaml judges as of (asOf): delete asOf there first to sign with the day of today.',
        ),
      ]
    : []),
  ...doubts,
];

/** Who signs as what, in a sentence. */
export function signerWords(
  { date }: SignPreview,
  { name, role, roleTitle }: SignPreview['signers'][number],
  meaning: string,
): string {
  const as = roleTitle ?? role;
  return as === null
    ? l10n.t('{0} signs on {1}: {2}.', name, date, meaning)
    : l10n.t('{0} signs as {1} on {2}: {3}.', name, as, date, meaning);
}
