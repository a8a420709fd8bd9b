/** The indicator that the examples of these rules share. */
export const indicator = (...lines: readonly string[]): string =>
  [
    'id: KPI-OTD',
    'type: indicator',
    'title: On-time delivery',
    'status: effective',
    'unit: "%"',
    'direction: higher-is-better',
    'frequency: quarterly',
    ...lines,
    '',
  ].join('\n');

/** Quarterly readings, the first of them for the first quarter of 2024. */
export const quarters = (...values: readonly number[]): readonly string[] => [
  'readings:',
  ...values.map(
    (value, index) => `  - { period: ${2024 + Math.floor(index / 4)}-Q${(index % 4) + 1}, value: ${value} }`,
  ),
];

/** Monthly readings, the first of them for January 2024. */
export const months = (...values: readonly number[]): readonly string[] => [
  'readings:',
  ...values.map(
    (value, index) =>
      `  - { period: ${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}, value: ${value} }`,
  ),
];

export const objective = (...lines: readonly string[]): string =>
  [
    'id: OBJ-2025-01',
    'type: quality-objective',
    'title: Delivered when promised',
    'status: active',
    'indicator: KPI-OTD',
    'target: 95',
    ...lines,
    '',
  ].join('\n');
