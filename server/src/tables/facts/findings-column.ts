import { defineMessages } from '../../messages/define-messages.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import type { QmsRecord } from '../../model/record.ts';
import { groupedBy } from '../../records/grouped.ts';
import type { TableCell } from '../model.ts';
import type { Column, TableContext } from './column.ts';
import { computed } from './computed.ts';
import { remembered } from './remembered.ts';

const say = defineMessages('table.findings', {
  title: 'Findings',
  description: 'What the checks found about the record: how many findings, and how severe the worst is.',
  count:
    '{severity, select, error {{count, plural, one {# error} other {# findings, worst an error}}} warning {{count, plural, one {# warning} other {# findings, worst a warning}}} other {{count, plural, one {# hint} other {# hints}}}}',
});

/** So many are named; the text next to the record shows all. */
const mostNamed = 5;

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/** The first sentence of a message: what is wrong. */
const firstSentence = (message: string): string => /^.*?[.!?](?=\s|$)/s.exec(message)?.[0] ?? message;

/** The key of the column whose field a finding is about: `inputs[resources].trend` → `inputs`, `before.date` as it is. */
function columnIn(path: string, keys: ReadonlySet<string>): string | null {
  const plain = path.replace(/\[.*$/s, '');
  if (keys.has(plain)) return plain;
  const top = plain.replace(/\..*$/s, '');
  return keys.has(top) ? top : null;
}

/**
 * What was found about the records.
 * @param keys of the other columns
 */
export function findingsColumn({ project, findingsIn }: TableContext, keys: ReadonlySet<string>): Column {
  const { language } = project;
  const byFile = new Map<string, ReadonlyMap<string | undefined, readonly Finding[]>>();
  const findingsOf = ({ file, id }: QmsRecord): readonly Finding[] => {
    let ofFile = byFile.get(file);
    if (ofFile === undefined) {
      ofFile = groupedBy(findingsIn(file), ({ record }) => record);
      byFile.set(file, ofFile);
    }
    return ofFile.get(id === '' ? undefined : id) ?? [];
  };
  const counted = remembered((key: string): string => {
    const [severity = '', count] = key.split(' ');
    return language.text(say.count({ severity, count: Number(count) }));
  });
  const cellOf = (record: QmsRecord): TableCell => {
    const found = [...findingsOf(record)].sort((one, other) => order[one.severity] - order[other.severity]);
    const [worst] = found;
    if (worst === undefined) return '';
    const { severity } = worst;
    return {
      text: counted(`${severity} ${found.length}`),
      value: null,
      // The most severe first, then by how many there are.
      sort: (2 - order[severity]) * 1000 + Math.min(found.length, 999),
      level: severity,
      findings: found.slice(0, mostNamed).map((each) => ({
        severity: each.severity,
        text: firstSentence(each.message),
        rule: each.rule,
        column: columnIn(each.path, keys),
        range: each.range,
      })),
    };
  };
  const words = { title: say.title(), description: say.description() };
  return computed('$findings', 'findings', words, cellOf, project);
}
