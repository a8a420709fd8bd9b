import type { Rule } from '../../model/rule.ts';
import { changeAuthorization } from './change.ts';
import { complaintUnanswered } from './complaint.ts';
import { outputDisposition } from './output.ts';
import { supplierEvaluation, supplierReevaluationOverdue } from './supplier.ts';

/** Operation (clause 8): complaints, suppliers, faulty outputs, changes. */
export const operationRules: readonly Rule[] = [
  complaintUnanswered,
  supplierEvaluation,
  supplierReevaluationOverdue,
  outputDisposition,
  changeAuthorization,
];
