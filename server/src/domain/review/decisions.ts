import type { JsonObject } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBlank, mappingsOf, textOf } from '../../records/values.ts';

export interface Output {
  readonly index: number;
  readonly value: JsonObject;
}

/** Outputs that decide something; those that say why there is nothing to decide (`none`) are left out. */
export const decisionsOf = (review: QmsRecord): readonly Output[] =>
  mappingsOf(review.data['outputs']).filter(({ value }) => !isBlank(value['decision']));

export const outputPlace = (review: QmsRecord, { index }: Output, field: string) => ({
  file: review.file,
  record: review.key,
  path: ['outputs', index, field],
  token: 'key' as const,
});

/** How a message names a decision: by the first words of it. */
export function decisionWords({ value }: Output): string {
  const text = (textOf(value['decision']) ?? '').slice(0, 200).replace(/\s+/g, ' ').trim();
  return `"${text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text}"`;
}
