import { type CancellationToken, l10n, ProgressLocation, type Uri, window } from 'vscode';
import { type AdoptionView, methods, type Refused } from '../../../server/src/main/lsp/protocol.ts';
import { unlessRefused } from '../commands/refusal.ts';
import type { Server } from '../server.ts';

/** How far work has come, as the protocol says it. */
interface WorkDone {
  readonly kind: 'begin' | 'report' | 'end';
  readonly message?: string;
  readonly percentage?: number;
}

/**
 * What adopting a folder would give. Shows how far it has come, and may be cancelled there.
 * @param answers choices by the id of their question
 * @param given cancels it too
 * @returns null where it was cancelled, or refused for a reason that was shown
 */
export function lookThrough(
  server: Server,
  folder: Uri,
  answers: Readonly<Record<string, string>> = {},
  given?: CancellationToken,
): Thenable<AdoptionView | null> {
  const name = folder.path.split('/').at(-1) ?? '';
  const title = l10n.t('Looking through {0} for documents', name);
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, pressed) => {
      let before = 0;
      const show = ({ message, percentage = before }: WorkDone): void => {
        progress.report({ increment: percentage - before, ...(message === undefined ? {} : { message }) });
        before = percentage;
      };
      const params = { folder: folder.toString(), answers };
      const view = await server.requestLong<AdoptionView | Refused, WorkDone>(
        methods.adoption,
        params,
        show,
        given === undefined ? [pressed] : [pressed, given],
      );
      return view === null ? null : unlessRefused(view);
    },
  );
}
