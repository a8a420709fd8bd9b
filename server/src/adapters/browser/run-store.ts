import { createStore, delMany, entries, get, setMany } from 'idb-keyval';
import type { RunStore, StoredRun } from './run-keeper.ts';

/** When a run was last of use, in milliseconds since 1970. */
interface Use {
  readonly usedAt: number;
}

const keptFor = 30 * 86_400_000;

/**
 * Runs in the storage that a browser gives to the site the editor is on. What nobody has used for 30 days goes.
 * @returns null where the browser has none
 */
export function browserRunStore(now: () => number): RunStore | null {
  if (!('indexedDB' in globalThis)) return null;
  const [runs, uses] = [createStore('qms-as-code-runs', 'runs'), createStore('qms-as-code-uses', 'uses')];
  const removeUnused = async (): Promise<void> => {
    const unused = (await entries<string, Use>(uses))
      .filter(([, { usedAt }]) => usedAt < now() - keptFor)
      .map(([root]) => root);
    await delMany(unused, runs);
    await delMany(unused, uses);
  };
  const noteUse = (root: string): Promise<void> => setMany([[root, { usedAt: now() } satisfies Use]], uses);
  return {
    async get(root) {
      try {
        const run = await get<StoredRun>(root, runs);
        if (run !== undefined) await noteUse(root);
        return run ?? null;
      } catch {
        return null;
      }
    },
    async put(root, run) {
      try {
        await setMany([[root, run]], runs);
        await noteUse(root);
        await removeUnused();
      } catch {
        // There may be no room for it, or the browser keeps nothing for this site.
      }
    },
  };
}
