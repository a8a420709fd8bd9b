import type { Rule } from '../../model/rule.ts';
import { actionOverdue, actionOwner } from './action.ts';

/** Rules on actions of any origin. */
export const actionRules: readonly Rule[] = [actionOverdue, actionOwner];
