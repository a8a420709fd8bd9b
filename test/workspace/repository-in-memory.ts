import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import type { EditableFiles } from './edits.ts';

/** Files in memory that a project reads and a test edits. */
export function repository(start: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries(start));
  const memory = new MemoryFileSystem(start);
  const editable: EditableFiles = {
    paths: () => [...texts.keys()].sort(),
    read: (path) => texts.get(path)!,
    write: (path, text) => {
      texts.set(path, text);
      memory.write(path, text);
    },
    remove: (path) => {
      texts.delete(path);
      memory.delete(path);
    },
  };
  return { memory, editable };
}
