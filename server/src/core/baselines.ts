import { holdableFindings, latestDay, pruneBaseline, recordFindings } from '../authoring/baseline.ts';
import type { Core } from './core.ts';

export const baselines: Core['baselines'] = {
  holdable: holdableFindings,
  latestDay,
  record: recordFindings,
  prune: pruneBaseline,
};
