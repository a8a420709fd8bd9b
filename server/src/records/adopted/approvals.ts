import type { DeclaredApproval } from '../../model/record.ts';
import type { Span } from '../../model/text.ts';
import type { DocumentOutline, DocumentTable, HeaderField } from '../../text/header.ts';
import { fieldOfLabel } from '../labels.ts';
import { plainWord } from '../plain-word.ts';
import { isFillIn } from './words.ts';
import { writtenDate } from './written-dates.ts';

const plainSet = (words: string): ReadonlySet<string> => new Set(words.split(',').map(plainWord));

const signing: ReadonlySet<string | null> = new Set(['approvedBy', 'approvedOn', 'reviewedBy', 'reviewedOn']);

const isOf =
  (field: 'approvedBy' | 'approvedOn') =>
  ({ label, value }: HeaderField): boolean =>
    value !== '' && fieldOfLabel(label, null) === field;

/** Labels of a header that are understood and have no key of their own. */
const withoutKey = plainSet(
  'Last Updated,Updated,Last Modified,Modified,Last Revised,Last Review,Last Reviewed,Last Review Date,Reviewed,Reviewed By,Reviewer,Reviewers,Review Date,Reviewed On,Checked By,Created,Created On,Creation Date,Date Created,Date,Page,Pages,Page No,Total Pages,Organization,Organisation,Company,Type,Document Type,Signature,Name,Role,Field,Value,Property,Attribute,Item,Metadata,Feld,Wert,Campo,Valor,Champ,Valeur,Valore,layout,permalink,sidebar,nav order,slug,toc,weight,lang,language,Geprüft von,Prüfer,Erstellt am,Letzte Änderung,Seite,Datum,Firma,Revisado por,Fecha,Página,Empresa,Data,Vérifié par,Vérificateur,Date,Page,Verificato da,Pagina,Azienda',
);

/** True for a label nobody has to explain: what it says has another place, or none. */
export const needsNoKey = (label: string): boolean =>
  withoutKey.has(plainWord(label)) || signing.has(fieldOfLabel(label, null));

/** Words that stand where a name would and say that nobody has signed. */
const isNobody = (name: string): boolean =>
  isFillIn(name) || /^(?:yes|no|pending|date|name|signature|_+)$/i.test(name.trim());

interface Cell {
  readonly text: string;
  readonly span: Span;
}

const approval = (by: Cell | null, on: Cell | null, language: string | null): DeclaredApproval[] => {
  const date = on === null ? null : writtenDate(on.text, language);
  const name =
    by === null || isNobody(by.text) || writtenDate(by.text, language) !== null
      ? null
      : by.text.replace(/^\/s\/\s*/i, '');
  const inName = name === null && by !== null ? writtenDate(by.text, language) : null;
  const place = name !== null ? by : on;
  if (name === null && date === null && inName === null) return [];
  return [{ by: name, date: date ?? inName, span: (place ?? by ?? on)!.span }];
};

/** A name followed by a day, as in `Jane Doe, 2024-03-01` or `Jane Doe (1 March 2024)`. */
function withDay({ text, span }: Cell): readonly [by: Cell, on: Cell | null] {
  const match = /^(.*?)(?:,\s*|\s+[-–—/]\s*|\s*\(|\s+on\s+|\s+am\s+)((?=[^()]*\d)[^()]{6,24})\)?$/.exec(text);
  if (match === null || writtenDate(match[2]!) === null) return [{ text, span }, null];
  const start = span.start + text.lastIndexOf(match[2]!);
  return [
    { text: match[1]!, span: { start: span.start, end: span.start + match[1]!.length } },
    { text: match[2]!, span: { start, end: start + match[2]!.length } },
  ];
}

