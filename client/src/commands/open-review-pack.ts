import { l10n, window } from 'vscode';
import { methods, type ReviewReadiness } from '../../../server/src/main/lsp/protocol.ts';
import { idWithVersion, titleOf } from '../record-words.ts';
import type { PackTarget } from '../review-pack/panel.ts';
import type { Server } from '../server.ts';
import { pickRoot } from './pick-root.ts';

/** The review meant by something a command was called on, or null. */
export function packTarget(given: unknown): PackTarget | null {
  const { root, id, review, item } = (given ?? {}) as Readonly<Record<string, unknown>>;
  // Views give their entries.
  if (typeof item === 'object' && item !== null) return packTarget(item);
  const name = review ?? id;
  return typeof root === 'string' && typeof name === 'string' ? { root, review: name.split('@')[0]! } : null;
}

/** The review in the active editor, the only one, or the one chosen; null when there is none or nothing was chosen. */
export async function pickReview(server: Server): Promise<PackTarget | null> {
  const root = await pickRoot(server);
  if (root === null) return null;
  const reviews = await server.request<readonly ReviewReadiness[]>(methods.reviewReadiness, {
    root: root.root,
  });
  if (reviews.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is no management review yet: prepare one with "Prepare Management Review…".'),
    );
    return null;
  }
  const target = ({ record }: ReviewReadiness): PackTarget => ({ root: record.root, review: record.id });
  const uri = window.activeTextEditor?.document.uri.toString();
  const own = reviews.filter(({ record }) => record.uri === uri);
  if (own.length === 1) return target(own[0]!);
  if (reviews.length === 1) return target(reviews[0]!);
  const picked = await window.showQuickPick(
    reviews.map((review) => ({
      label: titleOf(review.record),
      description: [idWithVersion(review.record), review.date].filter((part) => part !== null).join(' · '),
      review,
    })),
    { placeHolder: l10n.t('Which management review?'), matchOnDescription: true },
  );
  return picked === undefined ? null : target(picked.review);
}
