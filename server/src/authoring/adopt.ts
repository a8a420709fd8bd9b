import type { AdoptionReport } from '../model/adoption-report.ts';
import type { Finding } from '../model/finding.ts';
import type { Project } from '../workspace/project.ts';
import { entryReport } from './adopt/entry-report.ts';
import type { Proposed } from './adopt/propose.ts';
import { asked, mostUrgent } from './adopt/questions.ts';
import { adoptedDocument } from './adopt/recognized.ts';
import type { SeenFile } from './adopt/seen-file.ts';
import { worthActingOn } from './adopt/worth-acting.ts';

export { extendedConfiguration } from './adopt/extend-configuration.ts';
export { type Proposed, propose } from './adopt/propose.ts';
export type { Answers } from './adopt/questions.ts';
export { type SeenFile, seeFile } from './adopt/seen-file.ts';
export { settledBy } from './adopt/settled.ts';
export { configurationText } from './adopt/write-configuration.ts';

/** What a proposal was made from and has led to. */
export interface Adopted {
  /** Opened with the proposed qms.yaml, and checked. */
  readonly project: Project;
  readonly findings: readonly Finding[];
  readonly proposed: Proposed;
  readonly seen: readonly SeenFile[];
  readonly config: string;
  /** What qms.yaml was before, with the number of entries it had; null where there was none. */
  readonly before: { readonly text: string; readonly entries: number } | null;
}

/** What `qms adopt` says of a repository that was read with its proposal. */
export function adoptionReport({
  project,
  findings,
  proposed,
  seen,
  config,
  before,
}: Adopted): AdoptionReport {
  const files = new Map(seen.map((file) => [file.path, file]));
  const records = [...project.store.records.values()];
  const adopted = records.filter(({ adoption }) => adoption !== null);
  const listed = adopted.map((record) => ({
    record,
    document: adoptedDocument(record, files.get(record.file)),
  }));
  const languages = new Map<string, number>();
  for (const file of new Set(adopted.map((record) => record.file))) {
    const language = files.get(file)?.language;
    if (language != null) languages.set(language, (languages.get(language) ?? 0) + 1);
  }
  return {
    documents: listed
      .map(({ document }) => document)
      .sort((one, other) =>
        one.file === other.file ? (one.row ?? 0) - (other.row ?? 0) : one.file < other.file ? -1 : 1,
      ),
    ownRecords: records.length - adopted.length,
    entries: project.configuration.types.map((entry, index) => {
      const own = listed.filter(({ record }) => record.adoption?.entry === index);
      return entryReport(
        entry,
        index < (before?.entries ?? 0),
        own.map(({ record }) => record),
        own.map(({ document }) => document),
      );
    }),
    leftOut: proposed.leftOut,
    open: mostUrgent(proposed.questions),
    questions: asked(proposed.questions),
    worthActing: adopted.length === 0 ? [] : worthActingOn(findings),
    findings: findings.length,
    languages: [...languages]
      .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      .map(([tag]) => tag),
    approvals: adopted.filter(({ adoption }) => (adoption?.approvals.length ?? 0) > 0).length,
    config,
    before: before?.text ?? null,
  };
}
