import type { AuditEntry, Pack } from '../../pack/model.ts';
import { day, number, span } from '../../pack/render/format.ts';
import { auditWords, programmeWords } from '../../pack/render/section-words.ts';
import { words } from '../../pack/render/words.ts';
import { joined, list, md, more, type Piece, record, table, word } from './pieces.ts';

/** Audits of the period. */
export function audits({ audits }: Pack): string[] {
  return [
    '## Audits',
    '',
    auditWords(audits),
    '',
    ...list([
      ...audits.programmes.items.map(
        (each) =>
          md`${record(each.link)}${each.period === null ? '' : `, ${span(each.period)}`}: ${programmeWords(each)}`,
      ),
      ...audits.notAudited.items.map((each) => md`Not audited within the cycle: ${record(each)}`),
    ]),
    ...table(
      ['Grade', 'Number', 'Still open', 'Without an answer'],
      audits.findings.map((each) => [
        words(each.grade),
        number(each.count),
        number(each.open),
        number(each.unanswered),
      ]),
    ),
    ...table(
      ['Audit', 'Kind', 'Date', 'Processes', 'Summary', 'Strengths'],
      audits.entries.items.map((each) => [
        record(each.link),
        word(each.kind),
        each.date === null
          ? null
          : each.dateTo === null || each.dateTo === each.date
            ? day(each.date)
            : span({ from: each.date, to: each.dateTo }),
        each.processes.map((process) => process.to?.title ?? process.written).join(', '),
        each.summary,
        each.strengths.join('; '),
      ]),
    ),
    ...more(audits.entries),
    ...table(
      ['Finding', 'Grade', 'Statement', 'Answer'],
      audits.entries.items.flatMap((audit) =>
        audit.findings.map((each) => [
          `${audit.link.id} ${each.id}`,
          word(each.grade),
          each.statement,
          findingAnswer(each),
        ]),
      ),
    ),
  ];
}

function findingAnswer(finding: AuditEntry['findings'][number]): Piece {
  const given = [finding.nonconformity, finding.action, finding.opportunity].flatMap((each) =>
    each === null ? [] : [each.to?.id ?? each.written],
  );
  if (given.length > 0)
    return joined([...given, finding.open === null ? null : finding.open ? 'open' : 'closed'], ', ');
  return finding.grade === null || finding.grade === 'positive' ? null : 'no answer on record';
}
