import type { InputSection, Pack } from '../model.ts';

/** The inputs that ask for a decision which the review has not given yet. */
export const inputsToDecide = ({ inputs }: Pack): readonly InputSection[] =>
  inputs.filter(({ ask, notApplicable }) => notApplicable === null && ask !== null && ask.answer === null);
