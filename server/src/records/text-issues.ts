import { defineMessages } from '../messages/define-messages.ts';
import type { ReadingIssue } from '../model/facts.ts';
import type { QmsRecord } from '../model/record.ts';
import type { MarkdownDocument } from '../text/markdown.ts';
import { conflictFaults } from '../text/slips/conflict.ts';
import { tableCuts } from '../text/table-cuts.ts';
import type { YamlStream } from '../text/yaml.ts';
import { isHistory } from './history.ts';
import { mixedWords } from './mixed-scripts.ts';
import type { ReadSetup } from './read-setup.ts';
import { type Aliases, recordNode, spanOfPath } from './record-node.ts';
import { hiddenCharacters, placeholdersIn, placeholdersInText } from './scan-text.ts';

const sayPlaceholder = defineMessages('placeholder', {
  left: '`{word}` is still to be filled in, although this is no longer a draft. Write what is meant, or set the record back to draft.',
  document:
    '{count, plural, one {One place is} other {# places are}} still to be filled in, such as `{word}`. Write what is meant.',
  leftAtEnd: '`{word}` is still to be filled in, although this is no longer a draft. Write what is meant.',
});

const sayCut = defineMessages('table-cut', {
  link: 'The bar in this link ends the cell for other programs, and the last column is lost. Write `\\|`, or leave out the label.',
  linkSigned:
    'The bar in this link ends the cell for other programs, and the last column is lost. Leave it as it is, since the text is signed; the pages of a review show it right. In new text write `\\|`.',
  surplus:
    'This row has {cells, number} cells and the header {columns, number}: other programs leave out the last. Write `\\|` for a bar that belongs to the text, or correct the row.',
  surplusSigned:
    'This row has {cells, number} cells and the header {columns, number}: other programs leave out the last. Leave it as it is, since the text is signed; the pages of a review show it in the last column.',
  escape: 'Write `\\|`',
});

const sayHidden = defineMessages('text-hidden', {
  found:
    'An invisible character stands here ({name}). Delete it, for it can make text read differently from what it says.',
  remove: 'Delete the invisible character',
  mixed:
    'The letter `{letter}` in this word is {script, select, Cyrillic {Cyrillic} Armenian {Armenian} Cherokee {Cherokee} other {Greek}}, next to Latin ones. Type the word again, for it is not the word that it looks like.',
  latin: 'Write Latin letters',
});

/** More of the same in one file adds nothing for the reader. */
const maximumPerFile = 20;

/** Placeholders left in records that are in review, in use, or events that are closed. A register's own text is that of its items. */
export function placeholderIssues(
  records: readonly QmsRecord[],
  stream: YamlStream,
  markdown: MarkdownDocument | null,
  text: string,
  setup: ReadSetup,
): ReadingIssue[] {
  if (records.some(({ adoption }) => adoption !== null))
    return placeholdersOfDocument(records, text, markdown?.bodyStart ?? 0, setup);
  const issues: ReadingIssue[] = [];
  const isJudged = (record: QmsRecord): boolean => record.phase !== 'draft' && !isHistory(record, setup);
  for (const record of records.filter(isJudged)) {
    const message = (word: string) =>
      (record.phase === 'final' ? sayPlaceholder.leftAtEnd : sayPlaceholder.left)({ word });
    const data = record.type === 'register' ? { ...record.data, items: null, defaults: null } : record.data;
    for (const { path, word } of placeholdersIn(data)) {
      const span = spanOfPath(
        stream.documents[record.document] ?? null,
        record.item,
        path,
        setup.configuration.aliases,
      );
      issues.push({ rule: 'placeholder', message: message(word), span, ordinal: record.ordinal, path });
    }
    if (record.markdown && markdown !== null) {
      for (const { span, word } of placeholdersInText(text.slice(markdown.bodyStart), markdown.bodyStart)) {
        issues.push({
          rule: 'placeholder',
          message: message(word),
          span,
          ordinal: record.ordinal,
          path: ['body'],
        });
      }
    }
  }
  return issues.slice(0, maximumPerFile);
}

/** A document of others may be full of them, as templates are: they are one finding, in a draft for information. */
function placeholdersOfDocument(
  records: readonly QmsRecord[],
  text: string,
  start: number,
  setup: ReadSetup,
): ReadingIssue[] {
  const [record] = records;
  const found = placeholdersInText(text.slice(start), start);
  const [first] = found;
  if (record === undefined || first === undefined || isHistory(record, setup)) return [];
  const isDraft = record.phase === 'draft' || record.phase === 'unknown';
  return [
    {
      rule: 'placeholder',
      severity: isDraft ? 'information' : 'warning',
      message: sayPlaceholder.document({ count: found.length, word: first.word }),
      span: first.span,
      ordinal: record.ordinal,
      path: ['body'],
    },
  ];
}

