import { relative, resolve } from 'node:path';
import { nodeFileSystem } from '../../adapters/node/file-system.ts';
import { createFile } from '../../adapters/node/write-file.ts';
import type { NewRecord } from '../../authoring/new-record.ts';
import { authoring } from '../../core/authoring.ts';
import { guardLineStart, oneLine } from '../../document/sanitize.ts';
import { shippedCatalogue } from '../../schemas/catalogue.ts';
import { openProject } from '../open-project.ts';
import { type Parsed, parseArguments } from './arguments.ts';
import { dayOption } from './options.ts';
import { orUsageError } from './refused.ts';
import { requireConfiguration } from './require-configuration.ts';
import { belowRoot, findRoot } from './root.ts';
import { exitCode, UsageError } from './usage.ts';

const help = (): string => `Usage: qms new <type> [options]
       qms new --version-of <id> [--version <version>]

Writes a new record to fill in, next to the records of its type, or the next version of one as a
draft next to the version in force, and prints its path.

  --id <id>        default: the next free one, such as RSK-014 after RSK-013
  --title <text>   what people call it
  --file <path>    where to write it; .md gives front matter and text, .yaml data alone
  --from-last      for a management review: go on from the last one, with its open actions and,
                   for each input, the evidence, indicators and objectives of the period since
  --version-of <id>
                   the next version of this record; without a type
  --version <text> its version (default: the next, such as 3.1 after 3.0)
  --today <day>    the day on which it is written, as 2026-02-01
  --root <dir>     folder with the qms.yaml (default: the nearest upwards)

Types: ${shippedCatalogue().types().join(', ')}`;

/** `qms new`: writes a record to fill in. Returns the exit code. */
export async function create(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    id: { type: 'string' },
    title: { type: 'string' },
    file: { type: 'string' },
    'from-last': { type: 'boolean' },
    'version-of': { type: 'string' },
    version: { type: 'string' },
    today: { type: 'string' },
    root: { type: 'string' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${help()}\n`);
    return exitCode.clean;
  }
  const [type, extra] = parsed.positionals;
  const versionOf = parsed.text('version-of');
  if (versionOf !== undefined) return writeVersion(versionOf, parsed);
  if (parsed.text('version') !== undefined)
    throw new UsageError(
      '`--version` goes with the record it is of: `qms new --version-of POL-001 --version 3.1`',
    );
  if (type === undefined)
    throw new UsageError('name the type of record, as in `qms new risk`; `qms new --help` lists them');
  if (extra !== undefined)
    throw new UsageError(
      `one type at a time; \`${oneLine(extra, 60)}\` is one too many: quote a title with blanks`,
    );
  const root = findRoot(parsed.text('root'), []);
  const [id, title, given] = [parsed.text('id'), parsed.text('title'), parsed.text('file')];
  const fromLast = parsed.flag('from-last');
  if (fromLast && type !== 'management-review')
    throw new UsageError(
      '`--from-last` goes on from a management review: `qms new management-review --from-last`',
    );
  const today = dayOption(parsed, 'today');
  const project = await openProject(root, today === undefined ? {} : { today });
  requireConfiguration(project);
  return orUsageError(async () => {
    const request = {
      type,
      ...(id === undefined ? {} : { id }),
      ...(title === undefined ? {} : { title }),
      ...(given === undefined ? {} : { file: belowRoot(root, given) }),
    };
    return write(
      root,
      fromLast ? authoring.prepareReview(request, project) : authoring.newRecord(request, project),
    );
  }, project.language);
}

/** Writes a record that is not there yet and prints where. */
async function write(root: string, record: NewRecord): Promise<number> {
  await createFile(root, record.file, new TextEncoder().encode(record.text));
  const path = relative(process.cwd(), resolve(root, record.file));
  process.stdout.write(`${guardLineStart(oneLine(path))}\n`);
  return exitCode.clean;
}

/** `qms new --version-of`: the next version of a record as a draft. */
async function writeVersion(id: string, parsed: Parsed): Promise<number> {
  const [extra] = [
    ...parsed.positionals,
    ...['id', 'title', 'file'].filter((name) => parsed.text(name) !== undefined),
  ];
  if (extra !== undefined || parsed.flag('from-last'))
    throw new UsageError(
      '`--version-of` takes everything from the record it names: give it alone, or with `--version`',
    );
  const root = findRoot(parsed.text('root'), []);
  const today = dayOption(parsed, 'today');
  const project = await openProject(root, today === undefined ? {} : { today });
  requireConfiguration(project);
  const version = parsed.text('version');
  const request = { id, ...(version === undefined ? {} : { version }) };
  return orUsageError(
    async () => write(root, await authoring.newVersion(request, project, nodeFileSystem(root))),
    project.language,
  );
}
