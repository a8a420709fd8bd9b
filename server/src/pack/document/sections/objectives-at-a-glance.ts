import { type Blocks, group, paragraph, table } from '../../../document/blocks.ts';
import { dayOrNone, period } from '../../../document/dates.ts';
import { number, withUnit } from '../../../document/figures.ts';
import {
  type Element,
  type Inline,
  light,
  lines,
  quiet,
  type Text,
  type Tone,
} from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { ObjectiveEntry } from '../../model.ts';
import { moneyOrNone } from '../amounts.ts';
import { idLink, party, titleOrId } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { progress, standingWords } from '../states.ts';
import { sourceOf, type View } from '../view.ts';
import { words } from '../words.ts';

const say = defineMessages('pack.glance', {
  counts:
    '{all, plural, one {# objective} other {# objectives}}: {good, number} reached or on the way as planned, {warn, number} at risk or behind plan, {bad, number} missed, off track or overdue, {plain, number} not to be judged yet.',
  caption: 'Objectives with their lights',
  objective: 'Objective',
  light: 'Stands',
  now: 'Now',
  way: 'Way to target',
  worth: 'Worth',
  onPlan: 'running as planned',
});

/** How pressing a light is: what went wrong comes first. */
const order: readonly Tone[] = ['bad', 'warn', 'good', 'plain'];

/** All objectives on one page, each with a light: how it stands, in a shape, a word and a colour. */
export function objectivesAtAGlance(view: View): Blocks {
  const { objectives: found } = view.pack;
  if (found.items.length === 0) return paragraph(nothing.objectives());
  const all = found.items.map((objective) => ({ objective, ...lightOf(objective) }));
  const count = (tone: Tone): number => all.filter((each) => each.tone === tone).length;
  return group('whole', [
    paragraph(
      say.counts({
        all: all.length,
        good: count('good'),
        warn: count('warn'),
        bad: count('bad'),
        plain: count('plain'),
      }),
      'lead',
    ),
    table(
      say.caption(),
      [
        { title: say.objective() },
        { title: say.light() },
        { title: say.now(), numeric: true },
        { title: shared.target(), numeric: true },
        { title: say.way() },
        { title: shared.due() },
        { title: shared.owner() },
        { title: say.worth(), numeric: true },
      ],
      all
        .toSorted((left, right) => order.indexOf(left.tone) - order.indexOf(right.tone))
        .map(({ objective, tone, said }) => ({
          source: sourceOf(objective.link),
          topics: objective.themes,
          cells: [
            [titleOrId(objective.link), ' ', idLink(view, objective.link.id, objective.link.version)],
            light(said, tone),
            reading(objective),
            target(objective),
            way(objective),
            dayOrNone(objective.due),
            party(objective.owner),
            moneyOrNone(objective.value),
          ],
        })),
      { quietCaption: true },
    ),
    more(found),
  ]);
}

interface Light {
  readonly tone: Tone;
  readonly said: Text;
}

/** The light of an objective: by its result, else by its plan and forecast; none is green that nothing shows to be so. */
export function lightOf(objective: ObjectiveEntry): Light {
  const { state, reached, behindPlan, forecast, pathway } = objective;
  const said = standingWords(objective) ?? words(state);
  switch (state) {
    case 'achieved':
      return { tone: 'good', said };
    case 'missed':
    case 'overdue':
      return { tone: 'bad', said };
    case 'running':
      if (reached === true) return { tone: 'good', said: shared.targetReached() };
      if (forecast === 'off-track') return { tone: 'bad', said: words(forecast) };
      if (behindPlan) return { tone: 'warn', said };
      if (forecast === 'at-risk') return { tone: 'warn', said: words(forecast) };
      if (forecast === 'on-track') return { tone: 'good', said: words(forecast) };
      return pathway.some((stage) => stage.reached === true)
        ? { tone: 'good', said: say.onPlan() }
        : { tone: 'plain', said };
    default:
      return { tone: 'plain', said };
  }
}

const reading = ({ latest, unit }: ObjectiveEntry): Inline =>
  latest?.value == null ? null : lines(withUnit(latest.value, unit), quiet(period(latest.period)));

const target = ({ target: wanted }: ObjectiveEntry): Text | null => (wanted === null ? null : number(wanted));

const way = ({ progress: share }: ObjectiveEntry): Element | null =>
  share === null ? null : progress(share);
