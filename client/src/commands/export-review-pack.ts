import {
  commands,
  Disposable,
  env,
  l10n,
  ProcessExecution,
  Task,
  type TaskExecution,
  TaskRevealKind,
  TaskScope,
  tasks,
  UIKind,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type PackExportParams,
  type PackFile,
  packMethods,
  type Refused,
} from '../../../server/src/main/lsp/protocol.ts';
import type { CommandLine } from '../platform.ts';
import type { PackTarget } from '../review-pack/panel.ts';
import type { Server } from '../server.ts';
import { unlessRefused } from './refusal.ts';

type Format = 'html' | 'pdf';
type Copy = NonNullable<PackExportParams['copy']>;

/** Where to write a pack, for those who need not be asked. */
export interface ExportTarget {
  readonly format: Format;
  readonly uri: Uri;
  /** How much of the pack; all of it where nothing is said. */
  readonly copy?: Copy;
}

const isCopy = (value: unknown): value is Copy =>
  value === 'brief' || value === 'meeting' || value === 'archive';

/** Where something the command was called with says to write the pack; null when it is to ask. */
export function exportTarget(given: unknown): ExportTarget | null {
  const { format, uri, copy } = (given ?? {}) as Readonly<Record<string, unknown>>;
  return (format === 'html' || format === 'pdf') && uri instanceof Uri
    ? { format, uri, ...(isCopy(copy) ? { copy } : {}) }
    : null;
}

/** *Export Review Pack…*: writes the pack as a file; as PDF where the command line can be run. */
export async function exportReviewPack(
  server: Server,
  commandLine: CommandLine | null,
  pack: PackTarget,
  given: ExportTarget | null,
): Promise<void> {
  const target = given ?? (await askForTarget(commandLine, pack));
  if (target === null) return;
  if (target.format === 'pdf' && commandLine === null) {
    sayNotHere();
    return;
  }
  const isWritten =
    target.format === 'html'
      ? await writeHtml(server, pack, target)
      : commandLine !== null && (await printPdf(commandLine, pack, target));
  if (!isWritten) {
    if (target.format === 'pdf' && commandLine !== null) await offerHtml(server, pack, target);
    return;
  }
  if (given !== null) return;
  await offerToOpen(target);
}

/** Says that the file is there, and opens it where that is wanted. */
async function offerToOpen(target: ExportTarget): Promise<void> {
  const show = l10n.t('Open');
  const name = target.uri.path.split('/').at(-1) ?? '';
  const answer = await window.showInformationMessage(l10n.t('{0} was written.', name), show);
  if (answer !== show) return;
  if (env.uiKind === UIKind.Desktop) await env.openExternal(target.uri);
  else await commands.executeCommand('vscode.open', target.uri);
}

/** A PDF is made by the command line, out of files of this machine. */
function sayNotHere(): void {
  void window.showWarningMessage(
    l10n.t(
      'A PDF cannot be made in a browser or from files that are not on this machine: export the pack as HTML and print that.',
    ),
  );
}

async function askForTarget(commandLine: CommandLine | null, pack: PackTarget): Promise<ExportTarget | null> {
  // The command line reads files of this machine.
  const canPrint = commandLine !== null && Uri.parse(pack.root).scheme === 'file';
  const formats: readonly { label: string; description: string; format: Format }[] = [
    { label: 'HTML', description: l10n.t('one file, for any browser'), format: 'html' },
    {
      label: 'PDF',
      description: canPrint ? l10n.t('to print and to keep') : l10n.t('not here: take HTML and print that'),
      format: 'pdf',
    },
  ];
  const copy = await askForCopy();
  if (copy === undefined) return null;
  const picked = await window.showQuickPick(formats, { placeHolder: l10n.t('In which format?') });
  if (picked === undefined) return null;
  if (picked.format === 'pdf' && !canPrint) {
    sayNotHere();
    return null;
  }
  const uri = await window.showSaveDialog({
    defaultUri: Uri.joinPath(
      Uri.parse(pack.root),
      `${pack.review}${copy === 'archive' ? '' : `-${copy}`}.${picked.format}`,
    ),
    filters: { [picked.label]: [picked.format] },
  });
  return uri === undefined ? null : { format: picked.format, uri, copy };
}

