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
import { type PackFile, packMethods, type Refused } from '../../../server/src/main/lsp/protocol.ts';
import type { CommandLine } from '../platform.ts';
import type { PackTarget } from '../review-pack/panel.ts';
import type { Server } from '../server.ts';
import { unlessRefused } from './refusal.ts';

type Format = 'html' | 'pdf';

/** Where to write a pack, for those who need not be asked. */
export interface ExportTarget {
  readonly format: Format;
  readonly uri: Uri;
}

/** Where something the command was called with says to write the pack; null when it is to ask. */
export function exportTarget(given: unknown): ExportTarget | null {
  const { format, uri } = (given ?? {}) as Readonly<Record<string, unknown>>;
  return (format === 'html' || format === 'pdf') && uri instanceof Uri ? { format, uri } : null;
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
      ? await writeHtml(server, pack, target.uri)
      : commandLine !== null && (await printPdf(commandLine, pack, target.uri));
  if (!isWritten || given !== null) return;
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
  const picked = await window.showQuickPick(formats, { placeHolder: l10n.t('In which format?') });
  if (picked === undefined) return null;
  if (picked.format === 'pdf' && !canPrint) {
    sayNotHere();
    return null;
  }
  const uri = await window.showSaveDialog({
    defaultUri: Uri.joinPath(Uri.parse(pack.root), `${pack.review}.${picked.format}`),
    filters: { [picked.label]: [picked.format] },
  });
  return uri === undefined ? null : { format: picked.format, uri };
}

async function writeHtml(server: Server, pack: PackTarget, uri: Uri): Promise<boolean> {
  const answer = unlessRefused(await server.request<PackFile | Refused>(packMethods.packFile, { ...pack }));
  if (answer === null) return false;
  await workspace.fs.writeFile(uri, new TextEncoder().encode(answer.html));
  return true;
}

/** Has the command line print the pack; it reads files as they are stored. */
async function printPdf(
  { program, arguments: start, environment }: CommandLine,
  { root, review }: PackTarget,
  uri: Uri,
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
  const options = ['pack', review, '--root', folder, '--format', 'pdf', '--out', uri.fsPath];
  const task = new Task(
    { type: 'qms', command: 'pack' },
    TaskScope.Workspace,
    `pack ${review}`,
    'qms',
    new ProcessExecution(program, [...start, ...options], { cwd: folder, env: { ...environment } }),
  );
  task.presentationOptions = { reveal: TaskRevealKind.Silent };
  if ((await runToEnd(task)) === 0) return true;
  void window.showErrorMessage(
    l10n.t(
      'The PDF was not made: the terminal says why. An installed browser of the Chromium family is needed.',
    ),
  );
  return false;
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
