import { baselineSchema, configurationSchema } from '../schemas/catalogue.ts';
import type { TypeSchema } from '../schemas/type-schema.ts';
import { baselineFile } from './baseline.ts';
import { configurationFile } from './configuration.ts';

/** Files at the root that hold no record and are described by a schema all the same: qms.yaml and the baseline. */
export const settingsFiles: readonly string[] = [configurationFile, baselineFile];

/** The schema of such a file; null for any other. */
export const settingsSchemaOf = (path: string): TypeSchema | null => {
  if (path === configurationFile) return configurationSchema();
  return path === baselineFile ? baselineSchema() : null;
};
