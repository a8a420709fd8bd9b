import { window } from 'vscode';
import type { Refused } from '../../../server/src/main/lsp/protocol.ts';

/** The answer, or null after the reason for a refusal was shown. */
export function unlessRefused<T extends object>(answer: T | Refused): T | null {
  if (!('refused' in answer)) return answer as T;
  const sentence = answer.refused;
  void window.showWarningMessage(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
  return null;
}
