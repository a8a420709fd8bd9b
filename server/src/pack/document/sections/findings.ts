import { type Blocks, paragraph, table } from '../../../document/blocks.ts';
import { code } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { more, nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { state } from '../states.ts';
import type { View } from '../view.ts';

const say = defineMessages('pack.findings', {
  caption: 'Open findings',
  level: 'Level',
  place: 'Place',
});

/** Findings that are still open on what the pack cites. */
export function findings(view: View): Blocks {
  const { findings: found } = view.pack.appendix;
  if (found.items.length === 0) return paragraph(nothing.findings());
  return [
    table(
      say.caption(),
      [{ title: shared.finding() }, { title: say.level() }, { title: shared.rule() }, { title: say.place() }],
      found.items.map(({ message, severity, rule, file, line }) => ({
        cells: [message, state(severity), code(rule), code(`${file}:${line}`)],
      })),
      { layout: 'lines', quietCaption: true },
    ),
    more(found),
  ];
}
