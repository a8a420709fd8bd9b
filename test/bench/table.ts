/** One line of the results. */
export interface Row {
  /** What was measured. */
  readonly what: string;
  readonly figure: string;
  /** What it is compared with, and how it compares. */
  readonly against?: string;
  readonly ratio?: string;
  readonly aim?: string;
}

export interface Section {
  readonly heading: string;
  /** How it was measured, in a sentence or two. */
  readonly how: string;
  readonly rows: readonly Row[];
}

export const milliseconds = (value: number): string =>
  value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`;

export const megabytes = (kilobytes: number): string => `${Math.round(kilobytes / 1024)} MB`;

export const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ×`;

/** A section as Markdown. */
export function markdownOf({ heading, how, rows }: Section): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `## ${heading}`,
    '',
    how,
    '',
    line(['Measured', 'Figure', 'Against', 'Ratio', 'Aim']),
    line(['---', '---', '---', '---', '---']),
    ...rows.map(({ what, figure, against = '', ratio = '', aim = '' }) =>
      line([what, figure, against, ratio, aim]),
    ),
    '',
  ].join('\n');
}
