import type { QmsRecord } from '../../model/record.ts';
import { textOf } from '../../records/values.ts';

/** A figure inside a sentence: at most six significant digits, none that arithmetic has left behind. */
export const figure = (value: number): string => String(Number(value.toPrecision(6)));

/** A figure with the unit of its indicator: `94.2 %`, `9.8 working days`. */
export function withUnit(value: number, indicator: QmsRecord): string {
  const unit = textOf(indicator.data['unit'])?.replace(/\s+/g, ' ').slice(0, 40);
  return unit === undefined ? figure(value) : `${figure(value)} ${unit}`;
}
