import { l10n } from 'vscode';
import type { RecordSummary, SignPreview } from '../../../server/src/main/lsp/protocol.ts';
import { titleOf } from '../record-words.ts';

/** `Sign POL-001 "Quality policy", version 3.0?` */
export const signQuestion = (record: RecordSummary): string =>
  record.version === null
    ? l10n.t('Sign {0} "{1}"?', record.id, titleOf(record))
    : l10n.t('Sign {0} "{1}", version {2}?', record.id, titleOf(record), record.version);

const mostNamed = 8;

const some = (names: readonly string[]): string =>
  names.length <= mostNamed
    ? names.join(', ')
    : l10n.t('{0} and {1} more', names.slice(0, mostNamed).join(', '), names.length - mostNamed);

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

export const coveredWords = ({ coveredFiles }: SignPreview): string =>
  coveredFiles.length === 0
    ? l10n.t('Covered: the content of the record')
    : l10n.t('Covered: the content of the record and {0}', some(coveredFiles));

/** What a reader might take for signed and is not; null where there is nothing of the kind. */
export function notCoveredWords({ notCovered }: SignPreview): string | null {
  const { keys, ownKeys, records, links, remoteImages } = notCovered;
  const left = [
    ...(keys.length === 0 ? [] : [l10n.t('the fields {0}', some(keys))]),
    ...(ownKeys.length === 0
      ? []
      : [l10n.t('what is ever written into {0}, which your own schema leaves unsigned', some(ownKeys))]),
    ...(records.length === 0 ? [] : [l10n.t('what the records say that it refers to')]),
    ...(links.length === 0 ? [] : [l10n.t('linked files ({0})', some(links))]),
    ...(remoteImages.length === 0 ? [] : [l10n.t('images from elsewhere ({0})', some(remoteImages))]),
  ];
  return left.length === 0 ? null : l10n.t('Not covered: {0}', left.join('; '));
}
