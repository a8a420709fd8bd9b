import { coverages } from '../../core/coverage.ts';
import type { CoveragePages } from '../../coverage/document/pages.ts';
import type { Coverage } from '../../coverage/model.ts';
import { escapeInJson } from '../../document/sanitize.ts';
import { formatOf } from '../../report/formats.ts';
import type { Project } from '../../workspace/project.ts';
import { openProject } from '../open-project.ts';
import { parseArguments } from './arguments.ts';
import { dayOption } from './options.ts';
import { outputsOf, terminalOf, writeOutputs } from './outputs.ts';
import { requireConfiguration } from './require-configuration.ts';
import { findRoot } from './root.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms coverage [options]

Shows for each clause of the standards in qms.yaml which records are evidence of it, what
is kept elsewhere or does not apply, and what is missing: told apart by whether the
standard asks for a document or record, asks that something is done, you ask for it
yourselves, or it is good practice.

  --gaps                    only what is missing
  --format <name>[=<file>]  text (default), json, markdown or html; may be repeated, each
                            with a file of its own
  --today <YYYY-MM-DD>      judge as of this day
  --root <dir>              folder with the qms.yaml (default: the nearest upwards)
  --no-cache                read every file anew

Exit codes: 0 done, whatever is missing; 2 usage or configuration, 3 internal error.`;

interface Format {
  readonly name: string;
  readonly write: (coverage: Coverage, project: Project, how: CoveragePages, isTerminal: boolean) => string;
}

const formats: readonly Format[] = [
  {
    name: 'text',
    write: (coverage, project, how, isTerminal) =>
      coverages.text(coverage, project, { ...how, ...terminalOf(isTerminal) }),
  },
  {
    name: 'json',
    write: (coverage, _project, { onlyGaps }) =>
      `${escapeInJson(JSON.stringify(onlyGaps === true ? coverages.gapsOf(coverage) : coverage, null, 2))}\n`,
  },
  { name: 'markdown', write: (coverage, project, how) => coverages.markdown(coverage, project, how) },
  { name: 'html', write: (coverage, project, how) => coverages.html(coverage, project, how) },
];

/** `qms coverage`: shows what there is for each clause. Returns the exit code. */
export async function coverage(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    gaps: { type: 'boolean' },
    format: { type: 'string', multiple: true },
    today: { type: 'string' },
    root: { type: 'string' },
    'no-cache': { type: 'boolean' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const [extra] = parsed.positionals;
  if (extra !== undefined) throw new UsageError('coverage is of the whole system: leave out what follows');
  const outputs = outputsOf(parsed.texts('format'), 'text', (name) =>
    formatOf(name === 'md' ? 'markdown' : name, formats),
  );
  const today = dayOption(parsed, 'today');
  const root = findRoot(parsed.text('root'), []);
  const project = await openProject(root, {
    cache: !parsed.flag('no-cache'),
    ...(today === undefined ? {} : { today }),
  });
  requireConfiguration(project);
  const how = { onlyGaps: parsed.flag('gaps') };
  const found = await coverages.build(project);
  await writeOutputs(outputs, root, project, ({ write }, isTerminal) =>
    write(found, project, how, isTerminal),
  );
  return exitCode.clean;
}
