import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What differs between VS Code on a machine and VS Code in a browser. */
export interface Platform {
  /** Loads and makes a client that starts a server of its own each time it is started. */
  readonly createClient: (options: LanguageClientOptions) => Promise<BaseLanguageClient>;
  /** Schemes of the files the server can be asked about; null for every scheme. */
  readonly schemes: readonly string[] | null;
  /** Arguments that run the command line with what runs this extension, or null where nothing can be run. */
  readonly commandLine: CommandLine | null;
}

export interface CommandLine {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}
