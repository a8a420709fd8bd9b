import { type ExtensionContext, Uri } from 'vscode';
import type { BrowserMessageReader } from 'vscode-languageclient/browser';
import { type ExtensionApi, start } from './start.ts';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];
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
  return start(context, {
    createClient: async (options) => {
      const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
        'vscode-languageclient/browser'
      );
      const startWorker = async () => {
        stopWorker();
        worker = new Worker(script);
        // VS Code stands between here and the worker: what it hands out is not an instance of the class.
        const port = worker as unknown as Port;
        return { reader: new BrowserMessageReader(port), writer: new BrowserMessageWriter(port) };
      };
      return new LanguageClient('qms', 'QMS as Code', startWorker, options);
    },
    schemes: null,
    commandLine: null,
  });
}
