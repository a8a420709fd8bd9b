import type { WorthActing } from '../../model/adoption-report.ts';
import type { Basis, Finding, Severity } from '../../model/finding.ts';

const bySeverity: Readonly<Record<Severity, number>> = { error: 6, warning: 3, information: 0 };
const byBasis: Readonly<Record<Basis, number>> = {
  documented: 3,
  required: 3,
  own: 2,
  technical: 2,
  practice: 0,
};

/** What only says how well documents are understood: the command says that itself. */
const ofReading = /^(?:config|adopted-.*|key-unknown|ignore-.*)$/;

const shown = 3;

/** Findings about a document that is there weigh more than those about what is not. */
const weight = ({ severity, basis, record }: Finding): number =>
  bySeverity[severity] + byBasis[basis] + (record === undefined ? 0 : 2);

/** The findings most worth acting on, one for each cause. */
export function worthActingOn(findings: readonly Finding[]): readonly WorthActing[] {
  const causes = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (ofReading.test(finding.rule)) continue;
    causes.set(finding.rule, [...(causes.get(finding.rule) ?? []), finding]);
  }
  const ranked = [...causes.values()]
    .map((same) => same.toSorted((one, other) => weight(other) - weight(one)))
    .sort(([one], [other]) => weight(other!) - weight(one!) || (one!.rule < other!.rule ? -1 : 1));
  return ranked.slice(0, shown).map((same): WorthActing => {
    const { rule, severity, message, file, record } = same[0]!;
    return { rule, severity, count: same.length, message, file, record: record ?? null };
  });
}
