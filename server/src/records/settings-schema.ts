import { baselineSchema, configurationSchema } from '../schemas/catalogue.ts';
import type { TypeSchema } from '../schemas/type-schema.ts';
import { baselineFile } from './baseline.ts';
import { configurationFile } from './configuration.ts';

/** The schema of a settings file; null for any other. */
export const settingsSchemaOf = (path: string): TypeSchema | null => {
  if (path === configurationFile) return configurationSchema();
  return path === baselineFile ? baselineSchema() : null;
};
