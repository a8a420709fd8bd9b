import type { FixPlan, FixStep } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { SpanEdit } from '../../model/text.ts';
import { recordNode, writtenPath } from '../../records/record-node.ts';
import {
  addKey,
  insertItem,
  quoteScalar,
  removeItem,
  removeKey,
  renameKey,
  replaceValue,
  wrapInList,
} from '../../text/edit.ts';
import { findNode, type YamlNode } from '../../text/node.ts';
import { writeScalar } from '../../text/write-scalar.ts';
import type { LocatedFile } from '../located-file.ts';

/** A step as it is made in the file: keys as they are written there, and what a register's defaults say left to them. */
function stepInFile(
  step: FixStep,
  root: YamlNode | null,
  aliases: Readonly<Record<string, string>>,
): Exclude<FixStep, { kind: 'set-key' }> {
  if (step.kind === 'edit') return step;
  if (step.kind !== 'set-key') return { ...step, path: writtenPath(root, step.path, aliases) };
  const path = writtenPath(root, [step.key], aliases);
  return root !== null && findNode(root, path) !== null
    ? { kind: 'replace-value', path, value: step.value }
    : { kind: 'add-key', path: [], key: String(path[0]), value: writeScalar(step.value) };
}

function editsOfStep(
  step: Exclude<FixStep, { kind: 'set-key' }>,
  root: YamlNode | null,
  file: LocatedFile,
): readonly SpanEdit[] | null {
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
    case 'remove-item': {
      const parent = findNode(root, step.path.slice(0, -1))?.node;
      return parent?.kind === 'seq' ? removeItem(text, parent, Number(step.path.at(-1))) : null;
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
    if (step.kind !== 'edit' && (step.kind === 'set-key' ? step.key : step.path[0]) === 'signOffs')
      return null;
    const made = editsOfStep(stepInFile(step, root, record === null ? {} : aliases), root, file);
    if (made === null) return null;
    edits.push(...made);
  }
  return edits.length === 0 ? null : edits;
}
