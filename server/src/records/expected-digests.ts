import type { JsonObject } from '../model/json.ts';
import type { ExpectedDigest, FileUse, Oddity } from '../model/record.ts';
import type { FieldName } from '../schemas/bound.ts';
import { boundRecord, withId } from './bound-record.ts';
import { canonicalForm, signOffDigest } from './canonical.ts';
import { isCovered } from './covered-files.ts';
import type { ReadSetup } from './read-setup.ts';
import type { RecordSource } from './record-source.ts';
import { signedBody } from './signed-body.ts';
import { mappingsOf, textOf, textsOf } from './values.ts';

/** More earlier ids than this are not looked at: each costs a digest. */
const mostFormerIds = 20;

/** The canonical forms of what one meaning binds: under the id the record has, and under each it had. */
interface BoundForms {
  readonly record: string;
  readonly former: readonly (readonly [id: string, form: string])[];
}

const none: ExpectedDigest = { kind: 'none' };

/** The digest each sign-off block of a record must carry, as far as its own file shows. */
export function digestsOf(
  source: RecordSource,
  { catalogue, configuration, sha256 }: Pick<ReadSetup, 'catalogue' | 'configuration' | 'sha256'>,
  oddities: readonly Oddity[],
  files: readonly FileUse[],
): ExpectedDigest[] {
  const blocks = source.data['signOffs'];
  if (!Array.isArray(blocks) || blocks.length === 0) return [];
  if (oddities.some(({ blocksDigest }) => blocksDigest)) return blocks.map(() => none);
  const {
    aliases,
    signOff: { required },
  } = configuration;
  const keys = source.adoption?.keys ?? aliases;
  const nameOf: FieldName = (key) => (Object.hasOwn(keys, key) ? keys[key]! : key);
  const formerIds = textsOf(source.data['formerIds']).slice(0, mostFormerIds);
  const boundForms = new Map<string, BoundForms>();
  const formsFor = (meaning: string): BoundForms => {
    const known = boundForms.get(meaning);
    if (known !== undefined) return known;
    const formOf = (written: JsonObject): string =>
      canonicalForm(boundRecord(written, source.type, meaning, catalogue, nameOf, required));
    const former = formerIds.map((id) => [id, formOf(withId(source.written, id, nameOf))] as const);
    const forms = { record: formOf(source.written), former };
    boundForms.set(meaning, forms);
    return forms;
  };
  try {
    const body = canonicalForm(
      source.markdown === null ? null : signedBody(source.text.slice(source.markdown.bodyStart)),
    );
    const digests = blocks.map(() => none);
    for (const { index, value } of mappingsOf(blocks)) {
      const { digest: _digest, ...block } = value;
      const meaning = textOf(value['meaning']) ?? '';
      const { record, former } = formsFor(meaning);
      const canonical = { body, record, signOff: canonicalForm(block) };
      const needsFiles = files.some((use) => isCovered(use, { index, meaning }));
      const digestOf = (form: string): string => signOffDigest({ ...canonical, record: form }, {}, sha256);
      const earlier = former.map(([id, form]) => [id, needsFiles ? form : digestOf(form)] as const);
      digests[index] = {
        ...(needsFiles
          ? { kind: 'needs-files' as const, canonical }
          : { kind: 'digest' as const, value: digestOf(record) }),
        ...(earlier.length === 0 ? {} : { former: Object.fromEntries(earlier) }),
      };
    }
    return digests;
  } catch {
    // Lone surrogates and the like have no canonical form; the text's oddities say so.
    return blocks.map(() => none);
  }
}
