import { due as dueCore } from '../../core/due.ts';
import { oneLine } from '../../document/sanitize.ts';
import type { AskedOne } from '../../domain/due.ts';
import { dueFormats, findDueFormat } from '../../report/due/formats.ts';
import { didYouMean } from '../../schemas/nearest.ts';
import type { Project } from '../../workspace/project.ts';
import { openProject } from '../open-project.ts';
import { parseArguments } from './arguments.ts';
import { dayOption } from './options.ts';
import { outputsOf, terminalOf, writeOutputs } from './outputs.ts';
import { requireConfiguration } from './require-configuration.ts';
import { findRoot } from './root.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms due [options]

Lists what is due from whom, by day: actions, objectives, reviews, documents to look at
again, calibrations, certificates, competences, accepted risks, effects to be evaluated,
sign-offs, suppliers, audits, complaints and decisions.

  --for <person or role>    what is due from one person or role: an id, a name or an e-mail
  --until <YYYY-MM-DD>      what is due up to that day; what has no day is left out
  --format <name>[=<file>]  how it is shown (see below); may be repeated, each with a file of
                            its own
  --emails                  write the e-mail addresses of persons too
  --today <YYYY-MM-DD>      seen from this day
  --root <dir>              folder with the qms.yaml (default: the nearest upwards)
  --no-cache                read every file anew

Formats:
${dueFormats.map(({ name, purpose }) => `  ${name.padEnd(9)}  for ${purpose}`).join('\n')}
Without --format it is ${dueFormats[0]!.name}.

Exit codes: 0 done, whatever is due, 2 usage or configuration, 3 internal error.`;

/** `qms due`: lists what is due. Returns the exit code, which says nothing of what is due. */
export async function due(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    for: { type: 'string' },
    until: { type: 'string' },
    format: { type: 'string', multiple: true },
    emails: { type: 'boolean' },
    today: { type: 'string' },
    root: { type: 'string' },
    'no-cache': { type: 'boolean' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const [extra] = parsed.positionals;
  if (extra !== undefined)
    throw new UsageError(`\`${oneLine(extra, 60)}\` is not an option: name a person or role with \`--for\``);
  const outputs = outputsOf(parsed.texts('format'), dueFormats[0]!.name, findDueFormat);
  const [today, until] = [dayOption(parsed, 'today'), dayOption(parsed, 'until')];
  const root = findRoot(parsed.text('root'), []);
  const project = await openProject(root, {
    cache: !parsed.flag('no-cache'),
    ...(today === undefined ? {} : { today }),
  });
  requireConfiguration(project);
  const wanted = parsed.text('for');
  const report = dueCore.report(project, root, {
    asked: wanted === undefined ? null : askedOf(wanted, project),
    until: until ?? null,
  });
  await writeOutputs(outputs, root, project, (format, isTerminal) =>
    format.write(report, {
      ...terminalOf(isTerminal),
      language: project.language,
      emails: parsed.flag('emails'),
    }),
  );
  return exitCode.clean;
}

/** The person or role that somebody means. */
function askedOf(written: string, project: Project): AskedOne {
  const found = dueCore.find(written, project);
  const shown = `\`--for ${oneLine(written, 60)}\``;
  if (found.kind === 'one') return found;
  if (found.kind === 'several')
    throw new UsageError(
      `${shown} may be ${found.ids.map((id) => oneLine(id, 64)).join(' or ')}: name the id`,
    );
  const [near] = project.queries.nearestIds(written, ['person', 'role']);
  const hint = didYouMean(near, 'give the id of a person or role, a name or an e-mail address', String);
  throw new UsageError(`${shown} is nobody on record: ${hint}`);
}
