import { guardLineStart, oneLine } from '../document/sanitize.ts';
import { countWords } from '../domain/words/lists.ts';
import type { Language } from '../messages/language.ts';
import type { AdoptionReport, EntryReport, OpenQuestion } from '../model/adoption-report.ts';
import {
  adoptionSummary,
  isSettled,
  languagesOfDocuments,
  leftOutFor,
  recognizedInDocuments,
  recognizedKeys,
} from './adoption-words.ts';
import { type Paint, painter } from './ansi.ts';
import { displayWidth, wrap } from './width.ts';

export interface AdoptionTextOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly language: Language;
  /** True where qms.yaml was written. */
  readonly written: boolean;
  /** True where what is found is recorded as old debt with it. */
  readonly holdsDebt: boolean;
  /** How the command is called from where one stands. */
  readonly command: (name: string) => string;
}

const longest = 2000;
const mostEntries = 30;
const mostFilesWidth = 46;

/**
 * What `qms adopt` says, for people: what is recognized, entry by entry, what is open, what to act on first, and what
 * to do next. Ends with a line feed. No text of a document can steer a terminal or a CI log.
 */
export function adoptionText(report: AdoptionReport, options: AdoptionTextOptions): string {
  const paint = painter(options.colour);
  const columns = Math.min(100, Math.max(40, options.width));
  const page = new Page(columns, paint);
  summary(report, page, options);
  entries(report.entries, page, options);
  leftOut(report, page, options);
  questions(report.open, page, options);
  worthActing(report, page);
  next(report, page, options);
  return `${page.lines.map(guardLineStart).join('\n')}\n`;
}

class Page {
  readonly lines: string[] = [];
  readonly #columns: number;
  readonly paint: Paint;

  constructor(columns: number, paint: Paint) {
    this.#columns = columns;
    this.paint = paint;
  }

  heading(text: string): void {
    this.lines.push('', this.paint(text, 'bold'));
  }

