import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { inForceToday } from '../../domain/in-force.ts';
import { wayIntoForce } from '../../domain/way-into-force.ts';
import { recordWords } from '../../domain/words/records.ts';
import type { RecordRule, RepositoryRule } from '../../model/rule.ts';
import { isBlank, isObject, listOf, textOf } from '../../records/values.ts';

const clauses = ['iso-9001:2015/4.3'];

const scope = `id: SCP-001
type: scope
title: Scope of the quality management system
status: effective
effectiveFrom: 2025-01-01
statement: Development, manufacture and calibration of pressure gauges at Bremen.
`;

export const scopeMissing: RepositoryRule = {
  id: 'scope-missing',
  scope: 'repository',
  level: 'error',
  basis: 'documented',
  title: 'No scope in force',
  clauses,
  explanation:
    'No record of type scope is in force today. The standard asks for a written scope that says what the management system covers: products, services, sites, and why any requirement is left out. Write one and have it approved; a draft, or a version that takes effect later, does not count yet. If the scope is kept in another system, name that system for clause 4.3 under elsewhere in qms.yaml.',
  examples: {
    bad: { 'scope.yaml': scope.replace('status: effective', 'status: draft') },
    good: { 'scope.yaml': scope },
  },
  check(queries, report) {
    if (coveredElsewhere(queries, clauses) || inForceToday(queries, 'scope').length > 0) return;
    const way = wayIntoForce(queries, 'scope', {
      write: 'write one (type: scope) that names products, services and sites, and have it approved',
      approve: 'have it approved',
    });
    report({
      message: `No scope of the quality management system is in force in this repository; ${way.message}.`,
      place: { file: 'qms.yaml', path: [] },
      related: way.related,
    });
  },
};

export const scopeExclusionReason: RecordRule = {
  id: 'scope-exclusion-reason',
  scope: 'record',
  types: ['scope'],
  concern: 'must-have',
  level: 'error',
  basis: 'documented',
  title: 'Excluded requirement without a reason',
  clauses,
  explanation:
    'The scope leaves out a requirement of the standard without saying why. A requirement may be left out only where it cannot apply and where leaving it out does not affect whether products and services are right; that justification belongs into the scope. Write it under `reason` of the exclusion, or remove the exclusion.',
  examples: {
    bad: { 'scope.yaml': `${scope}exclusions:\n  - requirement: iso-9001:2015/8.3\n` },
    good: {
      'scope.yaml': `${scope}exclusions:\n  - requirement: iso-9001:2015/8.3\n    reason: Customers supply every design; we make to their drawings.\n`,
    },
  },
  check(record, _queries, report) {
    listOf(record.data['exclusions']).forEach((exclusion, index) => {
      // A plain text is the short form that names the requirement alone.
      const requirement = textOf(isObject(exclusion) ? exclusion['requirement'] : exclusion);
      if (requirement === null || (isObject(exclusion) && !isBlank(exclusion['reason']))) return;
      report({
        message: `${recordWords(record)} leaves out requirement ${requirement} without saying why; write under \`reason\` why it cannot apply, or remove the exclusion.`,
        place: {
          file: record.file,
          record: record.key,
          path: isObject(exclusion) ? ['exclusions', index, 'reason'] : ['exclusions', index],
        },
      });
    });
  },
};
