import { escapeInJson } from '../document/sanitize.ts';
import type { Language } from '../messages/language.ts';
import type { AdoptionReport } from '../model/adoption-report.ts';

/**
 * What `qms adopt` says as JSON: the stable contract that `schemas/adoption.schema.json` describes. Keys may be added,
 * and none is taken away or renamed.
 */
export function adoptionJson(report: AdoptionReport, { text }: Language): string {
  const value = {
    version: 1,
    documents: report.documents.map((document) => ({ ...document, why: text(document.why) })),
    open: report.open.map(({ id, question, choices, chosen }) => ({
      id,
      question: text(question),
      choices: choices.map(({ key, label }) => ({ key, label: text(label) })),
      default: chosen,
    })),
    config: report.config,
    changed: report.config !== report.before,
    ownRecords: report.ownRecords,
    entries: report.entries.map(({ remarks, ...entry }) => ({ ...entry, remarks: remarks.map(text) })),
    leftOut: report.leftOut.map(({ why, files }) => ({ why: text(why), files })),
    worthActing: report.worthActing,
    findings: report.findings,
    languages: report.languages,
    approvals: report.approvals,
  };
  return `${escapeInJson(JSON.stringify(value, null, 2))}\n`;
}
