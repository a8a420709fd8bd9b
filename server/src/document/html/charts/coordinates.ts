/** A coordinate with as many digits as a page can show. */
export const at = (value: number): string => String(Math.round(value * 10) / 10);

/** Lowest and highest of the values there are, with room around; never empty. */
export function extent(values: readonly (number | null)[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  const room = low === high ? Math.abs(low) * 0.1 || 1 : (high - low) * 0.08;
  return [low >= 0 && low < room ? 0 : low - room, high + room];
}
