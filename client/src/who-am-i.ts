import { type Event, extensions, type Memento, Uri } from 'vscode';
import type { MyWorkParams } from '../../server/src/main/lsp/protocol.ts';

/** What the Git extension of VS Code gives others, as far as it is used here. */
interface GitExtension {
  getAPI(version: 1): GitApi;
}
interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<'uninitialized' | 'initialized'>;
  getRepository(uri: Uri): { getConfig(key: string): Promise<string> } | null;
}

/** Milliseconds that git may take to look for repositories. */
const patience = 5_000;

/** The API of git, once it knows the repositories; null where there is no git, or it takes too long. */
async function gitApi(): Promise<GitApi | null> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return null;
  const api = (extension.isActive ? extension.exports : await extension.activate()).getAPI(1);
  if (api.state === 'initialized') return api;
  return new Promise((resolve) => {
    const done = (found: GitApi | null): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve(found);
    };
    const timer = setTimeout(() => done(null), patience);
    const listening = api.onDidChangeState((state) => state === 'initialized' && done(api));
  });
}

/** The e-mail address with which git would commit in a folder; null where nobody can say. */
async function gitEmail(root: string): Promise<string | null> {
  try {
    const email = await (await gitApi())?.getRepository(Uri.parse(root))?.getConfig('user.email');
    return email === undefined || email.trim() === '' ? null : email.trim();
  } catch {
    // Git is switched off, is not there, or has no address.
    return null;
  }
}

/** Who sits here, in each root: who was chosen, else whoever has the address that git knows. */
export class WhoAmI {
  readonly #memory: Memento;
  readonly #emails = new Map<string, string>();

  /** @param memory of the workspace: nothing of it goes into files */
  constructor(memory: Memento) {
    this.#memory = memory;
  }

  async in(root: string): Promise<Pick<MyWorkParams, 'person' | 'email'>> {
    const person = this.#memory.get<string>(keyOf(root));
    const email = this.#emails.get(root) ?? (await gitEmail(root));
    if (email !== null) this.#emails.set(root, email);
    return { ...(person === undefined ? {} : { person }), ...(email === null ? {} : { email }) };
  }

  async remember(root: string, person: string): Promise<void> {
    await this.#memory.update(keyOf(root), person);
  }
}

const keyOf = (root: string): string => `qms.whoAmI:${root}`;
