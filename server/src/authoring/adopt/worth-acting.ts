import type { WorthActing } from '../../model/adoption-report.ts';
import type { Basis, Finding, Severity } from '../../model/finding.ts';
import { configurationFile } from '../../records/configuration.ts';

const bySeverity: Readonly<Record<Severity, number>> = { error: 6, warning: 3, information: 0 };
const byBasis: Readonly<Record<Basis, number>> = {
  documented: 3,
  required: 3,
  own: 2,
  technical: 2,
  practice: 0,
};

/** What only says how well documents are understood: the command says that itself. */
const ofReading = /^(?:config|adopted-.*|approval-declared|key-unknown|ignore-.*)$/;
/** What somebody waits for, or walks into, already. */
const pressing = /(?:overdue|unanswered|expired|duplicate|broken)$/;

const shown = 3;

/** About documents that are there: one of them, or many that share a cause. */
const isAboutDocuments = ({ record, file, path }: Finding): boolean =>
  record !== undefined || (file === configurationFile && path.startsWith('types['));

/** What is wrong with documents that are there is sooner mended than what is not there is written. */
const weight = (finding: Finding): number =>
  bySeverity[finding.severity] +
  byBasis[finding.basis] +
  (isAboutDocuments(finding) ? 4 : 0) +
  (pressing.test(finding.rule) ? 4 : 0);

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
