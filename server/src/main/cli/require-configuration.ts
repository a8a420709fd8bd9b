import type { Project } from '../../workspace/project.ts';
import { UsageError } from './usage.ts';

/** Nothing is written by rules that qms.yaml may have meant otherwise. */
export function requireConfiguration(project: Project): void {
  if (project.settingsInForce !== 'good')
    throw new UsageError(
      'qms.yaml cannot be read, so nothing was written: see `qms check` and repair it first',
    );
}
