import { l10n, Uri, window } from 'vscode';
import { methods, type RecordSummary, type TableOffer } from '../../../server/src/main/lsp/protocol.ts';
import type { Server } from '../server.ts';
import { tableTarget } from '../table/messages.ts';
import type { Tables } from '../table/panels.ts';
import { pickRoot } from './pick-root.ts';

/**
 * *Open as Table…*: shows records as rows.
 * @param given a file, a record, or root and type or register; anything else is asked for
 */
export async function openAsTable(server: Server, tables: Tables, given: unknown): Promise<void> {
  const root = tableTarget(given)?.root ?? rootOf(server, given) ?? (await pickRoot(server))?.root;
  if (root === undefined) return;
  // A link may name a type alone.
  const named = given instanceof Uri ? null : tableTarget({ root, ...(given as object | null) });
  const offers = await server.request<readonly TableOffer[]>(methods.tables, { root });
  const isNamed = ({ source }: TableOffer): boolean =>
    named !== null && JSON.stringify(source) === JSON.stringify(named.source);
  const offer =
    offers.find(isNamed) ??
    (given instanceof Uri ? await offerOf(server, root, given, offers) : null) ??
    (await pickOffer(offers));
  if (offer !== null) tables.open({ root, source: offer.source }, offer.title);
}

/** The nearest root at or above a file. */
function rootOf(server: Server, given: unknown): string | undefined {
  if (!(given instanceof Uri)) return undefined;
  const owners = server.status.roots
    .map(({ root }) => root)
    .filter((root) => given.toString().startsWith(`${root}/`));
  return owners.sort((left, right) => right.length - left.length)[0];
}

/** The table that a file is, or that its records are rows of. */
async function offerOf(
  server: Server,
  root: string,
  file: Uri,
  offers: readonly TableOffer[],
): Promise<TableOffer | null> {
  const uri = file.toString();
  const own = offers.find(({ source }) => 'register' in source && source.register === uri);
  if (own !== undefined) return own;
  const records = await server.request<readonly RecordSummary[]>(methods.records, { root });
  const type = records.find((record) => record.uri === uri)?.type;
  return offers.find(({ source }) => 'type' in source && source.type === type) ?? null;
}

async function pickOffer(offers: readonly TableOffer[]): Promise<TableOffer | null> {
  const picked = await window.showQuickPick(
    offers.map((offer) => ({
      label: offer.title,
      description: offer.detail,
      offer,
    })),
    { placeHolder: l10n.t('Which records do you want to see as a table?'), matchOnDescription: true },
  );
  return picked?.offer ?? null;
}
