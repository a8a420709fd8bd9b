import type { IsoDate } from '../../model/configuration.ts';
import type { Holder } from './holders.ts';

/**
 * Whether somebody had a competence on a day, by its own dates. One that is lapsed without a day may have held then, and
 * nobody can say that it did not.
 */
export const hadOn = ({ status, since, until }: Holder, day: IsoDate): boolean =>
  status !== 'in-training' && (since === null || since <= day) && (until === null || day <= until);
