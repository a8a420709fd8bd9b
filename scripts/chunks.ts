import { readdir, readFile } from 'node:fs/promises';

/** The chunks in `dist` that some programs load, directly or through others. */
export async function chunksOf(programs: readonly string[]): Promise<readonly string[]> {
  const names = await readdir('dist/chunks');
  const found = new Set<string>();
  const waiting = programs.filter((program) => /\.[cm]js$/.test(program));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const text = await readFile(next, 'utf8');
    for (const name of names) {
      const chunk = `dist/chunks/${name}`;
      if (found.has(chunk) || !text.includes(name)) continue;
      found.add(chunk);
      waiting.push(chunk);
    }
  }
  return [...found].sort();
}
