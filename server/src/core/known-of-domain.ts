import { rules } from '../../generated/rules.ts';
import { aggregates } from '../domain/define-aggregate.ts';
import { changedApproval } from '../domain/sign-off/decision.ts';
import { exceptionsInForce } from '../domain/sign-off/exceptions.ts';

/** What the workspace must know of the domain to judge a root. */
export const knownOfDomain = { rules, exceptionsInForce, changedApproval, aggregates };