/** Cells of tables in a Markdown body that a bar cuts for other readers. */
export function tableIssues(
  record: QmsRecord,
  { bodyStart }: MarkdownDocument,
  text: string,
  setup: ReadSetup,
): ReadingIssue[] {
  if (record.phase === 'draft' || isHistory(record, setup)) return [];
  const isSigned = record.digests.length > 0;
  return tableCuts(text, { start: bodyStart, end: text.length })
    .slice(0, maximumPerFile)
    .map(({ kind, span, bars, cells, columns }) => ({
      rule: 'table-cut',
      ...(isSigned ? { severity: 'information' } : {}),
      message:
        kind === 'link'
          ? (isSigned ? sayCut.linkSigned : sayCut.link)()
          : (isSigned ? sayCut.surplusSigned : sayCut.surplus)({ cells, columns }),
      span,
      ordinal: record.ordinal,
      path: ['body'],
      fixes:
        isSigned || kind === 'surplus'
          ? []
          : [
              {
                title: sayCut.escape(),
                certain: true,
                file: record.file,
                steps: bars.map((bar) => ({
                  kind: 'edit',
                  edit: { span: { start: bar, end: bar }, text: '\\' },
                })),
              },
            ],
    }));
}

/** Two versions side by side in a text that YAML can read all the same: in a Markdown body, or in a block of text. */
export function conflictIssues(
  file: string,
  records: readonly QmsRecord[],
  stream: YamlStream,
  text: string,
  aliases: Aliases,
): ReadingIssue[] {
  return conflictFaults(text, 0).map(({ message, span, fixes = [] }) => ({
    rule: 'placeholder',
    severity: 'error',
    message,
    span,
    ordinal: ordinalAt(records, stream, span.start, aliases),
    path: [],
    fixes: fixes.map(({ title, certain, edits }) => ({
      title,
      certain,
      file,
      steps: edits.map((edit) => ({ kind: 'edit', edit })),
    })),
  }));
}

/** Characters nobody sees that change how text reads. */
export function hiddenTextIssues(
  file: string,
  records: readonly QmsRecord[],
  stream: YamlStream,
  text: string,
  aliases: Aliases,
): ReadingIssue[] {
  return hiddenCharacters(text)
    .slice(0, maximumPerFile)
    .map(({ span, name }) => ({
      rule: 'text-hidden',
      message: sayHidden.found({ name }),
      span,
      ordinal: ordinalAt(records, stream, span.start, aliases),
      path: [],
      fixes: [
        {
          title: sayHidden.remove(),
          certain: false,
          file,
          steps: [{ kind: 'edit', edit: { span, text: '' } }],
        },
      ],
    }));
}

/** Words of signed text that are not what they look like: letters of several scripts in one. */
export function mixedScriptIssues(
  file: string,
  records: readonly QmsRecord[],
  stream: YamlStream,
  text: string,
  setup: ReadSetup,
): ReadingIssue[] {
  const isSigned = ({ digests, type, register }: QmsRecord): boolean =>
    digests.length > 0 ||
    (setup.catalogue.get(type)?.signOff.length ?? 0) > 0 ||
    records.some(({ key, digests: ofRegister }) => key === register && ofRegister.length > 0);
  const signed = new Set(records.filter(isSigned).map(({ ordinal }) => ordinal));
  if (signed.size === 0) return [];
  return mixedWords(text)
    .map((word) => ({
      word,
      ordinal: ordinalAt(records, stream, word.span.start, setup.configuration.aliases),
    }))
    .filter(({ ordinal }) => ordinal !== null && signed.has(ordinal))
    .slice(0, maximumPerFile)
    .map(({ word: { span, letter, script, edits }, ordinal }) => ({
      rule: 'text-hidden',
      message: sayHidden.mixed({ letter, script }),
      span,
      ordinal,
      path: [],
      fixes:
        edits === null
          ? []
          : [
              {
                title: sayHidden.latin(),
                certain: false,
                file,
                steps: edits.map((edit) => ({ kind: 'edit', edit })),
              },
            ],
    }));
}

/** The innermost record an offset is in: an item comes after its register. What is in none counts to the first. */
function ordinalAt(
  records: readonly QmsRecord[],
  stream: YamlStream,
  offset: number,
  aliases: Aliases,
): number | null {
  const inside = records.findLast(({ document, item }) => {
    const node = recordNode(stream.documents[document] ?? null, item, aliases);
    return node !== null && node.start <= offset && offset < node.end;
  });
  return (inside ?? records[0])?.ordinal ?? null;
}
