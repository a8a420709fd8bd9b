import { headCommit } from '../../adapters/git/head-commit.ts';
import { nodeFileSystem } from '../../adapters/node/file-system.ts';
import { replaceFile } from '../../adapters/node/write-file.ts';
import type { Signature } from '../../authoring/sign.ts';
import { authoring, meanings, methods } from '../../core/authoring.ts';
import { packs } from '../../core/packs.ts';
import { oneLine } from '../../document/sanitize.ts';
import { listWords } from '../../domain/words/lists.ts';
import { personWords, recordName, recordWords } from '../../domain/words/records.ts';
import type { Project } from '../../workspace/project.ts';
import { openProject } from '../open-project.ts';
import { parseArguments } from './arguments.ts';
import { canAsk, confirm } from './confirm.ts';
import { dayOption, wordOption } from './options.ts';
import { orUsageError } from './refused.ts';
import { requireConfiguration } from './require-configuration.ts';
import { findRoot } from './root.ts';
import { verifyFormats, verifySignOffs } from './sign-verify.ts';
import { exitCode, UsageError } from './usage.ts';

export const signHelp = `Usage: qms sign <id>[@<version>] --as <person> [options]
       qms sign --verify [<id>…] [--format text|json]

Adds a sign-off with a digest of what is signed to a record. Earlier sign-offs stay.
Set effectiveFrom first, then sign, then set the status: the status may change without
a new sign-off, effectiveFrom may not.

  --as <person>            id of the person who signs
  --role <role>            role in which they sign (default: the only one that fits)
  --meaning <word>         ${meanings.join(', ')}
                           (default: what the record needs)
  --date <YYYY-MM-DD>      day of signing (default: today, or asOf of qms.yaml)
  --on-behalf-of <person>  holder of the role, for whom a delegate signs
  --recorded-by <person>   who types this in, if not the signer; then also:
  --method <word>          ${methods.join(', ')}
  --proof <text>           where the signed original is; may be repeated
  --comment <text>
  --deviation <text>       why a rule of signing is not kept
  --yes                    do not ask; needed where there is no terminal
  --root <dir>             folder with the qms.yaml (default: the nearest upwards)

  --verify                 sign nothing: list the sign-offs of the records named (default: all)
                           with the evidence there is of each in the records and in git
  --format <text|json>     how --verify lists them (default: text)`;

const line = (name: string, text: string): string => `${name.padEnd(13)}${oneLine(text, 500)}\n`;

function shown(signature: Signature, project: Project): string {
  const { record, notCovered } = signature;
  const { queries, configuration } = project;
  const role = signature.role === null ? undefined : queries.record(signature.role);
  const asRole = signature.role === null ? '' : ` as ${signature.role} ${role?.title ?? ''}`.trimEnd();
  const asOf =
    configuration.asOf !== null && signature.date === configuration.asOf
      ? ' (the day qms.yaml judges on: asOf)'
      : '';
  const covered = ['its content', ...(record.body === null ? [] : ['its text']), ...signature.coveredFiles];
  const left = [
    ...(notCovered.keys.length === 0 ? [] : [`${listWords(notCovered.keys)} of the record itself`]),
    ...(notCovered.ownKeys.length === 0
      ? []
      : [
          `what is ever written into ${listWords(notCovered.ownKeys)}, which your own schema leaves unsigned`,
        ]),
    ...(notCovered.records.length === 0
      ? []
      : [`the records it refers to (${listWords(notCovered.records)})`]),
    ...(notCovered.links.length === 0 ? [] : [`linked files (${listWords(notCovered.links)})`]),
    ...(notCovered.remoteImages.length === 0
      ? []
      : [`images from other servers (${listWords(notCovered.remoteImages)})`]),
    'the schemas',
    'qms.yaml',
  ];
  return [
    line('Record', `${recordWords(record)}, ${record.file}`),
    line('Version', record.version ?? 'none stated'),
    line('Signed by', `${personWords(queries, signature.by)}${asRole}`),
    line('Meaning', `${signature.meaning}, ${signature.date}${asOf}`),
    line('Covered', listWords(covered, 'and', 10)),
    line('Not covered', listWords(left, 'and', 10)),
    line('Digest', signature.digest),
  ].join('');
}

