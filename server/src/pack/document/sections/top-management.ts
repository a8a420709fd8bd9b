import { type Blocks, paragraph, table } from '../../../document/blocks.ts';
import { joined, light, quiet, sentence } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { LeadershipItemEntry } from '../../model.ts';
import { idLink, named } from '../names.ts';
import type { View } from '../view.ts';
import { clause } from '../words.ts';
import { inputOfTopManagement } from './engagement.ts';

const say = defineMessages('pack.topManagement', {
  items: 'What top management itself does (5.1), and what shows it since the last review',
  what: 'What top management does',
  clause: 'Clause',
  stands: 'On record',
  evidence: 'Shown by',
  shown: 'shown',
  none: 'nothing yet',
  more: '{records} and {count, number} more',
  missing:
    'Nothing in these records shows {count, plural, one {one item} other {# items}} yet. Record the review, decision or communication that shows it.',
});

/** So many records of an item are named. */
const fewRecords = 6;

/** Leadership over the last reviews, and what clause 5.1 asks of top management itself, with its evidence. */
export function topManagement(view: View): Blocks {
  const { engagement, leadershipItems } = view.pack.appendix;
  const missing = leadershipItems.filter(({ shownBy }) => shownBy.items.length === 0).length;
  return [
    inputOfTopManagement(engagement, (link) => named(view, link)),
    table(
      say.items(),
      [{ title: say.what() }, { title: say.clause() }, { title: say.stands() }, { title: say.evidence() }],
      leadershipItems.map((item) => itemRow(view, item)),
      { layout: 'cards' },
    ),
    missing === 0 ? null : paragraph(say.missing({ count: missing }), 'quiet'),
  ];
}

function itemRow(view: View, { title, clause: asked, shownBy }: LeadershipItemEntry) {
  const shown = shownBy.items.slice(0, fewRecords);
  const rest = shownBy.items.length - shown.length + shownBy.more;
  const records = joined(
    shown.map(({ id, version }) => idLink(view, id, version)),
    ', ',
  );
  return {
    cells: [
      title,
      quiet(clause(asked)),
      shown.length > 0 ? light(say.shown(), 'good') : light(say.none(), 'warn'),
      rest > 0 ? sentence(say.more, { records, count: rest }) : records,
    ],
  };
}
