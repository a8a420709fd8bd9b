import type { Amend } from '../authoring/sign.ts';
import { dateOf } from '../records/dates.ts';
import { recordNode } from '../records/record-node.ts';
import { signOffBlocks } from '../records/sign-offs.ts';
import { addKey } from '../text/edit.ts';
import { applyEdits } from '../text/span-edits.ts';
import { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';
import { buildPack } from './facts/build.ts';
import { packDigest } from './facts/digest.ts';

/**
 * What the first approval of a management review writes before it signs: the day its figures are of, the digest of its
 * pack as it is without that approval, and the commit the records are in. Kept for ever: a later approval signs it as
 * it stands.
 * @param commit HEAD before signing; null where none is known
 */
export const freezePack =
  (project: Project, commit: string | null): Amend =>
  (record, meaning, text) => {
    const asOf = dateOf(record.data['date']);
    if (record.type !== 'management-review' || meaning !== 'approved' || asOf === null) return text;
    const isFirst = signOffBlocks(record.data).every((block) => block.meaning !== 'approved');
    if (record.data['frozen'] !== undefined || !isFirst) return text;
    const built = buildPack(project.queries, record.id, { catalogue: project.catalogue, asOf });
    if ('problem' in built) return text;
    const document =
      new LocatedFile(record.file, text, null, project.setup).documents[record.document] ?? null;
    const root = recordNode(document, record.item, project.configuration.aliases);
    if (root?.kind !== 'map') return text;
    const parts = [
      ...(commit === null ? [] : [`commit: ${commit}`]),
      `asOf: ${asOf}`,
      `pack: ${packDigest(built.pack)}`,
    ];
    return applyEdits(text, addKey(text, root, 'frozen', `{ ${parts.join(', ')} }`));
  };
