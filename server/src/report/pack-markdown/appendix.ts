import type { Pack } from '../../pack/model.ts';
import { day, number } from '../../pack/render/format.ts';
import { heading, words } from '../../pack/render/words.ts';
import { bold, date, facts, joined, list, md, more, name, record, table, word } from './pieces.ts';

/** Leadership figures, sign-offs, exceptions, findings and the records cited. */
export function appendix(pack: Pack): string[] {
  const { appendix: found, review } = pack;
  const { total } = found.leadership;
  const ratio = (figure: { readonly count: number; readonly of: number }): string =>
    figure.of === 0 ? '–' : `${number(figure.count)} of ${number(figure.of)}`;
  return [
    '## Appendix',
    '',
    '### Leadership figures',
    '',
    ...facts([
      ['Attendance of top management:', total.attendance === null ? null : ratio(total.attendance)],
      ['Sign-offs on time:', ratio(total.signOffsOnTime)],
      ['Decisions carried out by their date:', ratio(total.decisionsCarriedOut)],
      ['Inputs without objective:', ratio(total.inputsWithoutObjective)],
    ]),
    '### Sign-offs',
    '',
    ...table(
      ['Record', 'Signed by', 'Meaning', 'Date', 'Evidence'],
      [...review.signOffs, ...found.signOffs.items].map((each) => [
        record(each.record),
        name(each.by),
        word(each.meaning),
        date(each.date),
        words(each.evidence),
      ]),
    ),
    ...more(found.signOffs),
    '### Exceptions and silenced findings',
    '',
    ...list(
      found.exceptions.items.map((each) =>
        joined(
          [record(each.link), each.until === null ? null : `until ${day(each.until)}`, each.reason],
          ', ',
        ),
      ),
    ),
    ...list(
      found.silenced.items.map((each) => md`${each.message} (${each.rule}, ${each.by}: ${each.reason})`),
    ),
    ...more(found.silenced),
    '### Open findings',
    '',
    ...list(
      found.findings.items.map(
        (each) =>
          md`${bold(heading(each.severity))} ${each.message} (${each.rule}, ${each.file}:${each.line})`,
      ),
    ),
    ...more(found.findings),
    '### Records cited',
    '',
    ...table(
      ['Record', 'Version', 'Source', 'Digest'],
      found.records.items.map((each) => [
        record(each.link),
        each.link.version ?? '–',
        `${each.link.file}${each.line === null ? '' : `:${each.line}`}`,
        each.digest,
      ]),
    ),
    ...more(found.records),
  ];
}
