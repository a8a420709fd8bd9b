import type { FixPlan, FixStep } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { SpanEdit } from '../../model/text.ts';
import { recordNode, writtenPath } from '../../records/record-node.ts';
import {
  addKey,
  insertItem,
  quoteScalar,
  removeKey,
  renameKey,
  replaceValue,
  wrapInList,
} from '../../text/edit.ts';
import { findNode, type YamlNode } from '../../text/node.ts';
import type { LocatedFile } from '../located-file.ts';

function editsOfStep(step: FixStep, root: YamlNode | null, file: LocatedFile): readonly SpanEdit[] | null {
  const { text } = file;
  if (step.kind === 'edit') return [step.edit];
  if (root === null) return null;
  const found = findNode(root, step.path);
  if (found === null) return null;
  const { node, key } = found;
  switch (step.kind) {
    case 'replace-value':
      return replaceValue(text, node, step.value);
    case 'rename-key':
      return key === null ? null : renameKey(key, step.key);
    case 'quote':
      return quoteScalar(node, file.usualQuotes);
    case 'wrap-in-list':
      return wrapInList(node);
    case 'add-key':
      return node.kind === 'map' ? addKey(text, node, step.key, step.value) : null;
    case 'add-item':
      return node.kind === 'seq' || node.kind === 'scalar' ? insertItem(text, node, step.value) : null;
    case 'remove-key': {
      const parent = findNode(root, step.path.slice(0, -1))?.node;
      return parent?.kind === 'map' ? removeKey(text, parent, String(step.path.at(-1))) : null;
    }
  }
}

/**
 * The text edits of a fix in the text as it is now, or null when a place it names is no longer there.
 * No fix reaches into `signOffs`: whoever signs, signs.
 */
export function editsOfFix(
  plan: FixPlan,
  file: LocatedFile,
  record: QmsRecord | null,
  aliases: Readonly<Record<string, string>>,
): readonly SpanEdit[] | null {
  const edits: SpanEdit[] = [];
  // A table, or text that does not parse, is edited without its tree.
  if (plan.steps.every((step) => step.kind === 'edit')) return plan.steps.map(({ edit }) => edit);
  const document = file.documents[record?.document ?? 0] ?? null;
  const root = record === null ? (document?.tree() ?? null) : recordNode(document, record.item, aliases);
  for (const step of plan.steps) {
    if (step.kind !== 'edit' && step.path[0] === 'signOffs') return null;
    const inFile: FixStep =
      record === null || step.kind === 'edit'
        ? step
        : { ...step, path: writtenPath(root, step.path, aliases) };
    const made = editsOfStep(inFile, root, file);
    if (made === null) return null;
    edits.push(...made);
  }
  return edits.length === 0 ? null : edits;
}
