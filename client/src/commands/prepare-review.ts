import { type NewRecordResult, packMethods, type Refused } from '../../../server/src/main/lsp/protocol.ts';
import type { Server } from '../server.ts';
import { createRecord } from './create-record.ts';
import { pickRoot } from './pick-root.ts';
import { unlessRefused } from './refusal.ts';

/** *Prepare Management Review…*: writes minutes that go on from the last review, and shows them. */
export async function prepareReview(server: Server): Promise<void> {
  const root = await pickRoot(server);
  if (root === null) return;
  const answer = unlessRefused(
    await server.request<NewRecordResult | Refused>(packMethods.prepareReview, { root: root.root }),
  );
  if (answer === null) return;
  await createRecord(answer);
}
