import { paragraph, type Section } from '../../../document/blocks.ts';
import { period, shortSpan } from '../../../document/dates.ts';
import { number, percentChange } from '../../../document/figures.ts';
import { big, type Inline, joined, sentence } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { CostOfPoorQuality, ReviewHead } from '../../model.ts';
import { sumAlone } from '../amounts.ts';
import { costChart } from '../charts/cost-chart.ts';
import { shared } from '../shared.ts';
import { unreadTag } from '../unread.ts';
import { sourceOf, type View } from '../view.ts';

const say = defineMessages('pack.cost', {
  none: 'The records hold no cost of poor quality.',
  latest: '{total} in {period}.',
  total: '{total}.',
  totalIn: '{total} in {now}.',
  before:
    '{total}, after {before}{earlier, select, none {} other { in {earlier}}}{change, select, none {} other { ({change})}}.',
  beforeIn:
    '{total} in {now}, after {before}{earlier, select, none {} other { in {earlier}}}{change, select, none {} other { ({change})}}.',
});

/** What poor quality cost in the period, against the one before, and over time. */
export function cost(view: View): Section {
  const { review, pageOne } = view.pack;
  const found = pageOne.costOfPoorQuality;
  return {
    is: 'section',
    id: 'copq',
    number: '5',
    title: shared.costOfPoorQuality(),
    source: sourceOf(found?.indicator ?? null),
    blocks:
      found === null
        ? paragraph(say.none(), 'lead')
        : [
            paragraph(joined([costLead(found, review), unreadTag(found)], ' '), 'lead'),
            costChart(found, review.period),
          ],
  };
}

function costLead(found: CostOfPoorQuality, { period: reviewed, comparedWith }: ReviewHead): Inline {
  const last = found.points.at(-1);
  if (found.total === null)
    return last === undefined
      ? null
      : say.latest({ total: sumAlone(found.currency, last.amount), period: period(last.period) });
  const total = big(sumAlone(found.currency, found.total));
  const now = reviewed === null ? null : shortSpan(reviewed);
  if (found.before === null)
    return now === null ? sentence(say.total, { total }) : sentence(say.totalIn, { total, now });
  const compared = {
    total,
    before: number(found.before),
    earlier: comparedWith === null ? 'none' : shortSpan(comparedWith),
    change: percentChange(found.before, found.total) ?? 'none',
  };
  return now === null ? sentence(say.before, compared) : sentence(say.beforeIn, { ...compared, now });
}
