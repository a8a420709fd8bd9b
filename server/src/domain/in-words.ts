/**
 * Fields that say in words what another field only names, by type and that field: either will do. Who has no indicator
 * and no actions on record yet writes these.
 */
export const inWords: Readonly<Record<string, string>> = {
  'quality-objective.indicator': 'criterion',
  'quality-objective.actions': 'what',
};
