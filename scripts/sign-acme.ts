/**
 * Writes the digest into every sign-off of the example company that lacks one or no longer fits. For
 * the example company only, whose people are invented and whose texts are still being polished: a real
 * signature is given by a person, record by record, with `qms sign`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nodeFileSystem } from '../server/src/adapters/node/file-system.ts';
import { openProject } from '../server/src/main/open-project.ts';
import type { QmsRecord } from '../server/src/model/record.ts';
import type { SpanEdit } from '../server/src/model/text.ts';
import { recordNode } from '../server/src/records/record-node.ts';
import { mappingsOf } from '../server/src/records/values.ts';
import { addKey, replaceValue } from '../server/src/text/edit.ts';
import { findNode } from '../server/src/text/node.ts';
import { applyEdits } from '../server/src/text/span-edits.ts';
import { LocatedFile } from '../server/src/workspace/located-file.ts';
import type { Project } from '../server/src/workspace/project.ts';

const root = resolve(import.meta.dirname, '../test/workspaces/acme');

/** What a review approves: where it says so, and the digest of the content it approves. */
const decisionsOf = ({ data }: QmsRecord, { queries }: Project) =>
  mappingsOf(data['outputs']).flatMap(({ index, value }) =>
    mappingsOf(value['approves']).flatMap((entry) => {
      const approved = queries.record(String(entry.value['record']));
      const digest = approved === undefined ? null : queries.contentDigest(approved);
      return digest === null ? [] : [{ path: ['outputs', index, 'approves', entry.index], digest }];
    }),
  );

/** One pass over all records. Returns how many digests it wrote. */
async function pass(): Promise<number> {
  const project = await openProject(root, { files: nodeFileSystem(root) });
  let written = 0;
  for (const [path, { records }] of project.store.files) {
    const text = readFileSync(join(root, path), 'utf8');
    const file = new LocatedFile(path, text);
    const edits: SpanEdit[] = [];
    for (const record of records) {
      const node = recordNode(
        file.documents[record.document] ?? null,
        record.item,
        project.configuration.aliases,
      );
      for (const { path: at, digest } of decisionsOf(record, project)) {
        const entry = node === null ? null : findNode(node, [...at, 'digest'])?.node;
        if (entry?.kind === 'scalar' && entry.value !== digest)
          edits.push(...replaceValue(text, entry, digest));
      }
      for (const { index, value } of mappingsOf(record.data['signOffs'])) {
        const digest = project.queries.expectedDigest(record, index);
        if (digest === null) throw new Error(`no digest can be taken of ${record.id} in ${path}`);
        const block = node === null ? null : findNode(node, ['signOffs', index])?.node;
        if (digest === value['digest'] || block?.kind !== 'map') continue;
        const old = findNode(block, ['digest'])?.node;
        edits.push(
          ...(old === undefined ? addKey(text, block, 'digest', digest) : replaceValue(text, old, digest)),
        );
      }
    }
    if (edits.length > 0) writeFileSync(join(root, path), applyEdits(text, edits));
    written += edits.length;
  }
  return written;
}

// A register's digest covers its items with their own sign-offs, so one pass may leave another to do.
for (let written = await pass(); written > 0; written = await pass())
  process.stdout.write(`${written} digests written\n`);
