const times = Number(process.env['QMS_PROPERTY_RUNS'] ?? 1);

/**
 * How many random cases a property is tried on: `usual`, times `$QMS_PROPERTY_RUNS` (1 unless set, half in
 * `npm test`, less in `npm run test:fast`; 40 searches long), and a few at least where more are usual.
 */
export const runs = (usual: number): number => Math.max(Math.min(3, usual), Math.round(usual * times));

/** Rows of a table that is as large as can be where `npm run test:deep` reads it, and large elsewhere. */
export const rowsOf = (deep: number): number => (times > 1 ? deep : Math.round(deep / 10));

/** A search may take long: milliseconds after which it hangs. */
export const patience = 120_000 * Math.max(times, 1) + 180_000;
