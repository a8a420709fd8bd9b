import type { BrokenSignature } from '../../domain/sign-off/broken.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { SpanEdit } from '../../model/text.ts';
import { isId } from '../../records/record-id.ts';
import { hasDigest, signOffBlocks } from '../../records/sign-offs.ts';
import { replaceValue } from '../../text/edit.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import type { LocatedFile } from '../../workspace/located-file.ts';
import type { Project } from '../../workspace/project.ts';
import type { EditGroup, JudgedGroup } from '../confirmation.ts';
import { isDeclaration, type Mention, mentionsOf, type OpenFile } from '../mentions.ts';

/** Mentions of one record, or of one of its sign-offs. */
export interface RenameGroup extends EditGroup {
  /** It holds the record's own `id`. */
  readonly declares: boolean;
  readonly record: QmsRecord | null;
  /** Position of the sign-off block the mentions are in, or null. */
  readonly block: number | null;
}

/** What is renamed. */
export interface Renamed {
  readonly ids: ReadonlySet<string>;
  /** How its own id is declared: what else declares the same one by mistake keeps it. */
  readonly declaredAs: 'declaration' | 'entry';
  /** Whether a mention outside of sign-offs in this record, or in qms.yaml, goes with the id itself. */
  readonly declares: (record: QmsRecord | null) => boolean;
}

/** The edits that put the new id in the place of all mentions, grouped by what a signature covers. */
export async function renameGroups(
  project: Project,
  { ids, declaredAs, declares }: Renamed,
  newId: string,
  open: OpenFile,
): Promise<readonly RenameGroup[]> {
  const groups = new Map<string, RenameGroup & { readonly edits: SpanEdit[] }>();
  for (const { file, mentions } of await mentionsOf(project, ids, open)) {
    for (const mention of mentions) {
      if (isInWords(file, mention) || (isDeclaration(mention) && mention.kind !== declaredAs)) continue;
      const { record, path } = mention;
      const block = path[0] === 'signOffs' && typeof path[1] === 'number' ? path[1] : null;
      const name = JSON.stringify([file.path, record?.key, block]);
      const group = groups.get(name) ?? {
        file,
        edits: [],
        declares: block === null && declares(record),
        record,
        block,
      };
      group.edits.push(editOf(file, mention, newId));
      groups.set(name, group);
    }
  }
  return [...groups.values()];
}

/** True where a document of others names the record in words, which qms.yaml explains: the words stay. */
const isInWords = (file: LocatedFile, { record, span, id }: Mention): boolean =>
  record?.adoption != null && file.text.slice(span.start, span.end) !== id;

/** The edit that puts the new id in the place of a mention. */
export function editOf(file: LocatedFile, { node, span, version, kind }: Mention, newId: string): SpanEdit {
  const alone = kind === 'body' || version !== null || writeScalar(newId) === newId;
  const quoted = node !== null && node.style !== 'plain';
  if (node === null || ((alone || quoted) && span.end > span.start && isIdOnly(file, span)))
    return { span, text: newId };
  const written = version === null ? newId : `${newId}@${version}`;
  return replaceValue(file.text, node, written)[0]!;
}

/** False where the id is written with escapes, so that its characters are not those of the text. */
const isIdOnly = (file: LocatedFile, { start, end }: { start: number; end: number }): boolean =>
  isId(file.text.slice(start, end));

/** A sign-off with a digest is evidence as it stands, whether or not it still fits: to edit it is asked about. */
export function withTouchedSignatures(judged: JudgedGroup<RenameGroup>): JudgedGroup<RenameGroup> {
  const { record, block } = judged.group;
  if (record === null || block === null) return judged;
  const touched = signOffBlocks(record.data).filter((each) => each.index === block && hasDigest(each));
  return {
    group: judged.group,
    breaks: distinct([...judged.breaks, ...touched.map((each) => ({ record, block: each, review: null }))]),
  };
}

/** Signatures, each once. */
export const distinct = (signatures: readonly BrokenSignature[]): readonly BrokenSignature[] => [
  ...new Map(
    signatures.map((each) => [`${each.record.key} ${each.block?.index ?? each.review}`, each]),
  ).values(),
];
