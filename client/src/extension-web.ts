import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type ExtensionApi, start } from './start.ts';

interface ServerWorker {
  terminate(): void;
}
declare const Worker: new (url: string) => ServerWorker;

/** The extension in a browser: the server is a worker. */
export function activate(context: ExtensionContext): ExtensionApi {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server-browser.js').toString(true);
  let worker: ServerWorker | null = null;
  const stopWorker = (): void => worker?.terminate();
  context.subscriptions.push({ dispose: stopWorker });
  const startWorker = async (): Promise<ServerWorker> => {
    stopWorker();
    worker = new Worker(script);
    return worker;
  };
  return start(context, {
    createClient: (options) =>
      new LanguageClient(
        'qms',
        'QMS as Code',
        startWorker as unknown as ConstructorParameters<typeof LanguageClient>[2],
        options,
      ),
    schemes: null,
    commandLine: null,
  });
}
