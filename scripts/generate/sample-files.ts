import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A module that holds the example company's files as text, so that `qms init --sample` needs no other file. */
export function sampleModule(folder: string): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const name = path.slice(folder.length + 1).replaceAll('\\', '/');
      return `  ${JSON.stringify(name)}: ${JSON.stringify(decoder.decode(readFileSync(path)))},\n`;
    });
  return `/** Files of the example company by path. */\nexport const sampleTexts: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`;
}
