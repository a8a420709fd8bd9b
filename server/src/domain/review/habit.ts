/** Where (nearly) all sections lack the same, that is one way of working and not many slips: it is said once. */
export const isHabit = (lacking: number, all: number): boolean => lacking >= 3 && lacking * 4 >= all * 3;

/** How a message begins that is said once of many sections: `3 of the 4 inputs`. */
export const habitWords = (lacking: number, all: number): string =>
  lacking === all ? `All ${all} inputs` : `${lacking} of the ${all} inputs`;
