import type { FileUse, QmsRecord } from '../model/record.ts';
import type { SpanEdit } from '../model/text.ts';
import { configurationFile } from '../records/configuration.ts';
import { replaceValue } from '../text/edit.ts';
import { findNode, type YamlNode } from '../text/node.ts';
import type { LocatedFile } from '../workspace/located-file.ts';
import type { Project } from '../workspace/project.ts';
import { type AskingClient, breakQuestion, type EditGroup, judgeGroups, Proposal } from './confirmation.ts';
import { type OpenFile, recordPathNode } from './mentions.ts';
import type { ProposedEdit } from './proposed-edit.ts';

/** A file or folder that is about to get another path; both below the root, with `/`. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

/**
 * The edits that keep relative paths right when files or folders are moved: fields that name files, `data:`,
 * images and relative links in bodies, in the files that move and in those that point to them, and paths
 * without wildcards in qms.yaml. Ids need none: they do not say where a record is.
 *
 * The edits are for the files at their present paths, to be made before the move. Those in text that a matching
 * signature covers carry a question; where the client cannot ask, they are left out.
 */
export async function fileMoveEdits(
  project: Project,
  moves: readonly FileMove[],
  open: OpenFile,
  { canAsk }: AskingClient,
): Promise<ProposedEdit> {
  const moved = (path: string): string => newPath(path, moves);
  const groups: EditGroup[] = [];
  for (const [path, facts] of project.store.files) {
    const affected = facts.records.filter(({ fileUses }) =>
      fileUses.some(({ target }) => target !== null && (moved(path) !== path || moved(target) !== target)),
    );
    const file = affected.length === 0 ? null : await open(path);
    if (file === null) continue;
    const edited = new Set<number>();
    for (const record of affected) {
      const edits = record.fileUses
        .flatMap((use) => pathEdit(project, file, record, use, moved))
        .filter(({ span }) => !edited.has(span.start));
      for (const { span } of edits) edited.add(span.start);
      if (edits.length > 0) groups.push({ file, edits });
    }
  }
  const configuration = await open(configurationFile);
  if (configuration !== null) groups.push({ file: configuration, edits: settingEdits(configuration, moved) });
  const proposal = new Proposal();
  for (const { group, breaks } of judgeGroups(project, groups))
    if (breaks.length === 0 || canAsk)
      proposal.add(group, breaks.length === 0 ? null : breakQuestion(breaks, project));
  return proposal.result();
}

/** Where a path is after the moves: of a file in a folder that moves, below the folder's new path. */
function newPath(path: string, moves: readonly FileMove[]): string {
  for (const { from, to } of moves) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return `${to}${path.slice(from.length)}`;
  }
  return path;
}

function pathEdit(
  project: Project,
  file: LocatedFile,
  record: QmsRecord,
  use: FileUse,
  moved: (path: string) => string,
): readonly SpanEdit[] {
  const { written, target, span, path } = use;
  if (target === null || written === '') return [];
  const [source, goal] = [moved(file.path), moved(target)];
  if (source === file.path && goal === target) return [];
  const { below } = project.setup;
  const isFromTop = written.startsWith('/');
  const way = (from: string, to: string): string =>
    isFromTop ? `/${below === '' ? '' : `${below}/`}${to}` : relativePath(from, to);
  const relative = way(source, goal);
  if (relative === way(file.path, target)) return [];
  const dotted = written.startsWith('./') && !relative.startsWith('../') ? `./${relative}` : relative;
  if (span === undefined) {
    const node = recordPathNode(file, record, path, project.configuration.aliases);
    if (node?.kind !== 'scalar' || node.value !== written) return [];
    return replaceValue(file.text, node, dotted.replaceAll('%', '%25'));
  }
  const at = file.text.slice(span.start, span.end).indexOf(written);
  if (at < 0) return [];
  const start = span.start + at;
  return [{ span: { start, end: start + written.length }, text: encodeLink(dotted) }];
}

/** A path as the destination of a Markdown link: what would end it or change its meaning is percent-encoded. */
const encodeLink = (path: string): string =>
  path.replace(
    /[\s%#?()<>\\"]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** The way from the folder of one file to another file, both below the root. */
function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let shared = 0;
  while (shared < folders.length && shared < parts.length - 1 && folders[shared] === parts[shared])
    shared += 1;
  return [...folders.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
}

/** Lists of qms.yaml that hold paths, `*` for each of their entries. */
const pathLists: readonly (readonly string[])[] = [
  ['records'],
  ['exclude'],
  ['schemas'],
  ['types', '*', 'files'],
];

function settingEdits(file: LocatedFile, moved: (path: string) => string): SpanEdit[] {
  const root = file.documents[0]?.tree() ?? null;
  if (root === null) return [];
  return pathLists.flatMap(([list, , key]) => {
    const found = findNode(root, [list!])?.node;
    const entries: readonly YamlNode[] =
      found?.kind === 'seq' ? found.items : found === undefined ? [] : [found];
    return entries.flatMap((entry) => {
      const node = key === undefined ? entry : (findNode(entry, [key])?.node ?? entry);
      if (node.kind !== 'scalar' || typeof node.value !== 'string') return [];
      const path = moved(node.value);
      return path === node.value ? [] : replaceValue(file.text, node, path);
    });
  });
}
