const steps = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** The course of a figure as one character for each value, higher ones for larger values; a gap where there is none. */
export function sparkLine(values: readonly (number | null)[]): string {
  const given = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (given.length < 2) return '';
  const [low, high] = [Math.min(...given), Math.max(...given)];
  return values
    .map((value) => {
      if (value === null || !Number.isFinite(value)) return '·';
      const share = high === low ? 0.5 : (value - low) / (high - low);
      return steps[Math.min(steps.length - 1, Math.floor(share * steps.length))];
    })
    .join('');
}
