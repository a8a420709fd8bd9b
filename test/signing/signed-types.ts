import { demandsOfType } from '../../server/src/records/sign-off-demands.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';

/** The types that must be signed where qms.yaml says nothing. */
export const defaultDemandTypes = (): readonly string[] =>
  shippedCatalogue()
    .types()
    .filter((type) => demandsOfType(type, {}).length > 0)
    .sort();
