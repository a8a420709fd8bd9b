import {
  type Blocks,
  heading,
  list,
  paragraph,
  prose,
  type Row,
  type Toolbar,
  table,
} from '../document/blocks.ts';
import { button, code, type Inline, lines, quiet, strong, type Text, tag } from '../document/inline.ts';
import { defineMessages } from '../messages/define-messages.ts';
import type {
  AdoptedDocument,
  AdoptionReport,
  EntryReport,
  OpenQuestion,
  WorthActing,
} from '../model/adoption-report.ts';
import { configurationFile } from '../records/configuration.ts';
import {
  adoptionSummary,
  isSettled,
  languagesOfDocuments,
  leftOutFor,
  recognizedInDocuments,
} from './adoption-words.ts';

const say = defineMessages('report.adoption-page', {
  title: 'Documents that are here',
  tools: 'What to do',
  write: 'Write qms.yaml',
  add: 'Add to qms.yaml',
  fresh: 'Start our own next to them…',
  nothingWritten:
    'Nothing is written yet. qms.yaml alone will be, and no document is changed; undoing is deleting that one file.',
  nothingAdded:
    'Nothing is written yet. This is added to qms.yaml, what stands there stays, and no document is changed.',
  nothingNew: 'qms.yaml says all of this already; nothing is to be written.',
  questions: 'Questions only you can answer',
  worth: 'Worth acting on first',
  kinds: '{count, plural, one {# finding} other {# findings}} of this kind',
  more: '{count, plural, one {# more finding} other {# more findings}} once qms.yaml is there.',
  entry: '{files}: {count, plural, one {# record} other {# records}} of the type {type}',
  kept: '{files}, as it was: {count, plural, one {# record} other {# records}} of the type {type}',
  file: 'File',
  id: 'Id',
  name: 'Title',
  version: 'Version',
  owner: 'Owner',
  status: 'Status',
  why: 'Read how',
  row: '{file}, row {row, number}',
  unstated: 'not stated',
  rest: 'and {count, plural, one {# more} other {# more}}, of which all of this is recognized or the same is missing',
  leftOut: 'Left out',
  preview: 'qms.yaml, as it will be',
});

/** Rows of one table: whoever wants to see thousands of files reads `qms adopt --format json`. */
const mostRows = 100;

const sure = { low: 0, medium: 1, high: 2 } as const;

/** The buttons, whose names a script of the page reads. */
const tools = (report: AdoptionReport): Toolbar => ({
  is: 'toolbar',
  name: say.tools(),
  controls: [
    isSettled(report) ? null : button(report.before === null ? say.write() : say.add(), { write: '' }),
    report.before === null ? button(say.fresh(), { fresh: '' }) : null,
    { is: 'status', data: { status: '' } },
  ],
});

const consequence = (report: AdoptionReport): Text =>
  isSettled(report) ? say.nothingNew() : report.before === null ? say.nothingWritten() : say.nothingAdded();

/** A pick list for a question; whatever is picked holds from then on. */
const choice = ({ id, question, choices, chosen }: OpenQuestion): Inline => ({
  is: 'choice',
  of: question,
  // A list of options has no marks for code.
  options: choices.map(({ key, label }) => ({
    value: key,
    title: typeof label === 'string' ? label.replaceAll('`', '') : label,
  })),
  chosen,
  data: { question: id },
});

const opens = (file: string, text: Text = file): Inline => button(text, { open: file });

const tones = { error: 'bad', warning: 'warn', information: 'plain' } as const;

/** @param isThere whether the file exists already: a qms.yaml that is only proposed does not */
const finding = ({ rule, severity, count, message, file, record }: WorthActing, isThere: boolean): Inline =>
  lines(
    [
      tag(severity, tones[severity]),
      ' ',
      code(rule),
      count === 1 ? null : [' · ', quiet(say.kinds({ count }))],
    ],
    message,
    [record === null ? null : [strong(record), ' '], isThere ? opens(file) : file],
  );

function worthActing({ worthActing: found, findings, before }: AdoptionReport): Blocks {
  if (found.length === 0) return null;
  const rest = findings - found.reduce((sum, { count }) => sum + count, 0);
  return [
    heading(say.worth()),
    list(found.map((each) => finding(each, before !== null || each.file !== configurationFile))),
    rest > 0 && paragraph(say.more({ count: rest }), 'quiet'),
  ];
}

const stated = (value: string | null): Inline => value ?? quiet(say.unstated());

const row = ({ file, row, id, title, version, owner, status, confidence, why }: AdoptedDocument): Row => ({
  cells: [
    opens(file, row === null ? file : say.row({ file, row })),
    stated(id),
    stated(title),
    stated(version),
    stated(owner),
    stated(status),
    confidence === 'high' ? null : why,
  ],
});

/** What one entry of qms.yaml covers: what is not recognized comes first. */
function entry(
  { files, type, records, isKept, remarks }: EntryReport,
  own: readonly AdoptedDocument[],
): Blocks {
  const title = (isKept ? say.kept : say.entry)({ files, type, count: records });
  const shown = own
    .toSorted((one, other) => sure[one.confidence] - sure[other.confidence])
    .slice(0, mostRows);
  const columns = [say.file(), say.id(), say.name(), say.version(), say.owner(), say.status(), say.why()];
  return [
    heading(title, 4),
    remarks.length > 0 && list(remarks),
    table(
      title,
      columns.map((each) => ({ title: each })),
      shown.map(row),
      { quietCaption: true, layout: 'plain' },
    ),
    own.length > shown.length && paragraph(say.rest({ count: own.length - shown.length }), 'quiet'),
  ];
}

/** Text as it stands, whatever is in it. */
function verbatim(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.replace(/^\ufeff/, '').trimEnd()}\n${fence}`;
}

/**
 * What `qms adopt` says of a folder, as a page: what is recognized and what is not, the questions as pick lists, and
 * the qms.yaml that is proposed. Scripts read what is asked for from its controls: `data-write`, `data-fresh`,
 * `data-open` (a path) and `data-question` (its id).
 * @param folder its name
 */
export const adoptionPage = (report: AdoptionReport, folder: string): Blocks => [
  {
    is: 'masthead',
    title: say.title(),
    owner: folder,
    band: null,
    when: adoptionSummary(report),
    source: null,
  },
  paragraph(recognizedInDocuments(report)),
  paragraph(languagesOfDocuments(report)),
  paragraph(consequence(report)),
  tools(report),
  report.questions.length > 0 && [
    heading(say.questions()),
    report.questions.map((each) => paragraph(choice(each))),
  ],
  worthActing(report),
  report.entries.map((each, index) =>
    entry(
      each,
      report.documents.filter((document) => document.entry === index),
    ),
  ),
  report.leftOut.length > 0 && [heading(say.leftOut()), list(report.leftOut.map(leftOutFor))],
  heading(say.preview()),
  prose(verbatim(report.config)),
];
