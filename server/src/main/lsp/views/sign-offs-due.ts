import { changedSince } from '../../../domain/evidence/signed-text.ts';
import { shortfallWords } from '../../../domain/evidence/words.ts';
import { importedDue } from '../../../domain/sign-off/imported.ts';
import { stillToSign } from '../../../domain/sign-off/still-to-sign.ts';
import type { Finding } from '../../../model/finding.ts';
import type { QmsRecord } from '../../../model/record.ts';
import type { Project } from '../../../workspace/project.ts';
import type { DueSignOff } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { recordSummaries, recordSummary } from './record-summaries.ts';

/**
 * Sign-offs that are missing, stale, in doubt or below the evidence asked for: the findings of the rules on them, and
 * what came in with an import, of which one finding speaks for all.
 */
export async function signOffsDue(session: RootSession, project: Project): Promise<DueSignOff[]> {
  const { queries, store } = project;
  const { text } = session.language;
  const nextOf = (record: QmsRecord): string => {
    const open = stillToSign(record, queries);
    return open === null ? '' : text(open);
  };
  const found = project.outcome().findings.flatMap((finding): DueSignOff[] => {
    const record =
      project.ruleOf(finding.rule)?.voidsExceptions === true ? recordOf(finding, project) : undefined;
    if (record === undefined) return [];
    const { rule, severity, message, range } = finding;
    const [changed] = rule === 'signoff-stale' ? changedSince(record, queries) : [];
    return [
      {
        record: recordSummary(session, project, record, range),
        ...{ rule, severity, message, next: nextOf(record), range },
        changed: changed?.digest ?? null,
      },
    ];
  });
  const imported = importedDue(store.records.values(), queries);
  const summaries = await recordSummaries(
    session,
    project,
    imported.map(({ record }) => record),
  );
  return [
    ...found,
    ...imported.map(({ record, shortfall }): DueSignOff => {
      const summary = summaries.get(record.key)!;
      return {
        record: summary,
        rule: 'signoff-evidence-unknown',
        severity: 'error',
        message: text(shortfallWords(shortfall, queries)),
        next: nextOf(record),
        range: summary.range,
        changed: null,
      };
    }),
  ];
}

const recordOf = ({ record, file }: Finding, project: Project): QmsRecord | undefined =>
  record === undefined ? undefined : project.store.files.get(file)?.records.find(({ id }) => id === record);
