import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { RecordSummary } from '../../server/src/main/lsp/protocol.ts';

type Severity = 'error' | 'warning' | 'information';

/** How a record is called in lists: its title, else its id. */
export const titleOf = ({ title, id }: RecordSummary): string => title ?? id;

/** How a record is called in views, which may be narrow: the id first, of other versions with the version, then its title. */
export function labelOf({ title, id, version, current }: RecordSummary): string {
  const name = current || version === null ? id : `${id}@${version}`;
  return [name, title ?? ''].join(' ').trim();
}

/** What sets a record apart from all others in a view. */
export const keyOf = ({ uri, id, version, range }: RecordSummary): string =>
  JSON.stringify([uri, id, version, range.start.line]);

/** State and version of a record, next to its id and title. */
export const stateOf = ({ status, version }: RecordSummary): string =>
  [status, version === null ? null : l10n.t('version {0}', version)]
    .filter((part) => part !== null)
    .join(' · ');

/** A record in full, for what is shown when the pointer rests on it. */
export const fullWords = (record: RecordSummary): string =>
  [labelOf(record), [record.typeTitle, stateOf(record)].filter((part) => part !== '').join(' · ')].join('\n');

/** An id with the version, where there is one. */
export const idWithVersion = ({ id, version }: RecordSummary): string =>
  version === null ? id : l10n.t('{0}, version {1}', id, version);

/** Id, version and state of a record, in a few words next to its title. */
export const detailOf = (record: RecordSummary): string =>
  [idWithVersion(record), record.status].filter((part) => part !== null).join(' · ');

const icons: Readonly<Record<RecordSummary['phase'], string>> = {
  draft: 'edit',
  review: 'eye',
  active: 'pass',
  final: 'archive',
  void: 'circle-slash',
  unknown: 'question',
};
export const phaseIcon = ({ phase }: RecordSummary): ThemeIcon => new ThemeIcon(icons[phase]);

export const severityIcon = (severity: Severity): ThemeIcon =>
  severity === 'information'
    ? new ThemeIcon('info', new ThemeColor('list.deemphasizedForeground'))
    : new ThemeIcon(
        severity,
        new ThemeColor(severity === 'error' ? 'list.errorForeground' : 'list.warningForeground'),
      );

/** `3 errors, 1 warning`, or that there is nothing. */
export function findingWords(findings: Readonly<Record<Severity, number>>): string {
  const { error, warning, information } = findings;
  const parts = [
    error === 1 ? l10n.t('1 error') : l10n.t('{0} errors', error),
    warning === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warning),
    information === 1 ? l10n.t('1 hint') : l10n.t('{0} hints', information),
  ].filter((_, index) => [error, warning, information][index]! > 0);
  return parts.length === 0 ? l10n.t('no findings') : parts.join(', ');
}
