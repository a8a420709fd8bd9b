import type { JsonObject } from '../../model/json.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBlank, mappingsOf, textOf } from '../../records/values.ts';
import { shortened } from '../words/shortened.ts';

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

const mostOfDecision = 36;

/** How a message names a decision: by the first words of it. */
export const decisionWords = ({ value }: Output): string =>
  shortened(textOf(value['decision']) ?? '', mostOfDecision);
