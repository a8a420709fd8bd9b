import { type ExtensionContext, Uri, workspace } from 'vscode';
import { type ExtensionApi, start } from './start.ts';

/** The extension on the desktop and on remote machines: the server is a process of its own. */
export function activate(context: ExtensionContext): ExtensionApi {
  const pathOf = (...parts: string[]): string => Uri.joinPath(context.extensionUri, ...parts).fsPath;
  const module = pathOf('dist', 'server.mjs');
  const folders = workspace.workspaceFolders ?? [];
  return start(context, {
    createClient: async (options) => {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
      return new LanguageClient('qms', 'QMS as Code', { module, transport: TransportKind.ipc }, options);
    },
    schemes: [...new Set(['file', ...folders.map(({ uri }) => uri.scheme)])],
    commandLine: {
      program: process.execPath,
      arguments: [pathOf('server', 'bin', 'qms.mjs')],
      environment: { ELECTRON_RUN_AS_NODE: '1' },
    },
  });
}
