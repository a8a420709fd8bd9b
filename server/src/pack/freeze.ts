import { lastCommit } from '../authoring/last-commit.ts';
import type { Amend } from '../authoring/sign.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import { configurationFile } from '../records/configuration.ts';
import { dateOf } from '../records/dates.ts';
import { recordNode } from '../records/record-node.ts';
import { signOffBlocks } from '../records/sign-offs.ts';
import { addKey } from '../text/edit.ts';
import { applyEdits } from '../text/span-edits.ts';
import { LocatedFile } from '../workspace/located-file.ts';
import type { FileSystem } from '../workspace/ports.ts';
import type { Project } from '../workspace/project.ts';
import { linksIn } from './facts/appendix.ts';
import { buildPack } from './facts/build.ts';
import { packDigest } from './facts/digest.ts';
import type { Pack } from './model.ts';

const say = defineMessages('pack.freeze', {
  uncommitted:
    'Not all that the pack of {review} shows is committed, so `frozen` will name no commit. Better commit {files} first, or nobody can make this pack again from git.',
});

/** The files a pack rests on: of the records it shows, of the figures they read, qms.yaml and the root's own schemas. */
function filesBehind(pack: Pack, project: Project): ReadonlySet<string> {
  const records = new Set(linksIn(pack).map(({ file }) => file));
  const data = [...records].flatMap((file) =>
    (project.store.factsOf(file)?.records ?? []).flatMap(({ fileUses }) =>
      fileUses.flatMap(({ use, target }) => (use === 'data' && target !== null ? [target] : [])),
    ),
  );
  const schemas = [...project.listed].filter((path) => project.isSchema(path));
  return new Set([configurationFile, ...schemas, ...records, ...data]);
}

/**
 * What the first approval of a management review writes before it signs: the day its figures are of, the digest of its
 * pack as it is without that approval, and the last commit, if all that the pack shows is in it. Kept for ever: a later
 * approval signs it as it stands.
 * @param files the files as they are now
 */
export const freezePack =
  (project: Project, files: FileSystem): Amend =>
  async (record, meaning, text) => {
    const nothing = { text, doubts: [] };
    const asOf = dateOf(record.data['date']);
    if (record.type !== 'management-review' || meaning !== 'approved' || asOf === null) return nothing;
    const isFirst = signOffBlocks(record.data).every((block) => block.meaning !== 'approved');
    if (record.data['frozen'] !== undefined || !isFirst) return nothing;
    const built = buildPack(project.queries, record.id, { catalogue: project.catalogue, asOf });
    if ('problem' in built) return nothing;
    const document =
      new LocatedFile(record.file, text, null, project.setup).documents[record.document] ?? null;
    const root = recordNode(document, record.item, project.configuration.aliases);
    if (root?.kind !== 'map') return nothing;
    const last = await lastCommit(filesBehind(built.pack, project), project, files);
    const isWhole = last?.uncommitted.length === 0;
    const parts = [
      ...(isWhole ? [`commit: ${last.hash}`] : []),
      `asOf: ${asOf}`,
      `pack: ${packDigest(built.pack)}`,
    ];
    return {
      text: applyEdits(text, addKey(text, root, 'frozen', `{ ${parts.join(', ')} }`)),
      doubts:
        last === null || isWhole
          ? []
          : [say.uncommitted({ review: record.id, files: listed(last.uncommitted) })],
    };
  };
