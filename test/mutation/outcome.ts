/** What came of one change in one test file: a test failed, none did, or one ran on and on. */
export interface Outcome {
  readonly mutant: string;
  readonly file: string;
  readonly how: 'noticed' | 'unnoticed' | 'endless';
  readonly test?: string;
}

/** Stands for the test where a change was noticed because a test did not end. */
export const endlessly = 'a test that did not end';
