/** Why something cannot be written as asked: one sentence for people that says what to do instead. */
export class Refusal extends Error {}
