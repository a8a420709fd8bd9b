import { type Blocks, entry, heading, list, paragraph, prose, table } from '../../../document/blocks.ts';
import { span } from '../../../document/dates.ts';
import { number } from '../../../document/figures.ts';
import { joined, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { SurveyEntry } from '../../model.ts';
import { named, titleOrId } from '../names.ts';
import { shared } from '../shared.ts';
import { sourceOf, type View } from '../view.ts';
import { wordsOrNone } from '../words.ts';

const say = defineMessages('pack.survey', {
  answers: '{count, plural, one {#\u00a0answer} other {#\u00a0answers}}',
  answersOf: '{count, plural, one {#\u00a0answer} other {#\u00a0answers}} of {sample, number} asked',
  resultsOf: 'Results of {survey}',
  topic: 'Topic',
  result: 'Result',
});

/** A survey with its results against the one before. */
export const survey = (view: View, found: SurveyEntry): Blocks =>
  entry({
    source: sourceOf(found.link),
    blocks: [
      heading(named(view, found.link), 4),
      paragraph(
        joined(
          [wordsOrNone(found.method), found.period === null ? null : span(found.period), answers(found)],
          ', ',
        ),
        'quiet',
      ),
      table(
        say.resultsOf({ survey: titleOrId(found.link) }),
        [
          { title: say.topic() },
          { title: say.result(), numeric: true },
          { title: shared.before(), numeric: true },
        ],
        found.results.map((each) => ({
          cells: [each.topic, shownValue(each.value), shownValue(each.previous)],
        })),
      ),
      prose(found.conclusions),
      list(
        found.quotes.map((words) => shared.quoted({ words })),
        'quotes',
      ),
    ],
  });

const shownValue = (given: number | string | null): Text | null =>
  typeof given === 'number' ? number(given) : given;

function answers({ responses, sample }: SurveyEntry): Text | null {
  if (responses === null) return null;
  return sample === null ? say.answers({ count: responses }) : say.answersOf({ count: responses, sample });
}
