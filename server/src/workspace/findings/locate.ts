import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { FileEdit, Finding, Issue, Place } from '../../model/finding.ts';
import type { SpanEdit } from '../../model/text.ts';
import { displayPath } from '../../records/display-path.ts';
import { inEditions } from '../../standards/lookup.ts';
import type { LocatedFile } from '../located-file.ts';
import { documentation } from './documentation.ts';
import type { Draft } from './draft.ts';
import type { Publication } from './publication.ts';

/**
 * Turns the symbolic places of a draft, its related places and its fixes into ranges of the texts as they are.
 * @param open gives a file's text and trees, or null when it can no longer be read
 */
export async function locateFinding(
  draft: Draft,
  publication: Publication,
  open: Publication['open'],
): Promise<Finding> {
  const { issue, rule, record, severity } = draft;
  const { configuration, recordOf, language } = publication;
  const file = await open(issue.place.file);
  const rangeAt = (place: Place, at: LocatedFile | null) => {
    const about = place.record === undefined ? null : (recordOf(place.record) ?? null);
    return at === null
      ? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
      : at.rangeOf(at.spanOf(place, about, configuration.aliases));
  };
  const related: Finding['related'][number][] = [];
  for (const { place, message } of issue.related ?? []) {
    related.push({
      file: place.file,
      range: rangeAt(place, await open(place.file)),
      message: language.text(message),
    });
  }
  const path =
    record === null ? plainPath(issue.place) : displayPath(record.data, issue.place.path, record.entries);
  const steps: Finding['steps'] & object =
    issue.steps ?? (rule.begins === undefined ? [] : [{ kind: 'new-record', type: rule.begins }]);
  const named = record !== null && record.id !== '' ? record.id : null;
  return {
    rule: rule.id,
    severity,
    basis: issue.basis ?? rule.basis,
    message: language.text(issue.message),
    file: issue.place.file,
    range: rangeAt(issue.place, file),
    ...(named === null ? {} : { record: named }),
    path,
    clauses: inEditions(
      issue.clauses ?? rule.clauses,
      configuration.standards.map(({ id }) => id),
    ),
    related,
    fixes: await fixesOf(issue, publication, open),
    ...(issue.signOff === undefined ? {} : { signOff: issue.signOff }),
    ...(steps.length === 0 ? {} : { steps }),
    docs: documentation(rule.id),
    fingerprint: fingerprint(rule.id, named ?? issue.place.file, path),
  };
}

const plainPath = ({ path }: Place): string =>
  path
    .map((segment, index) =>
      typeof segment === 'number' ? `[${segment + 1}]` : index === 0 ? segment : `.${segment}`,
    )
    .join('');

async function fixesOf(
  issue: Issue,
  publication: Publication,
  open: Publication['open'],
): Promise<Finding['fixes']> {
  const fixes: Finding['fixes'][number][] = [];
  for (const plan of issue.fixes ?? []) {
    const file = await open(plan.file);
    const record = plan.record === undefined ? null : (publication.recordOf(plan.record) ?? null);
    const edits = file === null ? null : publication.editsOf(plan, file, record);
    if (edits === null || file === null) continue;
    const inFile = (edit: SpanEdit): FileEdit => ({
      file: plan.file,
      range: file.rangeOf(edit.span),
      newText: edit.text,
    });
    fixes.push({
      title: publication.language.text(plan.title),
      certain: plan.certain,
      edits: edits.map(inFile),
    });
  }
  return fixes;
}

/** Sixteen hexadecimal digits that stay the same while rule, record and field do, wherever the text moves. */
function fingerprint(rule: string, record: string, path: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${rule}\n${record}\n${path}`))).slice(0, 16);
}
