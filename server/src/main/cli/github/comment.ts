import { commentStep } from './comment-step.ts';

/** What a workflow of GitHub runs in a job of its own, with a token and nothing of the change: `comment/action.yml` names this. */
process.exitCode = await commentStep(process.env);
