import { l10n, window } from 'vscode';
import type { Refused } from '../../../server/src/main/lsp/protocol.ts';

/** The answer, or null after the reason for a refusal was shown. */
export function unlessRefused<T extends object>(answer: T | Refused): T | null {
  if (!('refused' in answer)) return answer as T;
  // With a button VS Code shows all of the sentence, without one only its first words.
  void window.showWarningMessage(refusalSentence(answer), l10n.t('OK'));
  return null;
}

/** The reason for a refusal as a sentence of its own. */
export const refusalSentence = ({ refused }: Refused): string =>
  `${refused.charAt(0).toUpperCase()}${refused.slice(1)}${/[.?!]$/.test(refused) ? '' : '.'}`;
