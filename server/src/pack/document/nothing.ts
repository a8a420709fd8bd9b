import { type Paragraph, paragraph } from '../../document/blocks.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Bounded } from '../model.ts';

/** What a section says when there is nothing to show: silence could be a fault. */
export const nothing = defineMessages('pack.nothing', {
  noReviewBefore: 'This is the first review: nothing was promised before.',
  promises: 'The last review decided nothing.',
  inputs: 'The minutes hold no inputs yet.',
  decisions: 'No decision has been written down yet.',
  objectives: 'The records hold no objectives for this period.',
  indicators: 'The records hold no indicators.',
  surveys: 'No survey was evaluated in the period.',
  suppliers: 'The records hold no suppliers.',
  risks: 'No risk was open on the day of the pack.',
  resources: 'No resources were asked or granted.',
  constraints: 'No process names a constraint.',
  waits: 'No action waits, is late or was moved to a later date.',
  culture: 'The records of the period hold nothing on this.',
  exceptions: 'No exceptions are in force.',
  findings: 'No finding is open on the records cited.',
});

const say = defineMessages('pack.bounded', { more: 'and {count, number} more in the records' });

/** A line for what is not shown of a list. */
export const more = ({ more: count }: Pick<Bounded<unknown>, 'more'>): Paragraph | null =>
  count > 0 ? paragraph(say.more({ count }), 'more') : null;
