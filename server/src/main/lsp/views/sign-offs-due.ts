import { changedSince } from '../../../domain/evidence/signed-text.ts';
import { shortfallWords } from '../../../domain/evidence/words.ts';
import { importedDue } from '../../../domain/sign-off/imported.ts';
import { shortNameOf, stillToSign } from '../../../domain/sign-off/still-to-sign.ts';
import { canPutInForce } from '../../../domain/sign-off/way-in.ts';
import { meaningDone } from '../../../domain/words/meanings.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Finding } from '../../../model/finding.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { displayPath } from '../../../records/display-path.ts';
import { type SignOffBlock, signOffBlocks } from '../../../records/sign-offs.ts';
import type { Project } from '../../../workspace/project.ts';
import type { DueSignOff } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import { recordSummaries, recordSummary } from './record-summaries.ts';

const say = defineMessages('server.due', {
  changed: 'changed since {date}, {signed} by {person}',
});

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
    const block = rule === 'signoff-stale' ? blockOf(finding, record) : undefined;
    const changed = changedSince(record, queries).find(({ block: { index }, review }) =>
      block === undefined
        ? rule === 'signoff-stale' && review !== null
        : review === null && index === block.index,
    );
    const next = nextOf(record);
    return [
      {
        record: recordSummary(session, project, record, range),
        ...{ rule, severity, message, next, range },
        line: block === undefined ? next || message : changedLine(block, message, project),
        changed: changed?.digest ?? null,
        canPutInForce: canPutInForce(record),
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
      const message = text(shortfallWords(shortfall, queries));
      const next = nextOf(record);
      return {
        record: summary,
        rule: 'signoff-evidence-unknown',
        severity: 'error',
        ...{ message, next, line: next || message },
        range: summary.range,
        changed: null,
        canPutInForce: canPutInForce(record),
      };
    }),
  ];
}

const recordOf = ({ record, file }: Finding, project: Project): QmsRecord | undefined =>
  record === undefined ? undefined : project.store.files.get(file)?.records.find(({ id }) => id === record);

/** The sign-off that a finding is about, by the digest it points at. */
const blockOf = ({ path }: Finding, { data }: QmsRecord): SignOffBlock | undefined =>
  signOffBlocks(data).find(({ index }) => displayPath(data, ['signOffs', index, 'digest']) === path);

function changedLine({ by, date, meaning }: SignOffBlock, message: string, project: Project): string {
  if (by === null || date === null) return message;
  const person = shortNameOf(by, project.queries);
  return project.language.text(say.changed({ date, signed: meaningDone(meaning), person }));
}
