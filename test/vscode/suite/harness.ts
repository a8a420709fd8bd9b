import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/start.ts';
import type { UiAction, UiAnswer, UiRequest } from '../ui.ts';

export const extensionId = 'qms-as-code.qms-as-code';

interface Test {
  readonly name: string;
  readonly run: () => Promise<void> | Promise<string>;
}

/** What a run of tests says of one of them, on a line of its own. */
export interface TestReport {
  readonly name: string;
  readonly failure: string | null;
  readonly milliseconds: number;
  /** A figure that was measured on the way. */
  readonly note: string | null;
}

export const testMark = 'QMS-TEST ';
const tests: Test[] = [];

/** Adds a test; tests run one after another in the order they were added. */
export const check = (name: string, run: Test['run']): void => void tests.push({ name, run });

/** Milliseconds after which a test counts as stuck: a busy machine takes ten times as long as an idle one. */
const longestTest = 240_000;

/** Runs all tests and reports each. Throws when one failed, which ends VS Code with a code other than 0. */
export async function runTests(): Promise<void> {
  let failed = 0;
  for (const { name, run } of tests) {
    const begun = Date.now();
    let failure: string | null = null;
    let note: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not done after ${longestTest} ms`)), longestTest);
      });
      const measured = await Promise.race([run(), late]);
      if (typeof measured === 'string') note = measured;
    } catch (error) {
      failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      failed += 1;
    }
    clearTimeout(timer);
    const report: TestReport = { name, failure, milliseconds: Date.now() - begun, note };
    console.log(`${testMark}${JSON.stringify(report)}`);
  }
  if (failed > 0) throw new Error(`${failed} of ${tests.length} tests failed`);
}

export function assert(holds: unknown, message: string): asserts holds {
  if (!holds) throw new Error(message);
}

export function equal<T>(actual: T, expected: T, message: string): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${message}: expected ${right}, got ${left}`);
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until something is there: asks again and again. Throws when it does not come. */
export async function until<T>(
  what: string,
  ask: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  patience = 30_000,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come within ${patience} ms`);
    await pause(50);
  }
}

export const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri;
export const inWorkspace = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);

/** Is this the worker of a browser? */
export const isWeb = (): boolean => vscode.env.uiKind === vscode.UIKind.Web && !('process' in globalThis);

export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(path)));
}

export const writeText = (path: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(inWorkspace(path), new TextEncoder().encode(text));

/** What the extension gives to others, once it runs and has read the only root of the workspace. */
export async function indexed(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>(extensionId);
  assert(extension, 'the extension is installed');
  const api = await until('activation', () => extension.isActive && extension.exports);
  await until('the index', () => {
    const [root] = api.status().roots;
    return root !== undefined && root.indexing === null && root.records > 0;
  });
  return api;
}

/** Shows a file and gives its editor. */
export const open = async (path: string): Promise<vscode.TextEditor> =>
  vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inWorkspace(path)));

/** Puts one text in the place of another that occurs in a document, as typing would. */
export async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const { document } = editor;
  const at = document.getText().indexOf(from);
  assert(at >= 0, `"${from}" stands in ${document.uri.path}`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  assert(await editor.edit((edit) => edit.replace(range, to)), 'the editor takes the edit');
}

/** The position right behind a text that occurs in a document. */
export function behind(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert(at >= 0, `"${text}" stands in ${document.uri.path}`);
  return document.positionAt(at + text.length);
}

/** Our findings on a file. */
export const findings = (path: string): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(inWorkspace(path)).filter(({ source }) => source === 'qms');

export const ruleOf = ({ code }: vscode.Diagnostic): string =>
  String(typeof code === 'object' ? code.value : code);

/** Waits until a rule has found something in a file. */
export const findingOf = (path: string, rule: string): Promise<vscode.Diagnostic> =>
  until(`${rule} in ${path}`, () => findings(path).find((finding) => ruleOf(finding) === rule));

export const noFindings = (path: string): Promise<true> =>
  until(`no findings in ${path}`, () => findings(path).length === 0);

/** Saves every document, also those that were changed without being shown. */
export async function saveAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty))
    assert(await document.save(), `${document.uri.path} is saved`);
}

/** Undoes what was not saved and closes all editors. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The answers of a window that was loaded anew are no answers to this one. */
let asked = Date.now();

/** Has something done with the page of VS Code, and gives the text of what it was done with. */
export async function ui(action: UiAction): Promise<string> {
  asked += 1;
  const request: UiRequest = { id: asked, action };
  console.log(`QMS-UI ${JSON.stringify(request)}`);
  const answer = await until(`the page to ${JSON.stringify(action)}`, async () => {
    try {
      return JSON.parse(await readText(`.ui/${request.id}.json`)) as UiAnswer;
    } catch {
      return null;
    }
  });
  assert(answer.failure === null, answer.failure ?? '');
  return answer.text;
}
