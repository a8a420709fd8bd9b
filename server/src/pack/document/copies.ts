/**
 * How much of a pack a copy holds: page one and what is to be decided (`brief`), what is needed to run the meeting, or
 * everything with readings and digests (`archive`).
 */
export const packCopies = ['brief', 'meeting', 'archive'] as const;
export type PackCopy = (typeof packCopies)[number];
