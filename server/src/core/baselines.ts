import {
  holdableFindings,
  leftAloneWords,
  pruneBaseline,
  recordedWords,
  recordFindings,
  thereBefore,
  usualDay,
  usualDays,
} from '../authoring/baseline.ts';
import type { Core } from './core.ts';

export const baselines: Core['baselines'] = {
  holdable: holdableFindings,
  usualDays,
  usualDay,
  thereBefore,
  record: recordFindings,
  recordedWords,
  leftAloneWords,
  prune: pruneBaseline,
};
