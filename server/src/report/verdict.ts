import { countWords } from '../domain/words/lists.ts';
import {
  type CheckResult,
  elsewherePhrase,
  notReadPhrase,
  severityPhrase,
  silencedPhrase,
} from './result.ts';

/**
 * What a check comes to, in one line of Markdown: what was found, in how much, as of when, and what is not shown.
 * @param show makes text of any origin safe for that line
 */
export function verdict(result: CheckResult, show: (text: string) => string): string {
  const isClean = result.findings.length === 0;
  const scope = `${countWords(result.records, 'record')} ${isClean ? 'in' : 'of'} ${countWords(result.files, 'file')}`;
  const silenced = result.suppressed.length > 0 ? ` · ${silencedPhrase(result.suppressed)}` : '';
  const notRead = notReadPhrase(result.notRead, show);
  const more = [notRead, elsewherePhrase(result.changed)].map((each) => (each === '' ? '' : ` · ${each}`));
  const rest = `as of ${show(result.today)}${silenced}${more.join('')}`;
  return isClean
    ? `**No findings:** ${scope}, ${rest}.`
    : `**${severityPhrase(result.findings)}** in ${scope}, ${rest}`;
}
