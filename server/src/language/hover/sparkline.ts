/** Steps from the lowest to the highest value. */
const steps = '▁▂▃▄▅▆▇█';

/** Values as one line of bars from the lowest to the highest of them; a dot where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = (value: number): string =>
    high === low ? steps[3]! : steps[Math.round(((value - low) / (high - low)) * (steps.length - 1))]!;
  return values.map((value) => (value === null ? '·' : step(value))).join('');
}
