import { nodeFileSystem } from '../../adapters/node/file-system.ts';
import { replaceFile } from '../../adapters/node/write-file.ts';
import type { Signature, SignRequest } from '../../authoring/sign.ts';
import { authoring, meanings, methods } from '../../core/authoring.ts';
import { packs } from '../../core/packs.ts';
import { oneLine } from '../../document/sanitize.ts';
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

export const signHelp = `Usage: qms sign <id>[@<version>]… --as <person> [options]
       qms sign --verify [<id>…] [--format text|json]

Adds a sign-off with a digest of what is signed to each record, after a look at it.
Earlier sign-offs stay. With --effective one step sets the first day in force, signs,
and sets the status of a record in use.

  --as <person>            id of the person who signs
  --role <role>            role in which they sign (default: the only one that fits)
  --meaning <word>         ${meanings.slice(0, 6).join(', ')},
                           ${meanings.slice(6).join(', ')}
                           (default: what the record needs)
  --effective <YYYY-MM-DD> put the record in force from this day
  --date <YYYY-MM-DD>      day of signing (default: today, or asOf of qms.yaml)
  --on-behalf-of <person>  holder of the role, for whom a delegate signs
  --recorded-by <person>   who types this in, if not the signer; then also:
  --method <word>          ${methods.join(', ')}
  --proof <text>           where the signed original is; may be repeated
  --comment <text>         the reason, which rejected and withdrawn need
  --deviation <text>       why a rule of signing is not kept
  --yes                    do not ask; needed where there is no terminal
  --root <dir>             folder with the qms.yaml (default: the nearest upwards)

  --verify                 sign nothing: list the sign-offs of the records named (default: all)
                           with the evidence there is of each in the records and in git
  --format <text|json>     how --verify lists them (default: text)`;

const line = (name: string, text: string): string => `${name.padEnd(13)}${oneLine(text, 500)}\n`;

/** The look at what is signed, before anybody is asked. */
function shown(signature: Signature, project: Project): string {
  const { record, effectiveFrom, isInForce } = signature;
  const { queries, configuration, language } = project;
  const role = signature.role === null ? undefined : queries.record(signature.role);
  const asRole = signature.role === null ? '' : ` as ${signature.role} ${role?.title ?? ''}`.trimEnd();
  const asOf =
    configuration.asOf !== null && signature.date === configuration.asOf
      ? ' (the day qms.yaml judges on: asOf)'
      : '';
  const once = isInForce ? '' : ', once the others have signed';
  return [
    line('Record', `${recordWords(record)}, ${record.file}`),
    line('Version', record.version ?? 'none stated'),
    line('Signed by', `${personWords(queries, signature.by)}${asRole}`),
    line('Meaning', `${signature.meaning}, ${signature.date}${asOf}`),
    ...(effectiveFrom === null ? [] : [line('In force', `from ${effectiveFrom}${once}`)]),
    ...signature.binding.map(({ words }) => `${oneLine(language.text(words), 500)}\n`),
    line('Digest', signature.digest),
  ].join('');
}

/** What is said once a record is signed: how it stands now. */
function stateWords({ record, effectiveFrom, isInForce }: Signature): string {
  if (isInForce) return `${record.id} is in force from ${effectiveFrom}.`;
  if (record.phase !== 'draft' && record.phase !== 'review') return '';
  const status = `${record.id} still has the status ${record.status ?? ''}`;
  if (effectiveFrom === null && authoring.isInText(record, 'status'))
    return `${status}, which is part of the signed text: a sign-off with --effective sets both at once.`;
  return effectiveFrom === null
    ? `${status}: changing the status needs no new sign-off.`
    : `${status}, because others have to sign too.`;
}

/** What is to be done with every record that is named. */
interface Signing {
  readonly root: string;
  readonly project: Project;
  readonly request: Omit<SignRequest, 'id'>;
  readonly isAgreed: boolean;
  readonly isOneOfSeveral: boolean;
}

function prepare({ root, project, request }: Signing, id: string): Promise<Signature> {
  const files = nodeFileSystem(root);
  return authoring.prepareSignature({ ...request, id }, project, files, packs.freeze(project, files));
}

