/** Something of a record that is still to be said, as a question for people. */
export interface Blank {
  /** Names it among those of its record; opaque. */
  readonly key: string;
  /** What it is, in a few words. */
  readonly label: string;
  /** What belongs there. */
  readonly hint: string;
  /** What an answer may be: `choice` is one of the choices, `choices` any of them, `text` may be another where there are some. */
  readonly kind: 'text' | 'number' | 'date' | 'choice' | 'choices';
  readonly choices: readonly BlankChoice[];
}

export interface BlankChoice {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}
