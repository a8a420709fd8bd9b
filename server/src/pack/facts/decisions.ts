import { knownInputs } from '../../domain/review/inputs.ts';
import { dateOf } from '../../records/dates.ts';
import { idsOf, textOf, textsOf } from '../../records/values.ts';
import type { Bounded, DecisionEntry, LineOfSight } from '../model.ts';
import { actionEntry } from './actions.ts';
import { inputsOf } from './asks.ts';
import { committedBy } from './committed.ts';
import {
  citedIn,
  citedOf,
  line,
  linkTo,
  type PackContext,
  paragraph,
  partiesOf,
  partyOf,
  recordAt,
  recordsOn,
} from './context.ts';
import { expectationOf } from './indicators.ts';
import { boundedMap, limits } from './limits.ts';
import { answerIn, carriedOutBy, grantedIn, type Output, outputsOf } from './outputs.ts';
import { commitmentWords } from './policy.ts';

function lineOfSight({ value }: Output, context: PackContext): LineOfSight {
  const known = knownInputs(context.queries, context.asOf);
  const sections = inputsOf(context.whole);
  const keys = [...new Set(textsOf(value['from']))].slice(0, limits.references);
  const inputs = keys.map((key) => {
    const section = sections.find((one) => one.keys.includes(key));
    return {
      key,
      title: known.find((one) => one.key === key)?.title ?? key,
      link: section === undefined ? null : linkTo(section.review, ['inputs', section.index]),
    };
  });
  const own = idsOf(value['objectives']);
  // A decision that names no objective serves those of the inputs it comes from.
  const ofInputs = sections
    .filter((section) => section.keys.some((key) => keys.includes(key)))
    .flatMap((section) => idsOf(section.value['objectives']));
  const objectives = [...new Set(own.length > 0 ? own : ofInputs)].slice(0, limits.references);
  const inForce = recordsOn(context, 'quality-policy').slice(0, 1);
  const policies = new Map<string, LineOfSight['policies'][number]>();
  for (const id of objectives) {
    const objective = recordAt(context, id);
    if (objective?.type !== 'quality-objective') continue;
    const commitment = line(objective.data['commitment']);
    const named = textsOf(objective.data['policy']);
    for (const written of named.length > 0 ? named : inForce.map((policy) => policy.id))
      policies.set(`${written} ${commitment}`, {
        cited: citedOf(context, written),
        commitment,
        words: commitmentWords(recordAt(context, written), commitment),
      });
  }
  return {
    inputs,
    objectives: objectives.map((id) => citedOf(context, id)),
    policies: [...policies.values()],
    complete:
      inputs.some(({ link }) => link !== null) &&
      [...policies.values()].some(({ cited }) => cited.to !== null),
  };
}

function decisionEntry(output: Output, context: PackContext): DecisionEntry {
  const { value, review, index } = output;
  return {
    link: linkTo(review, ['outputs', index]),
    id: line(value['id']),
    kind: line(value['kind']),
    decision: paragraph(value['decision']),
    none: paragraph(value['none']),
    answer: answerIn(output),
    reason: paragraph(value['reason']),
    granted: grantedIn(output),
    committed: committedBy(output, context),
    theme: line(value['theme']),
    owner: partyOf(context, value['owner']),
    due: dateOf(value['due']),
    decidedBy: partiesOf(context, value['decidedBy']),
    actions: carriedOutBy(output, context)
      .slice(0, limits.references)
      .map((action) => actionEntry(action, context)),
    changes: citedIn(context, value['changes']),
    expected: expectationOf(value, context),
    lineOfSight: lineOfSight(output, context),
  };
}

/** The decisions of a review and its parts. */
export const decisionEntries = (context: PackContext): Bounded<DecisionEntry> =>
  boundedMap(
    outputsOf(context.whole).filter(
      ({ value }) => textOf(value['decision']) !== null || textOf(value['none']) !== null,
    ),
    (output) => decisionEntry(output, context),
  );
