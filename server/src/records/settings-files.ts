import { baselineFile } from './baseline.ts';
import { configurationFile } from './configuration.ts';

/** Files at the root that hold no record and are described by a schema all the same: qms.yaml and the baseline. */
export const settingsFiles: readonly string[] = [configurationFile, baselineFile];
