import { window } from 'vscode';

/** Names the scripts and styles that a page lets in; used once. */
export const nonce = (): string => globalThis.crypto.randomUUID().replaceAll('-', '');

/** Says why what a page asked for could not be done. */
export const showFailure = (error: unknown): void =>
  void window.showErrorMessage(error instanceof Error ? error.message : String(error));
