/**
 * How far a root is with what its files say now:
 * `read`: its configuration and record types are known, records are still being read;
 * `indexed`: every record is known;
 * `judged`: the rules have run on them;
 * `published`: what they found stands at the places of the present texts.
 */
export type Stage = 'read' | 'indexed' | 'judged' | 'published';

const order: readonly Stage[] = ['read', 'indexed', 'judged', 'published'];

/** True when a root that is at a stage (null before the first) is as far as another. */
export const isAtLeast = (stage: Stage | null, wanted: Stage): boolean =>
  stage !== null && order.indexOf(stage) >= order.indexOf(wanted);
