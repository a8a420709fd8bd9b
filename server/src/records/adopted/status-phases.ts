import type { Phase } from '../../model/record.ts';
import type { TypeSchema } from '../../schemas/catalogue.ts';

/** The statuses of a type, each with its phase. */
export type StatusPhases = ReadonlyMap<string, Phase>;

const none: StatusPhases = new Map();

export const statusPhases = (schema: TypeSchema | undefined): StatusPhases =>
  schema === undefined
    ? none
    : new Map(schema.statuses.map((status) => [status, schema.phaseOf(status)] as const));
