import type { ChangeKind } from '../../kind.ts';

export const kind: ChangeKind = {
  id: 'history-rewritten',
  group: 'checks',
  severity: 'warning',
  title: 'An old entry is changed',
  explanation:
    'A step of progress or an entry of the history that was there is changed or gone: these lists grow in the course of work, and nobody signs them. Readings are shown as `readings-rewritten`.',
  compare: ({ trust }) =>
    trust.filter(({ subject, place }) => subject === 'history' && place.path[0] !== 'readings'),
};
