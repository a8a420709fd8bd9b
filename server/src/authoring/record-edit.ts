import type { QmsRecord } from '../model/record.ts';
import type { ReadSetup } from '../records/read-setup.ts';
import { recordNode, writtenKey } from '../records/record-node.ts';
import { addKey, replaceValue } from '../text/edit.ts';
import { findNode, type YamlMap } from '../text/node.ts';
import { applyEdits } from '../text/span-edits.ts';
import { writeScalar } from '../text/write-scalar.ts';
import { LocatedFile } from '../workspace/located-file.ts';

/** The mapping of a record in a text of its file; null where the text has none there. */
export function recordMap(record: QmsRecord, text: string, setup: ReadSetup): YamlMap | null {
  const document = new LocatedFile(record.file, text, null, setup).documents[record.document] ?? null;
  const node = recordNode(document, record.item, setup.configuration.aliases);
  return node?.kind === 'map' ? node : null;
}

/** The text with a key of a record set to a word: in its place where it stands there, else behind another key or at the end. */
export function withKey(
  record: QmsRecord,
  text: string,
  [key, value]: readonly [key: string, value: string],
  setup: ReadSetup,
  after?: string,
): string {
  const map = recordMap(record, text, setup);
  if (map === null) return text;
  const { aliases } = setup.configuration;
  const name = writtenKey(map, key, aliases);
  const found = findNode(map, [name])?.node;
  const behind = after === undefined ? undefined : writtenKey(map, after, aliases);
  return applyEdits(
    text,
    found === undefined
      ? addKey(text, map, name, writeScalar(value), behind)
      : replaceValue(text, found, value),
  );
}