  /** Text of any origin, wrapped behind an indent; further lines may stand deeper. */
  paragraph(
    text: string,
    indent = '',
    deeper = indent,
    ...style: Parameters<Paint> extends [string, ...infer S] ? S : never
  ): void {
    const words = oneLine(text, longest).split(' ');
    const lines = wrap(words, this.#columns - displayWidth(deeper));
    for (const [index, line] of lines.entries())
      this.lines.push(
        `${index === 0 ? indent : deeper}${style.length === 0 ? line : this.paint(line, ...style)}`,
      );
  }
}

function summary(report: AdoptionReport, page: Page, { language }: AdoptionTextOptions): void {
  page.paragraph(language.text(adoptionSummary(report)), '', '', 'bold');
  for (const further of [recognizedInDocuments(report), languagesOfDocuments(report)])
    if (further !== null) page.paragraph(language.text(further));
}

/** Entries as a table, each with what is not recognized below it. */
function entries(all: readonly EntryReport[], page: Page, { language }: AdoptionTextOptions): void {
  if (all.length === 0) return;
  const shown = all.slice(0, mostEntries);
  const name = ({ files, isKept }: EntryReport): string =>
    `${oneLine(files, 200)}${isKept ? ' (as it was)' : ''}`;
  const fitting = shown.filter((entry) => displayWidth(name(entry)) <= mostFilesWidth);
  const widths = {
    files: Math.max(5, ...fitting.map((entry) => displayWidth(name(entry)))),
    type: Math.max(4, ...shown.map(({ type }) => type.length)),
  };
  const figures = ['records', ...recognizedKeys] as const;
  const digits = Math.max(...shown.map(({ records }) => String(records).length));
  const row = (files: string, type: string, cells: readonly string[]): string =>
    `  ${padded(files, widths.files)}  ${type.padEnd(widths.type)} ${cells.map((cell, index) => cell.padStart(Math.max(figures[index]!.length, digits) + 2)).join('')}`;
  page.heading('Entries of qms.yaml, and in how many records what is recognized');
  page.lines.push(page.paint(row('files', 'type', figures), 'dim'));
  for (const entry of shown) {
    const { recognized, records, type } = entry;
    const isLong = displayWidth(name(entry)) > mostFilesWidth;
    if (isLong) page.lines.push(`  ${name(entry)}`);
    page.lines.push(
      row(isLong ? '' : name(entry), oneLine(type, 60), [
        String(records),
        ...recognizedKeys.map((key) => String(recognized[key])),
      ]),
    );
    for (const remark of entry.remarks) page.paragraph(language.text(remark), '      ', '      ', 'dim');
  }
  if (all.length > shown.length)
    page.paragraph(
      `and ${countWords(all.length - shown.length, 'more entry', 'more entries')} in --format json`,
      '  ',
    );
}

const padded = (text: string, width: number): string =>
  `${text}${' '.repeat(Math.max(0, width - displayWidth(text)))}`;

function leftOut({ leftOut: all }: AdoptionReport, page: Page, { language }: AdoptionTextOptions): void {
  if (all.length === 0) return;
  page.heading('Left out');
  for (const each of all) page.paragraph(language.text(leftOutFor(each)), '  ', '    ');
}

function questions(
  open: readonly OpenQuestion[],
  page: Page,
  { language, command }: AdoptionTextOptions,
): void {
  if (open.length === 0) return;
  page.heading(`${open.length === 1 ? 'A question' : 'Questions'} only you can answer`);
  for (const { id, question, choices, chosen } of open) {
    page.paragraph(language.text(question), '  ', '  ');
    for (const { key, label } of choices)
      page.paragraph(
        `${key === chosen ? 'taken until you answer' : `--answer ${quoted(`${id}=${key}`)}`}: ${language.text(label)}`,
        '    ',
        '      ',
        ...(key === chosen ? (['dim'] as const) : []),
      );
  }
  page.paragraph(
    `Answer with \`${command('adopt')} --answer …\`, or change qms.yaml by hand.`,
    '  ',
    '  ',
    'dim',
  );
}

/** An argument as a shell takes it. */
const quoted = (text: string): string =>
  /^[\w:=.,/@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

function worthActing({ worthActing: found, findings }: AdoptionReport, page: Page): void {
  if (found.length === 0) return;
  page.heading('Worth acting on first');
  for (const { rule, severity, count, message, file, record } of found) {
    const about = [record, file].filter((part) => part !== null).join(' · ');
    const more = count === 1 ? '' : `, ${count} of this kind`;
    page.paragraph(`${severity} · ${rule}${more}`, '  ', '  ', severity === 'error' ? 'red' : 'yellow');
    page.paragraph(message, '    ', '    ');
    page.paragraph(about, '    ', '    ', 'cyan');
  }
  const rest = findings - found.reduce((sum, { count }) => sum + count, 0);
  if (rest > 0) page.paragraph(`${countWords(rest, 'more finding')} with \`qms check\`.`, '  ', '  ', 'dim');
}

function next(
  report: AdoptionReport,
  page: Page,
  { written, holdsDebt, command }: AdoptionTextOptions,
): void {
  const { before, documents } = report;
  page.lines.push('');
  if (isSettled(report)) {
    page.paragraph('qms.yaml says all of this already; nothing is to be written.');
    return;
  }
  if (documents.length === 0) {
    page.paragraph(`Nothing is to be written. To begin a system from scratch: \`${command('init')}\`.`);
    return;
  }
  if (written) {
    page.paragraph(
      before === null
        ? `qms.yaml is written, and nothing else; deleting it undoes this. Now run \`${command('check')}\`.`
        : `qms.yaml is added to, and nothing else is changed. Now run \`${command('check')}\`.`,
    );
    if (!holdsDebt)
      page.paragraph(
        `What cannot be settled soon is old debt: \`${command('baseline')} --owner … --reason …\` records it until a day, so that what is new stands out.`,
      );
    return;
  }
  page.paragraph(
    before === null
      ? `Nothing is written yet. \`${command('adopt')} --write\` writes qms.yaml and nothing else, and no document is changed; undoing is deleting qms.yaml. \`--format yaml\` shows the file.`
      : `Nothing is written yet. \`${command('adopt')} --write\` adds this to qms.yaml, keeps what stands there, and changes no document. \`--format yaml\` shows the file.`,
  );
}
