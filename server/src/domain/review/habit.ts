/** Where (nearly) all sections lack the same, that is one way of working and not many slips: it is said once. */
export const isHabit = (lacking: number, all: number): boolean => lacking >= 3 && lacking * 4 >= all * 3;

/** What a message about many sections says of how many they are: `None of the 4 inputs …`, `3 of the 4 inputs …`. */
export const extentOf = (lacking: number, inputs: number) => ({
  extent: lacking === inputs ? 'all' : 'most',
  lacking,
  inputs,
});
