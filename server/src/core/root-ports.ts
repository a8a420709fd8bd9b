import type { ProjectOptions } from '../workspace/project-options.ts';

/** What a root is given from outside; which rules there are is the core's own business. */
export type RootPorts = Omit<ProjectOptions, 'rules' | 'exceptionsInForce' | 'aggregates'>;
