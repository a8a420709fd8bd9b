import { checkStep } from './check-step.ts';

/** What a workflow of GitHub runs: `action.yml` of the released files names this. */
process.exitCode = await checkStep(process.env);
