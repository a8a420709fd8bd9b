import { coverages } from '../../core/coverage.ts';
import { escapeInJson, oneLine } from '../../document/sanitize.ts';
import { formatOf } from '../../report/formats.ts';
import { didYouMean, nearest } from '../../schemas/nearest.ts';
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
  --matrix                  instead, each decision of top management down to the policy, as
                            CSV: decision, input, objective, policy, and the missing link
  --leadership              instead, what top management itself does (5.1) over several review
                            periods, and whether engagement moved results
  --transition <edition>    instead, the way to an edition such as iso-9001:2026: what is new,
                            what shows it, what is missing, and the steps that are left
  --format <name>[=<file>]  text (default), json, markdown or html; may be repeated, each
                            with a file of its own. The matrix is csv or json
  --today <YYYY-MM-DD>      judge as of this day
  --root <dir>              folder with the qms.yaml (default: the nearest upwards)
  --no-cache                read every file anew

Exit codes: 0 done, whatever is missing; 2 usage or configuration, 3 internal error.`;

/** What a view shows of a project, in the formats it has; the first of them is the usual one. */
interface View {
  readonly formats: readonly { readonly name: string }[];
  readonly open: (project: Project, onlyGaps: boolean) => Promise<Writers>;
}

/** How each format is written. */
type Writers = Readonly<Record<string, (isTerminal: boolean) => string>>;

const json = (value: unknown): string => `${escapeInJson(JSON.stringify(value, null, 2))}\n`;

const named = (...names: readonly string[]) => names.map((name) => ({ name }));

const clauses: View = {
  formats: named('text', 'json', 'markdown', 'html'),
  async open(project, onlyGaps) {
    const coverage = await coverages.build(project);
    const how = { onlyGaps };
    return {
      text: (isTerminal) => coverages.text(coverage, project, { ...how, ...terminalOf(isTerminal) }),
      json: () => json(onlyGaps ? coverages.gapsOf(coverage) : coverage),
      markdown: () => coverages.markdown(coverage, project, how),
      html: () => coverages.html(coverage, project, how),
    };
  },
};

const matrix: View = {
  formats: named('csv', 'json'),
  async open(project, onlyGaps) {
    const { matrices } = await import('../../core/coverage-matrix.ts');
    const all = matrices.build(project);
    const rows = onlyGaps ? all.filter(({ missing }) => missing !== null) : all;
    return {
      csv: () => matrices.csv(rows, project),
      json: () => json({ version: 1, rows }),
    };
  },
};

const leadership: View = {
  formats: named('text', 'json', 'markdown', 'html'),
  async open(project) {
    const { leaderships } = await import('../../core/coverage-leadership.ts');
    const found = leaderships.build(project);
    return {
      text: (isTerminal) => leaderships.text(found, project, terminalOf(isTerminal)),
      json: () => json(found),
      markdown: () => leaderships.markdown(found, project),
      html: () => leaderships.html(found, project),
    };
  },
};

const transitionTo = (edition: string): View => ({
  formats: named('text', 'json', 'markdown', 'html'),
  async open(project, onlyGaps) {
    const { transitions } = await import('../../core/coverage-transition.ts');
    const found = transitions.build(project, edition);
    if (found === null)
      throw new UsageError(
        `no transition to \`${oneLine(edition, 60)}\` is known here: ${didYouMean(nearest(edition, transitions.known), `use ${transitions.known.join(', ')}`)}`,
      );
    const how = { onlyGaps };
    return {
      text: (isTerminal) => transitions.text(found, project, { ...how, ...terminalOf(isTerminal) }),
      json: () => json(found),
      markdown: () => transitions.markdown(found, project, how),
      html: () => transitions.html(found, project, how),
    };
  },
});

/** Options that ask for another view than that of the clauses. */
const views: Readonly<Record<string, (value: string) => View>> = {
  matrix: () => matrix,
  leadership: () => leadership,
  transition: transitionTo,
};

/** `qms coverage`: shows what there is for each clause. Returns the exit code. */
export async function coverage(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    gaps: { type: 'boolean' },
    matrix: { type: 'boolean' },
    leadership: { type: 'boolean' },
    transition: { type: 'string' },
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
  const asked = Object.keys(views).filter((name) => parsed.flag(name) || parsed.text(name) !== undefined);
  if (asked.length > 1)
    throw new UsageError(`ask for one of ${asked.map((name) => `\`--${name}\``).join(' and ')} at a time`);
  const [name] = asked;
  const view = name === undefined ? clauses : views[name]!(parsed.text(name) ?? '');
  const outputs = outputsOf(parsed.texts('format'), view.formats[0]!.name, (name) =>
    formatOf(name === 'md' ? 'markdown' : name, view.formats),
  );
  const today = dayOption(parsed, 'today');
  const root = findRoot(parsed.text('root'), []);
  const project = await openProject(root, {
    cache: !parsed.flag('no-cache'),
    ...(today === undefined ? {} : { today }),
  });
  requireConfiguration(project);
  const writers = await view.open(project, parsed.flag('gaps'));
  await writeOutputs(outputs, root, project, ({ name }, isTerminal) => writers[name]!(isTerminal));
  return exitCode.clean;
}
