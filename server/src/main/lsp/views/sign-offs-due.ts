import { changedSince } from '../../../domain/evidence/signed-text.ts';
import { stillToSign } from '../../../domain/sign-off/still-to-sign.ts';
import type { Finding } from '../../../model/finding.ts';
import type { QmsRecord } from '../../../model/record.ts';
import type { Project } from '../../../workspace/project.ts';
import type { DueSignOff } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { recordSummary } from './record-summaries.ts';

/** Sign-offs that are missing, stale or in doubt: the findings of the rules on them. */
export function signOffsDue(session: RootSession, project: Project): DueSignOff[] {
  return project.outcome().findings.flatMap((finding) => {
    const record =
      project.ruleOf(finding.rule)?.voidsExceptions === true ? recordOf(finding, project) : undefined;
    if (record === undefined) return [];
    const { rule, severity, message, range } = finding;
    const open = stillToSign(record, project.queries);
    const next = open === null ? '' : session.language.text(open);
    const [changed] = rule === 'signoff-stale' ? changedSince(record, project.queries) : [];
    return [
      {
        record: recordSummary(session, project, record, range),
        ...{ rule, severity, message, next, range },
        changed: changed?.digest ?? null,
      },
    ];
  });
}

const recordOf = ({ record, file }: Finding, project: Project): QmsRecord | undefined =>
  record === undefined ? undefined : project.store.files.get(file)?.records.find(({ id }) => id === record);
