import { type Blocks, group } from '../../../document/blocks.ts';
import type { View } from '../view.ts';
import { asked } from './asks.ts';
import { changes } from './changes.ts';
import { cost } from './cost.ts';
import { masthead } from './head.ts';
import { lastTime } from './last-time.ts';
import { verdict } from './verdict.ts';

/** Page one: the verdict on the system, what is asked, what came of the last decisions, what changed, and the cost of poor quality. */
export const pageOne = (view: View): Blocks => [
  masthead(view.pack),
  verdict(view),
  asked(view),
  group('two', [lastTime(view), changes(view), cost(view)]),
];
