import type { Signature } from '../authoring/sign.ts';
import { buildPack } from '../pack/build.ts';
import { packDigest } from '../pack/digest.ts';
import { dateOf } from '../records/dates.ts';
import { type Aliases, recordNode } from '../records/record-node.ts';
import { addKey, removeKey } from '../text/edit.ts';
import type { YamlMap } from '../text/node.ts';
import { applyEdits } from '../text/span-edits.ts';
import { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';

function rootOf(path: string, text: string, { record }: Signature, aliases: Aliases): YamlMap | null {
  const document = new LocatedFile(path, text).documents[record.document] ?? null;
  const node = recordNode(document, record.item, aliases);
  return node?.kind === 'map' ? node : null;
}

/**
 * The signed text with `frozen` beside the sign-off when it approves a management review: the day its
 * figures are of, the digest of its pack, and the commit the rest was in. `frozen` is not covered by
 * sign-offs, so the digest just made stays right. Any other text comes back as it is.
 */
export function withFrozenPack(signature: Signature, project: Project, commit: string | null): string {
  const { record, text, meaning, file } = signature;
  const asOf = dateOf(record.data['date']);
  if (record.type !== 'management-review' || meaning !== 'approved' || asOf === null) return text;
  const built = buildPack(project.queries, record.id, { catalogue: project.catalogue, asOf });
  if ('problem' in built) return text;
  const { aliases } = project.configuration;
  const before = rootOf(file.path, text, signature, aliases);
  if (before === null) return text;
  const cleared = applyEdits(text, removeKey(text, before, 'frozen'));
  const root = rootOf(file.path, cleared, signature, aliases);
  if (root === null) return text;
  const parts = [
    ...(commit === null ? [] : [`commit: ${commit}`]),
    `asOf: ${asOf}`,
    `pack: ${packDigest(built.pack)}`,
  ];
  return applyEdits(cleared, addKey(cleared, root, 'frozen', `{ ${parts.join(', ')} }`));
}
