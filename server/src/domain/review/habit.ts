/** Where (nearly) all sections lack the same, that is one way of working and not many slips: it is said once. */
export const isHabit = (lacking: number, all: number): boolean => lacking >= 3 && lacking * 4 >= all * 3;

export const habitWords = (lacking: number, all: number): string =>
  lacking === all ? `All ${all} inputs` : `${lacking} of the ${all} inputs`;