/** How much of the pack is wanted: three copies for three readers. */
async function askForCopy(): Promise<Copy | undefined> {
  const copies: readonly { label: string; description: string; copy: Copy }[] = [
    { label: l10n.t('For the meeting'), description: l10n.t('what is needed to run it'), copy: 'meeting' },
    { label: l10n.t('Brief'), description: l10n.t('page one and what is to be decided'), copy: 'brief' },
    {
      label: l10n.t('Archive'),
      description: l10n.t('everything, with readings, sign-offs and digests'),
      copy: 'archive',
    },
  ];
  return (await window.showQuickPick(copies, { placeHolder: l10n.t('How much of the pack?') }))?.copy;
}

async function writeHtml(server: Server, pack: PackTarget, { uri, copy }: ExportTarget): Promise<boolean> {
  const params: PackExportParams = { ...pack, ...(copy === undefined ? {} : { copy }) };
  const answer = unlessRefused(await server.request<PackFile | Refused>(packMethods.packFile, params));
  if (answer === null) return false;
  await workspace.fs.writeFile(uri, new TextEncoder().encode(answer.html));
  return true;
}

/** Has the command line print the pack; it reads files as they are stored. */
async function printPdf(
  { program, arguments: start, environment }: CommandLine,
  { root, review }: PackTarget,
  { uri, copy = 'archive' }: ExportTarget,
): Promise<boolean> {
  const below = `${Uri.parse(root).toString()}/`;
  if (workspace.textDocuments.some(({ isDirty, uri: own }) => isDirty && own.toString().startsWith(below))) {
    const save = l10n.t('Save All');
    const answer = await window.showWarningMessage(
      l10n.t('A PDF is made of the files as they are stored: save your changes first.'),
      { modal: true },
      save,
    );
    if (answer !== save || !(await workspace.saveAll(false))) return false;
  }
  const folder = Uri.parse(root).fsPath;
  const options = ['pack', review, '--root', folder, '--format', 'pdf', '--copy', copy, '--out', uri.fsPath];
  const task = new Task(
    { type: 'qms', command: 'pack' },
    TaskScope.Workspace,
    `pack ${review}`,
    'qms',
    new ProcessExecution(program, [...start, ...options], { cwd: folder, env: { ...environment } }),
  );
  task.presentationOptions = { reveal: TaskRevealKind.Silent };
  return (await runToEnd(task)) === 0;
}

/** Says that there is no PDF, what it needs, and the way without: the same pages as HTML, which any browser prints. */
async function offerHtml(server: Server, pack: PackTarget, target: ExportTarget): Promise<void> {
  const html = l10n.t('Export as HTML');
  const answer = await window.showErrorMessage(
    l10n.t(
      'The PDF was not made; the terminal says why. PDFs are printed by an installed Google Chrome, Chromium, Microsoft Edge or Brave. Any browser prints the HTML as well.',
    ),
    html,
  );
  if (answer !== html) return;
  const path = target.uri.path.replace(/\.pdf$/i, '');
  const instead: ExportTarget = { ...target, format: 'html', uri: target.uri.with({ path: `${path}.html` }) };
  if (await writeHtml(server, pack, instead)) await offerToOpen(instead);
}

/** Runs a task; its exit code, or undefined when its program was never started or was ended from outside. */
async function runToEnd(task: Task): Promise<number | undefined> {
  let end: (code: number | undefined) => void = () => {};
  const ended = new Promise<number | undefined>((resolve) => {
    end = resolve;
  });
  const isOurs = ({ task: other }: TaskExecution): boolean =>
    other.name === task.name && other.definition['command'] === task.definition['command'];
  // Listening begins before the task does: a short one may be over when it is known to run.
  const listening = Disposable.from(
    tasks.onDidEndTaskProcess(({ execution, exitCode }) => isOurs(execution) && end(exitCode)),
    // Shown after the end of the process, and also where there was none.
    tasks.onDidEndTask(({ execution }) => isOurs(execution) && end(undefined)),
  );
  try {
    await tasks.executeTask(task);
    return await ended;
  } finally {
    listening.dispose();
  }
}
