import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** A small change of a source file. `key` is the same in another run as long as the file is. */
export interface Mutant {
  readonly id: string;
  readonly key: string;
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const silent = () => {};
const logger = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

const textAt = (content: string, place: { start: Position; end: Position }): string => {
  const lines = content.split('\n');
  const offset = ({ line, column }: Position) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + column;
  return content.slice(offset(place.start), offset(place.end));
};
interface Position {
  readonly line: number;
  readonly column: number;
}

/** Writes the files with every change as a switch to `folder`, and gives the changes. */
export async function instrument(files: readonly string[], folder: string): Promise<readonly Mutant[]> {
  const sources = files.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const result = await new Instrumenter(logger).instrument(sources, {
    ignorers: [],
    plugins: null,
    excludedMutations: [],
  });
  for (const { name, content } of result.files) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const contents = new Map(sources.map(({ name, content }) => [name, content]));
  return result.mutants.map(({ id, fileName, location, mutatorName, replacement }) => {
    const content = contents.get(fileName)!;
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const place = `${location.start.line}:${location.start.column}-${location.end.line}:${location.end.column}`;
    return {
      id,
      key: `${fileName} ${hash} ${place} ${mutatorName} ${replacement}`,
      file: fileName,
      line: location.start.line + 1,
      name: mutatorName,
      before: textAt(content, location),
      after: replacement,
    };
  });
}