/** `qms sign`: shows what is signed and writes the sign-off. Returns the exit code. */
export async function sign(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    as: { type: 'string' },
    role: { type: 'string' },
    meaning: { type: 'string' },
    date: { type: 'string' },
    'on-behalf-of': { type: 'string' },
    'recorded-by': { type: 'string' },
    method: { type: 'string' },
    proof: { type: 'string', multiple: true },
    comment: { type: 'string' },
    deviation: { type: 'string' },
    yes: { type: 'boolean' },
    verify: { type: 'boolean' },
    format: { type: 'string' },
    root: { type: 'string' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${signHelp}\n`);
    return exitCode.clean;
  }
  const format = wordOption(parsed, 'format', verifyFormats);
  if (parsed.flag('verify')) {
    const root = findRoot(parsed.text('root'), []);
    return verifySignOffs(await openProject(root), root, parsed.positionals, format ?? 'text');
  }
  if (format !== undefined) throw new UsageError('`--format` is for `qms sign --verify`');
  const [id, extra] = parsed.positionals;
  if (id === undefined)
    throw new UsageError('name the record to sign, as in `qms sign POL-001 --as PER-001`');
  if (extra !== undefined)
    throw new UsageError(`sign one record at a time; \`${oneLine(extra, 60)}\` is one too many`);
  const as = parsed.text('as');
  if (as === undefined)
    throw new UsageError('say who signs with `--as` and the id of a person, as in `--as PER-001`');
  const meaning = wordOption(parsed, 'meaning', meanings);
  const method = wordOption(parsed, 'method', methods);
  const date = dayOption(parsed, 'date');
  const named = Object.fromEntries(
    Object.entries({
      role: parsed.text('role'),
      meaning,
      date,
      onBehalfOf: parsed.text('on-behalf-of'),
      recordedBy: parsed.text('recorded-by'),
      method,
      comment: parsed.text('comment'),
      deviation: parsed.text('deviation'),
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const root = findRoot(parsed.text('root'), []);
  const project = await openProject(root);
  requireConfiguration(project);
  const proof = parsed.texts('proof');
  return orUsageError(async () => {
    const request = { id, as, ...named, proof };
    const freeze = packs.freeze(project, headCommit(root));
    const signature = await authoring.prepareSignature(request, project, nodeFileSystem(root), freeze);
    const { file, record, by } = signature;
    if (signature.repeated) {
      process.stdout.write(
        `${oneLine(`${personWords(project.queries, by)} has already signed ${recordName(record)} as it is: nothing was written`, 1000)}\n`,
      );
      return exitCode.clean;
    }
    const doubts = authoring.signDoubts(signature, request, project);
    process.stdout.write(shown(signature, project));
    for (const doubt of doubts) process.stderr.write(`qms: ${oneLine(project.language.text(doubt), 1000)}\n`);
    if (!parsed.flag('yes')) {
      if (!canAsk())
        throw new UsageError(
          'nothing was signed, because there is no terminal to ask on: look at what is above and add --yes',
        );
      if (!(await confirm(doubts.length === 0 ? 'Sign this?' : 'Sign this all the same?'))) {
        process.stderr.write('qms: nothing was signed\n');
        return exitCode.findings;
      }
    }
    await replaceFile(root, file.path, file.bytes, file.withText(signature.text));
    process.stdout.write(`Signed: ${oneLine(file.path)}\n`);
    if (record.phase === 'draft' || record.phase === 'review') {
      process.stdout.write(
        `${oneLine(record.id)} still has the status ${oneLine(record.status ?? '')}: changing the status needs no new sign-off.\n`,
      );
    }
    return exitCode.clean;
  }, project.language);
}
