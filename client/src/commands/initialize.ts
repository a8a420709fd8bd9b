import { commands, FileType, l10n, Uri, window, workspace } from 'vscode';
import {
  type InitialFile,
  type InitialFiles,
  methods,
  type SetUpAnswers,
} from '../../../server/src/main/lsp/protocol.ts';
import { lookThrough } from '../adoption/look-through.ts';
import { AdoptionPanel } from '../adoption/panel.ts';
import { stepDone } from '../progress-keys.ts';
import type { Server } from '../server.ts';
import type { WhoAmI } from '../who-am-i.ts';
import { askSetUp } from './set-up-questions.ts';

/**
 * *Set Up a Quality Management System…*: shows how the documents of a folder are read as they are; where there are none,
 * asks who sets it up and writes the first records, or those of the example company.
 * @param extension where the extension is installed
 */
export async function initializeRepository(server: Server, extension: Uri, whoAmI: WhoAmI): Promise<void> {
  const folder = await pickFolder();
  if (folder === null) return;
  if (await isBegun(folder)) {
    // Nobody waits for an answer to a notification.
    server.unattended(offerMore(server, extension, folder));
    return;
  }
  const view = await lookThrough(server, folder);
  // What was cancelled is not gone on with in another way.
  if (view === null) return;
  const startFresh = (): Promise<void> => startOwn(server, folder, whoAmI);
  if (view.records > 0) new AdoptionPanel({ server, extension, folder, startFresh }, view);
  else await startFresh();
}

/** Asks for what is known already, and writes the files of a new repository, or of the example company. */
async function startOwn(server: Server, folder: Uri, whoAmI: WhoAmI): Promise<void> {
  const wanted = await askWhatToStart();
  if (wanted === null) return;
  const { files, you } = await server.request<InitialFiles>(methods.initialFiles, wanted);
  const present = await presentOf(folder, files);
  const inTheWay = present.filter((path) => path !== readme);
  if (inTheWay.length > 0) {
    void window.showWarningMessage(
      l10n.t('Nothing was written, because {0} is there already: choose an empty folder.', inTheWay[0]!),
    );
    return;
  }
  // Most folders under version control have a guide already: ours gives way to it.
  const toWrite = files.filter(({ path }) => !present.includes(path));
  const encoder = new TextEncoder();
  for (const { path, text } of toWrite)
    await workspace.fs.writeFile(Uri.joinPath(folder, path), encoder.encode(text));
  if (you !== null) await whoAmI.remember(folder.toString(), you);
  stepDone('initialized');
  if (wanted.sample) await commands.executeCommand('markdown.showPreview', Uri.joinPath(folder, readme));
  else await commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
  void offerProblems(toWrite.length);
}

/** What is to be written: the example company, or records of one's own with what was said of them; null for nothing. */
async function askWhatToStart(): Promise<{
  readonly sample: boolean;
  readonly answers?: SetUpAnswers;
} | null> {
  for (;;) {
    const sample = await pickKind();
    if (sample !== false) return sample === null ? null : { sample };
    const answers = await askSetUp();
    if (answers !== 'back') return answers === null ? null : { sample, answers };
  }
}

const walkthrough = 'qms-as-code.qms-as-code#start';

const readme = 'README.md';

/** Whether the folder is a repository already. */
async function isBegun(folder: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(Uri.joinPath(folder, 'qms.yaml'));
    return true;
  } catch {
    return false;
  }
}

/** In a repository there is nothing to begin, but a record to add, or documents that came later to look for. */
async function offerMore(server: Server, extension: Uri, folder: Uri): Promise<void> {
  const add = l10n.t('New Record…');
  const look = l10n.t('Look for New Documents');
  const answer = await window.showInformationMessage(
    l10n.t('There is a qms.yaml in this folder: the repository is begun already. Add records to it.'),
    add,
    look,
  );
  if (answer === add) await commands.executeCommand('qms.newRecord');
  if (answer !== look) return;
  const view = await lookThrough(server, folder);
  if (view === null) return;
  if (view.config === view.before)
    void window.showInformationMessage(l10n.t('There is nothing new: qms.yaml covers what is here.'));
  else new AdoptionPanel({ server, extension, folder, startFresh: async () => {} }, view);
}

/** Says where it stands what there is to do now. */
async function offerProblems(count: number): Promise<void> {
  const problems = l10n.t('Show Problems');
  const answer = await window.showInformationMessage(
    l10n.t('{0} files written. Problems lists what is to do.', count),
    problems,
  );
  if (answer === problems) await commands.executeCommand('workbench.actions.view.problems');
}

async function pickFolder(): Promise<Uri | null> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const open = l10n.t('Open Folder…');
    const answer = await window.showInformationMessage(
      l10n.t('Open the folder that is to hold the repository first.'),
      open,
    );
    if (answer === open) await commands.executeCommand('vscode.openFolder');
    return null;
  }
  if (folders.length === 1) return folders[0]!.uri;
  const picked = await window.showWorkspaceFolderPick({
    placeHolder: l10n.t('Which folder is to hold the repository?'),
  });
  return picked?.uri ?? null;
}

async function pickKind(): Promise<boolean | null> {
  const picked = await window.showQuickPick(
    [
      {
        label: l10n.t('Start our own'),
        detail: l10n.t('Four questions, and the first records are there'),
        sample: false,
      },
      {
        label: l10n.t('Look around in an example company'),
        detail: l10n.t('A whole quality management system to learn from'),
        sample: true,
      },
    ],
    { placeHolder: l10n.t('What do you want to begin with?'), ignoreFocusOut: true },
  );
  return picked?.sample ?? null;
}

/** Which of the files are there, whatever they are. */
async function presentOf(folder: Uri, files: readonly InitialFile[]): Promise<readonly string[]> {
  const there = await Promise.all(
    files.map(async ({ path }) => {
      try {
        return (await workspace.fs.stat(Uri.joinPath(folder, path))).type !== FileType.Unknown;
      } catch {
        return false;
      }
    }),
  );
  return files.filter((_, index) => there[index]).map(({ path }) => path);
}