/** Shows one record, asks, and writes its sign-off. Returns false where whoever was asked declined. */
async function signOne(signing: Signing, id: string): Promise<boolean> {
  const { root, project, request, isAgreed } = signing;
  const signature = await prepare(signing, id);
  const { file, record, by, advice } = signature;
  if (signature.repeated) {
    process.stdout.write(
      `${oneLine(`${personWords(project.queries, by)} has already signed ${recordName(record)} as it is: nothing was written`, 1000)}\n`,
    );
    if (advice !== null) process.stderr.write(`qms: ${oneLine(project.language.text(advice), 1000)}\n`);
    return true;
  }
  const doubts = authoring.signDoubts(signature, { ...request, id }, project);
  process.stdout.write(shown(signature, project));
  for (const doubt of doubts) process.stderr.write(`qms: ${oneLine(project.language.text(doubt), 1000)}\n`);
  if (!isAgreed) {
    if (!canAsk())
      throw new UsageError(
        'nothing was signed, because there is no terminal to ask on: look at what is above and add --yes',
      );
    if (!(await confirm(doubts.length === 0 ? 'Sign this?' : 'Sign this all the same?'))) {
      const left = signing.isOneOfSeveral ? `${oneLine(record.id)} was not signed` : 'nothing was signed';
      process.stderr.write(`qms: ${left}\n`);
      return false;
    }
  }
  await replaceFile(root, file.path, file.bytes, file.withText(signature.text));
  process.stdout.write(`Signed: ${oneLine(file.path)}\n`);
  const state = stateWords(signature);
  if (state !== '') process.stdout.write(`${oneLine(state)}\n`);
  if (signing.isOneOfSeveral) {
    // What is signed next may be in the same file, or rest on this.
    await project.update([file.path]);
    await project.publish();
  }
  return true;
}

/** `qms sign`: shows what is signed and writes the sign-offs, one record after the other. Returns the exit code. */
export async function sign(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    as: { type: 'string' },
    role: { type: 'string' },
    meaning: { type: 'string' },
    effective: { type: 'string' },
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
    // By the files alone: whoever could write into what is kept would decide for others.
    const project = await openProject(root, { cache: false });
    return verifySignOffs(project, root, parsed.positionals, format ?? 'text');
  }
  if (format !== undefined) throw new UsageError('`--format` is for `qms sign --verify`');
  const ids = [...new Set(parsed.positionals)];
  if (ids.length === 0)
    throw new UsageError('name the record to sign, as in `qms sign POL-001 --as PER-001`');
  const as = parsed.text('as');
  if (as === undefined)
    throw new UsageError('say who signs with `--as` and the id of a person, as in `--as PER-001`');
  const named = Object.fromEntries(
    Object.entries({
      role: parsed.text('role'),
      meaning: wordOption(parsed, 'meaning', meanings),
      effectiveFrom: dayOption(parsed, 'effective'),
      date: dayOption(parsed, 'date'),
      onBehalfOf: parsed.text('on-behalf-of'),
      recordedBy: parsed.text('recorded-by'),
      method: wordOption(parsed, 'method', methods),
      comment: parsed.text('comment'),
      deviation: parsed.text('deviation'),
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const root = findRoot(parsed.text('root'), []);
  const isOneOfSeveral = ids.length > 1;
  const project = await openProject(root, { incremental: isOneOfSeveral });
  requireConfiguration(project);
  await project.publish();
  const request = { as, ...named, proof: parsed.texts('proof') };
  const signing = { root, project, request, isAgreed: parsed.flag('yes'), isOneOfSeveral };
  return orUsageError(async () => {
    // What cannot be signed is said before anything is written.
    if (isOneOfSeveral)
      for (const id of ids) authoring.signDoubts(await prepare(signing, id), { ...request, id }, project);
    let isDeclined = false;
    for (const [at, id] of ids.entries()) {
      if (at > 0) process.stdout.write('\n');
      isDeclined = !(await signOne(signing, id)) || isDeclined;
    }
    return isDeclined ? exitCode.findings : exitCode.clean;
  }, project.language);
}
