import type { QmsRecord } from '../../model/record.ts';
import { demandFor } from '../../records/sign-off-demands.ts';
import { hasDigest, judgedBlocks, type SignOffBlock, signOffBlocks } from '../../records/sign-offs.ts';
import { idsOf } from '../../records/values.ts';
import type { Project } from '../../workspace/project.ts';
import { code, escapeMarkdown } from '../markdown-text.ts';
import { personName } from '../people.ts';

/** Whether and by whom a record is signed, and whether the signatures still fit; what it needs when they are missing. */
export function signOffLine(record: QmsRecord, project: Project): string {
  const { configuration, store } = project;
  const demand = demandFor(record, configuration.signOff.required, configuration.risk.threshold);
  const register = record.register === null ? undefined : store.records.get(record.register);
  const lines = [
    ...blockLines(record, project),
    ...idsOf(record.data['approvedIn']).map((review) => `approved in ${code(review)}`),
    ...(register === undefined
      ? []
      : blockLines(register, project).map((line) => `with its register ${line}`)),
  ];
  if (demand !== null && isReportedMissing(record, project))
    lines.push(`still to be ${demand.meaning} (${signers[demand.by]})`);
  return lines.length === 0 ? 'none needed now' : lines.join('; ');
}

/** The sign-offs that are judged, each with whether it fits what stands there now. */
function blockLines(record: QmsRecord, { queries }: Project): readonly string[] {
  const state = (block: SignOffBlock): string => {
    if (!hasDigest(block)) return 'not bound to the content';
    return queries.expectedDigest(record, block.index) === block.digest
      ? 'fits the content'
      : 'no longer fits the content';
  };
  return judgedBlocks(signOffBlocks(record.data)).map((block) => {
    const by = block.by === null ? 'nobody named' : personName(queries, block.by);
    const date = block.date === null ? '' : ` on ${block.date}`;
    return `${escapeMarkdown(`${block.meaning ?? 'signed'} by ${by}${date}`)} – ${state(block)}`;
  });
}

/** Whether the record is signed as it must be is for the rules to say; here it is only told. */
function isReportedMissing({ file, id }: QmsRecord, project: Project): boolean {
  const published = project.findingsOf(file);
  return [...(published?.findings ?? []), ...(published?.suppressed ?? [])].some(
    (finding) => finding.rule === 'signoff-missing' && finding.record === id,
  );
}

const signers: Readonly<Record<string, string>> = {
  'top-management': 'by top management',
  anyone: 'by anyone whose role may',
  authority: 'by the authority it names',
  owner: 'by its owner',
};
