import type { QmsRecord } from '../../model/record.ts';
import { demandFor } from '../../records/sign-off-demands.ts';
import { hasDigest, judgedBlocks, type SignOffBlock, signOffBlocks } from '../../records/sign-offs.ts';
import type { Project } from '../../workspace/project.ts';
import { escapeMarkdown } from '../markdown-text.ts';
import { personName } from './people.ts';

/** Whether and by whom a record is signed, and whether the signatures still fit; what it needs when they are missing. */
export function signOffLine(record: QmsRecord, { queries, configuration }: Project): string {
  const blocks = judgedBlocks(signOffBlocks(record.data));
  const demand = demandFor(record, configuration.signOff.required, configuration.risk.threshold);
  const state = (block: SignOffBlock): string => {
    if (!hasDigest(block)) return 'not bound to the content';
    return queries.expectedDigest(record, block.index) === block.digest
      ? 'fits the content'
      : 'no longer fits the content';
  };
  const lines = blocks.map((block) => {
    const by = block.by === null ? 'nobody named' : personName(queries, block.by);
    const date = block.date === null ? '' : ` on ${block.date}`;
    return `${escapeMarkdown(`${block.meaning ?? 'signed'} by ${by}${date}`)} – ${state(block)}`;
  });
  const isMissing = demand !== null && !blocks.some(({ meaning }) => meaning === demand.meaning);
  if (isMissing) lines.push(`still to be ${demand.meaning} (${signers[demand.by]})`);
  return lines.length === 0 ? 'none needed now' : lines.join('; ');
}

const signers: Readonly<Record<string, string>> = {
  'top-management': 'by top management',
  anyone: 'by anyone whose role may',
  authority: 'by the authority it names',
  owner: 'by its owner',
};
