import { type Blocks, type Cell, group, paragraph, type Table, table } from '../../../document/blocks.ts';
import { number } from '../../../document/figures.ts';
import { joined, lines, strong, type Text } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { RiskCell, Risks } from '../../model.ts';
import { idLink } from '../names.ts';
import type { View } from '../view.ts';

const say = defineMessages('pack.riskMatrix', {
  before: 'Before treatment',
  after:
    'After treatment, where assessed again ({after, number} of {before, plural, one {#\u00a0risk} other {#\u00a0risks}})',
  noneYet: '{which}: none yet.',
  rating:
    'Rating = likelihood × severity. Marked cells reach {threshold}, from where a risk needs action or acceptance.',
  axes: 'Likelihood down, severity across',
  risks: '{count, plural, one {#\u00a0risk} other {#\u00a0risks}}',
});

/** Highest rating a matrix is drawn for; larger scales are shown as a list only. */
const LARGEST_MATRIX = 10;

const countOf = (cells: readonly RiskCell[]): number => cells.reduce((all, cell) => all + cell.count, 0);

/** How many of the risks were assessed again after treatment. */
const assessedAgain = ({ before, after }: Risks): Text =>
  say.after({ after: countOf(after), before: countOf(before) });

/** Risks by likelihood and severity, before and after treatment. */
export function matrices(view: View): Blocks {
  const { risks: found } = view.pack;
  if (found.before.length === 0 || found.scale < 1 || found.scale > LARGEST_MATRIX) return null;
  const again = assessedAgain(found);
  return [
    group('two', [
      matrix(view, say.before(), found.before),
      found.after.length === 0
        ? paragraph(say.noneYet({ which: again }), 'quiet')
        : matrix(view, again, found.after),
    ]),
    paragraph(say.rating({ threshold: number(found.threshold) }), 'quiet'),
  ];
}

function matrix(view: View, caption: Text, cells: readonly RiskCell[]): Table {
  const { scale, threshold } = view.pack.risks;
  const steps = Array.from({ length: Math.floor(scale) }, (_, i) => i + 1);
  const cellAt = new Map(cells.map((cell) => [`${cell.likelihood}/${cell.severity}`, cell]));
  const field = (likelihood: number, severity: number): Cell => {
    const cell = cellAt.get(`${likelihood}/${severity}`);
    return {
      is: 'field',
      marked: likelihood * severity >= threshold,
      held: cell !== undefined,
      of:
        cell === undefined
          ? null
          : lines(
              joined(
                cell.ids.map((id) => idLink(view, id)),
                ' ',
              ),
              cell.count > cell.ids.length && strong(say.risks({ count: cell.count })),
            ),
    };
  };
  return table(
    caption,
    [{ title: say.axes() }, ...steps.map((step) => ({ title: String(step) }))],
    steps.toReversed().map((likelihood) => ({
      cells: [String(likelihood), ...steps.map((severity) => field(likelihood, severity))],
    })),
    { layout: 'matrix' },
  );
}
