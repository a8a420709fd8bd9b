import type { IsoDate } from './configuration.ts';

/** Author or committer as a commit states them. Nothing checks what is stated. */
export interface StatedPerson {
  readonly name: string;
  readonly email: string;
  /** The day where the clock of the commit stood; null when it states none. */
  readonly date: IsoDate | null;
}
