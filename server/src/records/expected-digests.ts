import type { ExpectedDigest, FileUse, Oddity } from '../model/record.ts';
import type { TypeSchema } from '../schemas/catalogue.ts';
import { canonicalForm, signedBody, signedKeys, signOffDigest } from './canonical.ts';
import type { Aliases } from './record-node.ts';
import type { RecordSource } from './record-source.ts';
import { isObject } from './values.ts';

const none: ExpectedDigest = { kind: 'none' };

/** The digest each sign-off block of a record must carry, as far as its own file tells. */
export function digestsOf(
  source: RecordSource,
  schema: TypeSchema | undefined,
  aliases: Aliases,
  oddities: readonly Oddity[],
  files: readonly FileUse[],
): ExpectedDigest[] {
  const blocks = source.data['signOffs'];
  if (!Array.isArray(blocks) || blocks.length === 0) return [];
  if (oddities.some(({ blocksDigest }) => blocksDigest)) return blocks.map(() => none);
  const unsigned = schema?.unsignedKeys ?? new Set(['signOffs', 'status']);
  try {
    const record = canonicalForm(
      signedKeys({ ...source.written, type: source.type }, (key) => unsigned.has(aliases[key] ?? key)),
    );
    const body = canonicalForm(
      source.markdown === null ? null : signedBody(source.text.slice(source.markdown.bodyStart)),
    );
    const covered = files.some(({ use }) => use === 'signed-file' || use === 'image');
    return blocks.map((block): ExpectedDigest => {
      if (!isObject(block)) return none;
      const parts = { body, record, signOff: canonicalForm(signedKeys(block, (key) => key === 'digest')) };
      return covered
        ? { kind: 'needs-files', canonical: parts }
        : { kind: 'digest', value: signOffDigest(parts, {}) };
    });
  } catch {
    // Lone surrogates and the like have no canonical form; the text's oddities tell the user.
    return blocks.map(() => none);
  }
}