function ofFields(fields: readonly HeaderField[], language: string | null): DeclaredApproval[] {
  const cell = ({ value, valueSpan }: HeaderField): Cell => ({ text: value, span: valueSpan });
  const by = fields.filter(isOf('approvedBy'));
  const on = fields.filter(isOf('approvedOn'));
  if (by.length === 0) return on.slice(0, 1).flatMap((field) => approval(null, cell(field), language));
  return by.flatMap((field, index) => {
    const [name, day] = withDay(cell(field));
    const date = on[index] ?? on[0];
    return approval(name, date === undefined ? day : cell(date), language);
  });
}

const columnOf = (head: DocumentTable['rows'][number], words: RegExp): number =>
  head.findIndex(({ text }) => words.test(text));

const underApproval =
  /approv|sign-?off|signatures?\b|authori[sz]|freigabe|genehmig|aprob|aprova|approuv|approba|firma/i;
const nameColumn =
  /^(?:name|approved by|approver|signed by|person|by|nombre|nome|nom|freigegeben von|unterzeichner|aprobado por|aprovado por)\b/i;
const dateColumn = /date|datum|fecha|data\b/i;
const signatureColumn = /signature|unterschrift|firma|assinatura|signé|signed/i;

/** A table of signatures: a column of names, one of days, and one where they signed or a heading that says so. */
function ofTable({ rows, heading }: DocumentTable, language: string | null): DeclaredApproval[] {
  const [head, ...body] = rows;
  if (head === undefined) return [];
  const [name, date] = [columnOf(head, nameColumn), columnOf(head, dateColumn)];
  const isOfApproval = underApproval.test(heading) || columnOf(head, signatureColumn) >= 0;
  if (name < 0 || date < 0 || !isOfApproval) return [];
  const roles = columnOf(
    head,
    /^(?:role|meaning|action|function|rolle|funktion|rol|função|fonction|ruolo)\b/i,
  );
  return body.flatMap((row) => {
    const did = roles < 0 ? '' : (row[roles]?.text ?? '');
    if (
      /^(?:author|prepared|written|drafted|review|reviewed|verfasser|ersteller|prüfer|elabor|revis|rédact|vérif)/i.test(
        did,
      )
    )
      return [];
    const [by, on] = [row[name], row[date]];
    return by === undefined || on === undefined || writtenDate(on.text, language) === null
      ? []
      : approval(by, on, language);
  });
}

const signedLine = /^[ \t>*-]*(?:\/s\/|\(signed\))[ \t]*([^\n\r]{2,80})$/gim;

function ofLines(text: string, start: number, language: string | null): DeclaredApproval[] {
  const body = text.slice(start);
  if (!/\/s\/|\(signed\)/i.test(body)) return [];
  return [...body.matchAll(signedLine)].flatMap((match) => {
    const at = start + match.index + match[0].indexOf(match[1]!);
    const [by, on] = withDay({ text: match[1]!.trim(), span: { start: at, end: at + match[1]!.length } });
    return approval(by, on, language);
  });
}

/** A document in which approvals may be stated. */
export interface ApprovedText {
  readonly text: string;
  /** Offset of its body in the file. */
  readonly start: number;
  readonly outline: DocumentOutline;
  /** What its front matter says, as labels and values. */
  readonly front: readonly HeaderField[];
  readonly language: string | null;
}

/** Approvals that a document states: in its front matter or header, in a table of signatures, as `/s/ Name`. */
export function declaredApprovals(document: ApprovedText): readonly DeclaredApproval[] {
  const { text, start, outline, front, language } = document;
  const found = [
    ...ofFields([...front, ...outline.header, ...outline.further], language),
    ...outline.tables.flatMap((table) => ofTable(table, language)),
    ...ofLines(text, start, language),
  ];
  const isSaidBetter = ({ by, date }: DeclaredApproval): boolean =>
    date === null && found.some((other) => other.by === by && other.date !== null);
  return found.filter(
    (each, index) =>
      found.findIndex((other) => other.by === each.by && other.date === each.date) === index &&
      !isSaidBetter(each),
  );
}
