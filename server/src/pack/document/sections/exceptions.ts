import { type Blocks, entry, heading, paragraph, prose, table } from '../../../document/blocks.ts';
import { day } from '../../../document/dates.ts';
import { code, joined, sentence } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { ExceptionEntry } from '../../model.ts';
import { cited, named } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { sourceOf, type View } from '../view.ts';
import { words } from '../words.ts';

const say = defineMessages('pack.exceptions', {
  until: 'until {date}',
  rules: 'rules: {rules}',
  doneInstead: 'Done instead',
  risk: 'Risk',
  concerns: 'Concerns {records}.',
  silenced: 'Silenced findings',
  silencedBy: 'Silenced by',
});

/** Accepted deviations, and what is silenced. */
export function exceptions(view: View): Blocks {
  const { exceptions: found, silenced } = view.pack.appendix;
  return [
    found.items.length === 0 ? paragraph(nothing.exceptions()) : null,
    found.items.map((each) => exceptionEntry(view, each)),
    more(found),
    table(
      say.silenced(),
      [
        { title: shared.finding() },
        { title: shared.rule() },
        { title: say.silencedBy() },
        { title: shared.reason() },
      ],
      silenced.items.map((each) => ({
        cells: [each.message, code(each.rule), words(each.by), each.reason],
      })),
    ),
    more(silenced),
  ];
}

const exceptionEntry = (view: View, found: ExceptionEntry): Blocks =>
  entry({
    source: sourceOf(found.link),
    blocks: [
      heading(named(view, found.link)),
      paragraph(
        joined(
          [
            found.from === null ? null : shared.from({ date: day(found.from) }),
            found.until === null ? null : say.until({ date: day(found.until) }),
            say.rules({ rules: listed(found.rules, 'and', found.rules.length) }),
          ],
          ' · ',
        ),
        'quiet',
      ),
      prose(found.reason),
      found.compensation === null ? null : [paragraph(say.doneInstead(), 'label'), prose(found.compensation)],
      found.risk === null ? null : [paragraph(say.risk(), 'label'), prose(found.risk)],
      found.records.length === 0
        ? null
        : paragraph(
            sentence(say.concerns, {
              records: joined(
                found.records.map((each) => cited(view, each)),
                ', ',
              ),
            }),
          ),
    ],
  });
