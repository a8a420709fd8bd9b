import { type ExtensionContext, Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
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
  const startWorker = async (): Promise<MessageTransports> => {
    stopWorker();
    worker = new Worker(script);
    // VS Code stands between here and the worker: what it hands out is not an instance of the class.
    const port = worker as unknown as Port;
    return { reader: new BrowserMessageReader(port), writer: new BrowserMessageWriter(port) };
  };
  return start(context, {
    createClient: (options) => new LanguageClient('qms', 'QMS as Code', startWorker, options),
    schemes: null,
    commandLine: null,
  });
}
