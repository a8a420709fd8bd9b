import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { Client } from '../lsp/client.ts';
import { checkout, scratch } from './places.ts';

export const peerVersion = '2.0.0';

/** What of yaml-language-server is used here. */
interface LanguageService {
  configure(settings: object): void;
  doValidation(document: unknown, isKubernetes: boolean): Promise<readonly { readonly message: unknown }[]>;
}

export interface Peer {
  readonly version: string;
  /** Validates one file anew and returns how many faults it found. */
  readonly validate: (path: string, text: string) => Promise<number>;
}

/** Installed on demand, apart from the checkout's own dependencies. */
function install(): string {
  const folder = join(scratch, 'peer');
  const installed = join(folder, 'node_modules/yaml-language-server/package.json');
  if (!existsSync(installed)) {
    execFileSync(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--silent', `yaml-language-server@${peerVersion}`],
      {
        stdio: 'inherit',
      },
    );
  }
  return folder;
}

const schemaFolder = join(checkout, 'schemas');

/** The validation of yaml-language-server, each folder of records tied to the schema of its type. */
export async function loadPeer(schemaOfFolder: ReadonlyMap<string, string>): Promise<Peer> {
  const folder = install();
  const required = createRequire(join(folder, 'package.json'));
  const load = (path: string): Promise<unknown> =>
    import(pathToFileURL(join(folder, 'node_modules', path)).href);
  const { getLanguageService } = (await load('yaml-language-server/out/src/index.js')) as {
    getLanguageService: (parameters: object) => LanguageService;
  };
  const { TextDocument } = required('vscode-languageserver-textdocument') as {
    TextDocument: { create: (uri: string, language: string, version: number, text: string) => unknown };
  };
  const known = new Set(readdirSync(schemaFolder));
  const service = getLanguageService({
    schemaRequestService: async (uri: string) => {
      const name = basename(uri.split('#')[0]!);
      if (!known.has(name)) throw new Error(`no schema ${uri}`);
      return readFileSync(join(schemaFolder, name), 'utf8');
    },
    workspaceContext: { resolveRelativePath: (path: string) => path },
  });
  service.configure({
    validate: true,
    yamlVersion: '1.2',
    schemas: [...schemaOfFolder].map(([records, type]) => ({
      uri: pathToFileURL(join(schemaFolder, `${type}.schema.json`)).href,
      fileMatch: [`/root/${records}/**`],
    })),
  });
  let edition = 0;
  return {
    version: peerVersion,
    validate: async (path, text) => {
      edition += 1;
      const document = TextDocument.create(`file:///root/${path}`, 'yaml', edition, text);
      return (await service.doValidation(document, false)).length;
    },
  };
}

/**
 * Starts yaml-language-server as an editor would, its other sources of schemas switched off.
 *
 * @param folder the workspace folder
 * @param schemaOfFiles glob below the folder → record type
 */
export async function startPeer(
  folder: string,
  schemaOfFiles: ReadonlyMap<string, string>,
): Promise<{ client: Client; stop: () => Promise<void> }> {
  const program = join(install(), 'node_modules/yaml-language-server/bin/yaml-language-server');
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resume) => child.on('exit', () => resume()));
  const client = new Client(
    createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)),
  );
  const schemas: Record<string, string> = {};
  for (const [glob, type] of schemaOfFiles)
    schemas[pathToFileURL(join(schemaFolder, `${type}.schema.json`)).href] = glob;
  const settings = {
    validate: true,
    hover: true,
    completion: true,
    yamlVersion: '1.2',
    schemas,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
  };
  client.connection.onRequest(
    'workspace/configuration',
    ({ items }: { items: readonly { section?: string }[] }) =>
      items.map(({ section }) => (section === 'yaml' ? settings : null)),
  );
  await client.initialize({ folders: [folder] });
  return {
    client,
    async stop() {
      await client.connection.sendRequest('shutdown');
      await client.connection.sendNotification('exit');
      await exited;
    },
  };
}
