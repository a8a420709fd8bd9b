import { group, listOf, paragraph, type Section } from '../../../document/blocks.ts';
import { figures, type Inline, joined, link, tag, worth } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { SignificantChange } from '../../model.ts';
import { theme } from '../names.ts';
import { shared } from '../shared.ts';
import { trend } from '../states.ts';
import { unreadTag } from '../unread.ts';
import { sourceOf, topicsOf, type View } from '../view.ts';
import { changeAmount, changeFigures, changeSubject, outcomeWord } from './change-words.ts';

const say = defineMessages('pack.changes', {
  title: 'Changes that matter',
  none: 'The records show no change in money or for customers.',
});

/** What changed between the period and the one before, by theme. */
export function changes(view: View): Section {
  const { changes: found } = view.pack.pageOne;
  const themes = [...new Set(found.map((change) => change.theme))];
  return {
    is: 'section',
    id: 'changed',
    number: '4',
    title: say.title(),
    source: null,
    blocks: [
      found.length === 0 ? paragraph(say.none(), 'lead') : null,
      themes.map((name) =>
        group('by-topic', [
          paragraph(name === null ? shared.noTheme() : theme(view, name)),
          listOf(
            found
              .filter((change) => change.theme === name)
              .map((change) => ({
                cells: [
                  changeLine(change, view),
                  joined([direction(change), ending(change), unreadTag(change)], ' '),
                ],
                source: sourceOf(change.link),
                topics: topicsOf(change.theme),
              })),
            'changes',
          ),
        ]),
      ),
    ],
  };
}

function changeLine(change: SignificantChange, view: View): Inline {
  const anchor = view.anchors.find(change.link.id, change.link.version);
  const subject = changeSubject(change);
  const details = joined([figures(changeFigures(change)), worth(changeAmount(change))], ', ');
  const named = anchor === null || change.source === 'input' ? subject : link(anchor, subject);
  return joined([named, details], ': ');
}

/** Which way it moved. What is only at risk is no better or worse yet. */
const direction = (change: SignificantChange): Inline =>
  change.direction === 'unknown' || change.source === 'risk' ? null : trend(change.direction);

const tones = { achieved: 'good', missed: 'bad', behind: 'warn' } as const;

function ending(change: SignificantChange): Inline {
  const word = outcomeWord(change);
  return word === null || change.objective === null ? null : tag(word, tones[change.objective.outcome]);
}
