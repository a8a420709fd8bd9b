import type { Rule } from '../../model/rule.ts';
import { indicatorGap } from './indicator-gap.ts';
import { indicatorSignal } from './indicator-signal.ts';
import { objectiveOffTarget } from './objective-off-target.ts';
import { objectiveReading } from './objective-reading.ts';
import { reviewTrendContradicted, reviewTrendMissing } from './review-trend.ts';

/** Rules on readings and what follows from them, in the order the reference lists them. */
export const evaluationRules: readonly Rule[] = [
  objectiveReading,
  objectiveOffTarget,
  indicatorGap,
  indicatorSignal,
  reviewTrendMissing,
  reviewTrendContradicted,
];
