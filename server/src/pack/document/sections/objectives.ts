import { type Blocks, entry, group, heading, list, paragraph, prose } from '../../../document/blocks.ts';
import { day, dayOrNone, period } from '../../../document/dates.ts';
import { number, withUnit } from '../../../document/figures.ts';
import {
  type Inline,
  id,
  isGiven,
  joined,
  label,
  quiet,
  sentence,
  strong,
  type Text,
  tag,
} from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { ObjectiveEntry } from '../../model.ts';
import { actionList } from '../actions.ts';
import { money } from '../amounts.ts';
import { cited, party, theme, titleOrId } from '../names.ts';
import { more, nothing } from '../nothing.ts';
import { shared } from '../shared.ts';
import { objectiveStanding, progress, state } from '../states.ts';
import { unreadTag } from '../unread.ts';
import { sourceOf, type View } from '../view.ts';
import { words } from '../words.ts';

const say = defineMessages('pack.objectives', {
  key: 'Bars and per cent: how much of the way from where it started to its target.',
  forecast: 'forecast {state}',
  worth: 'worth {amount}',
  resources: 'resources: {what}',
  measuredBy: 'measured by {indicator}',
  metWhen: 'met when: {criterion}',
  serves: 'serves {policy}',
  servesCommitment: 'serves {policy}: {commitment}',
  reading: '{value} ({period})',
  startedFrom: 'started from {value}',
  startedFromIn: 'started from {value} ({period})',
  result: 'Result: {what}',
  interimTargets: 'Interim targets:',
  stage: '{period}: {value}',
  stageRead: '{period}: {value}, read {reading}',
  reached: 'reached',
  milestones: 'Milestones',
});

/** Objectives: each with its course, where it stands, and what was planned for it. */
export function objectives(view: View): Blocks {
  const { objectives: found } = view.pack;
  if (found.items.length === 0) return paragraph(nothing.objectives());
  return [
    found.items.some((each) => each.progress !== null) ? paragraph(say.key(), 'key') : null,
    found.items.map((each) => objectiveEntry(view, each)),
    more(found),
  ];
}

const objectiveEntry = (view: View, objective: ObjectiveEntry): Blocks =>
  entry({
    id: view.anchors.place(objective.link, 'objective'),
    source: sourceOf(objective.link),
    topics: objective.themes,
    look: 'dense',
    blocks: [
      group('standing', [
        heading([titleOrId(objective.link), ' ', id(objective.link.id)]),
        paragraph(
          joined(
            [
              objectiveStanding(objective),
              objective.forecast === null
                ? null
                : sentence(say.forecast, { state: state(objective.forecast) }),
            ],
            ' ',
          ),
        ),
      ]),
      course(view, objective),
      paragraph(contextOf(view, objective), 'context'),
      outcome(objective),
      interimTargets(objective),
      milestones(objective),
      actionList(view, objective.actions),
    ],
  });

function contextOf(view: View, objective: ObjectiveEntry): Inline {
  const { due, value, resources, indicator, criterion } = objective;
  return joined(
    [
      ...objective.themes.map((each) => theme(view, each)),
      due === null ? null : shared.dueOn({ date: day(due) }),
      party(objective.owner),
      value === null ? null : say.worth({ amount: money(value) }),
      resources === null
        ? null
        : say.resources({ what: typeof resources === 'string' ? resources : money(resources) }),
      indicator === null ? null : sentence(say.measuredBy, { indicator: cited(view, indicator) }),
      criterion === null ? null : say.metWhen({ criterion }),
      policyOf(view, objective),
    ],
    ' · ',
  );
}

function policyOf(view: View, { policy, commitment, commitmentWords }: ObjectiveEntry): Inline {
  if (policy === null) return null;
  const served = cited(view, policy);
  if (commitment === null) return sentence(say.serves, { policy: served });
  return sentence(say.servesCommitment, {
    policy: served,
    commitment: commitmentWords === null ? commitment : shared.quoted({ words: commitmentWords }),
  });
}

/** From where to where, and how far: the readings as a small line, the figures, the way to the target. */
function course(view: View, objective: ObjectiveEntry): Blocks {
  const { latest, target, unit, baseline, progress: share, indicator } = objective;
  const points = view.pack.indicators.items.find(({ link }) => link.id === indicator?.to?.id)?.chart.points;
  const figures = joined(
    [
      latest?.value == null
        ? null
        : sentence(say.reading, {
            value: strong(withUnit(latest.value, unit)),
            period: period(latest.period),
          }),
      target === null
        ? null
        : shared.targetOf({ value: latest?.value == null ? withUnit(target, unit) : number(target) }),
      baseline === null ? null : started(baseline),
      unreadTag(objective),
    ],
    ', ',
  );
  if (!isGiven(figures) && share === null) return null;
  return group('course', [
    points === undefined
      ? null
      : paragraph({ is: 'spark', values: points.map(({ value }) => value), target }, 'spark'),
    paragraph(figures, 'figures'),
    share === null ? null : paragraph(progress(share), 'bar'),
  ]);
}

const started = ({ value, period: when }: NonNullable<ObjectiveEntry['baseline']>): Text =>
  when === null
    ? say.startedFrom({ value: number(value) })
    : say.startedFromIn({ value: number(value), period: period(when) });

function outcome({ result, unit }: ObjectiveEntry): Blocks {
  if (result === null) return null;
  const said = joined(
    [result.value === null ? null : withUnit(result.value, unit), dayOrNone(result.date)],
    ', ',
  );
  return [isGiven(said) ? paragraph(sentence(say.result, { what: said })) : null, prose(result.note)];
}

/** Interim targets in one line, each with the reading it is judged by. */
function interimTargets({ pathway }: ObjectiveEntry): Blocks {
  if (pathway.length === 0) return null;
  const stage = ({ period: by, value, reading, reached }: (typeof pathway)[number]): Inline => {
    const planned = { period: period(by), value: number(value) };
    return joined(
      [
        reading === null ? say.stage(planned) : say.stageRead({ ...planned, reading: number(reading) }),
        reached === null ? null : reached ? tag(say.reached(), 'good') : tag(words('missed'), 'bad'),
      ],
      ' ',
    );
  };
  return paragraph(joined([label(say.interimTargets()), joined(pathway.map(stage), ' · ')], ' '), 'stages');
}

function milestones({ milestones: found }: ObjectiveEntry): Blocks {
  if (found.length === 0) return null;
  return [
    paragraph(say.milestones(), 'label'),
    list(
      found.map(({ what, doneOn, due, late }) =>
        joined(
          [
            what,
            quiet(
              joined(
                [
                  doneOn === null ? null : shared.doneOn({ date: day(doneOn) }),
                  due === null ? null : shared.dueOn({ date: day(due) }),
                ],
                ', ',
              ),
            ),
            late ? tag(words('late'), doneOn === null ? 'bad' : 'warn') : null,
          ],
          ' ',
        ),
      ),
      'plain',
    ),
  ];
}
