import { resolve } from 'node:path';
import { NoPdf, type Paper, papers, printPdf } from '../../adapters/node/pdf.ts';
import { writeOutput } from '../../adapters/node/write-file.ts';
import { packs } from '../../core/packs.ts';
import { escapeInJson, oneLine } from '../../document/sanitize.ts';
import type { PackCopy } from '../../pack/document/copies.ts';
import type { Pack } from '../../pack/model.ts';
import type { LocatedFile } from '../../workspace/located-file.ts';
import type { Project } from '../../workspace/project.ts';
import { fontsFolder, version } from '../installation.ts';
import { openProject } from '../open-project.ts';
import { parseArguments } from './arguments.ts';
import { dayOption, wordOption } from './options.ts';
import { recordsHeldIn, refuseRecords } from './outputs.ts';
import { orUsageError } from './refused.ts';
import { requireConfiguration } from './require-configuration.ts';
import { findRoot } from './root.ts';
import { exitCode, UsageError } from './usage.ts';

const help = `Usage: qms pack <review> [options]

Makes the pages of a management review from the records: what top management is asked
to decide, why, what it costs, and whether earlier promises were kept.

  --format <name>        html (default), pdf, md or json
  --out <file>           where to write it (default: <review>.html and so on, here;
                         <review>-brief.html for a copy);
                         - writes to standard output
  --verify               make the pack anew and compare it with the digest that was kept
                         when the review was signed; writes nothing
  --paper <name>         a4 (default) or letter: the paper of a PDF; HTML prints on both
  --copy <name>          brief (page one and what is to be decided), meeting (what is needed to
                         run the meeting) or archive (default: all, with readings and
                         digests); html, pdf or md
  --pdf-no-sandbox       run the browser that prints the PDF without its sandbox
  --today <YYYY-MM-DD>   the day a review that is not approved is shown as of
  --root <dir>           folder with the qms.yaml (default: the nearest upwards)

A PDF needs an installed browser of the Chromium family, or the npm package
@sparticuz/chromium. Exit codes: 0 done, 1 the pack is not the one that was signed,
2 usage or configuration, 3 internal error.`;

const formats = ['html', 'pdf', 'md', 'json'] as const;

/** `qms pack`: builds the pack of one review and writes or verifies it. Returns the exit code. */
export async function pack(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, {
    format: { type: 'string' },
    out: { type: 'string' },
    verify: { type: 'boolean' },
    paper: { type: 'string' },
    copy: { type: 'string' },
    'pdf-no-sandbox': { type: 'boolean' },
    today: { type: 'string' },
    root: { type: 'string' },
  });
  if (parsed.flag('help')) {
    process.stdout.write(`${help}\n`);
    return exitCode.clean;
  }
  const [id, extra] = parsed.positionals;
  if (id === undefined) throw new UsageError('name the review, as in `qms pack MR-2026-01`');
  if (extra !== undefined)
    throw new UsageError(`make one pack at a time; \`${oneLine(extra, 60)}\` is one too many`);
  const format = wordOption(parsed, 'format', formats) ?? 'html';
  const paper = wordOption(parsed, 'paper', papers);
  if (paper !== undefined && format !== 'pdf')
    throw new UsageError('`--paper` is for `--format pdf`: the other formats have no paper of their own');
  const copy = wordOption(parsed, 'copy', packs.copies) ?? 'archive';
  if (copy !== 'archive' && format === 'json')
    throw new UsageError('`--copy` is for html, pdf and md: the data are always whole');
  const today = dayOption(parsed, 'today');
  const root = findRoot(parsed.text('root'), []);
  const project = await openProject(root, today === undefined ? {} : { today });
  requireConfiguration(project);
  await project.publish();
  const { findings, suppressed } = project.outcome();
  const built = packs.build(project, id, {
    findings,
    suppressed,
    version: version(),
  });
  if ('problem' in built) throw new UsageError(oneLine(built.problem, 300));
  if (parsed.flag('verify')) return verify(built.pack, project);
  const found = await located(built.pack, project);
  return orUsageError(async () => {
    const out = parsed.text('out') ?? defaultFile(id, copy, format);
    if (out !== '-') refuseRecords(resolve(out), root, recordsHeldIn(project), '--out');
    const content = await contentOf(found, {
      format,
      paper: paper ?? 'a4',
      sandbox: !parsed.flag('pdf-no-sandbox'),
      copy,
      project,
    });
    if (out === '-') {
      process.stdout.write(content);
      return exitCode.clean;
    }
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await writeOutput(out, bytes, [process.cwd(), root]);
    process.stdout.write(`Written: ${oneLine(out)}\n`);
    return exitCode.clean;
  });
}

/** `MR-2026-01.html`, `MR-2026-01-brief.pdf`. */
const defaultFile = (review: string, copy: PackCopy, format: string): string =>
  `${review.replace(/[^A-Za-z0-9._-]/g, '_')}${copy === 'archive' ? '' : `-${copy}`}.${format}`;

interface Output {
  readonly format: (typeof formats)[number];
  readonly paper: Paper;
  readonly sandbox: boolean;
  readonly copy: PackCopy;
  readonly project: Project;
}

async function contentOf(
  pack: Pack,
  { format, paper, sandbox, copy, project }: Output,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'json':
      return `${escapeInJson(JSON.stringify(pack, null, 2))}\n`;
    case 'md':
      return packs.markdown(pack, project, { copy });
    case 'pdf':
      try {
        return await printPdf((pages) => packs.html(pack, project, { copy, pages }), {
          paper,
          sandbox,
          typeface: { folder: fontsFolder(), name: 'OpenSans' },
          env: process.env,
          platform: process.platform,
        });
      } catch (error) {
        if (error instanceof NoPdf) throw new UsageError(oneLine(error.message, 600));
        throw error;
      }
    case 'html':
      return packs.html(pack, project, { copy });
  }
}

function verify(pack: Pack, project: Project): number {
  const { frozen, link } = pack.review;
  const kept = frozen?.pack ?? null;
  if (kept === null) {
    throw new UsageError(
      `${oneLine(link.id)} keeps no digest of its pack (\`frozen\`), so there is nothing to compare with: it is written when the review is signed`,
    );
  }
  const digest = packs.digest(pack, project);
  if (digest === kept) {
    process.stdout.write(
      `${oneLine(link.id)}: the records still give the pack that was signed (${digest}).\n`,
    );
    return exitCode.clean;
  }
  process.stdout.write(
    `${oneLine(link.id)}: the records give another pack than the one that was signed.\n  signed  ${oneLine(kept, 100)}\n  now     ${digest}\nVerify in the commit in which it became approved; the log of ${oneLine(link.file, 200)} shows it. If it matches there, records were changed since.\n`,
  );
  return exitCode.findings;
}

/** The pack with the lines of its records in their files. */
async function located(pack: Pack, project: Project): Promise<Pack> {
  const files = new Map<string, LocatedFile | null>();
  const lines = new Map<string, number>();
  for (const { link } of pack.appendix.records.items) {
    const record = project.queries.record(link.id, link.version ?? undefined);
    if (record === undefined) continue;
    const file = files.get(record.file) ?? (await project.locate(record.file));
    files.set(record.file, file);
    if (file === null) continue;
    const place = { file: record.file, record: record.key, path: ['id'], token: 'key' } as const;
    const { start } = file.rangeOf(file.spanOf(place, record, project.configuration.aliases));
    lines.set(`${link.id}\n${link.file}`, start.line + 1);
  }
  return packs.withLines(pack, (id, file) => lines.get(`${id}\n${file}`) ?? null);
}
