import { describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import type { Basis, Severity } from '../../server/src/model/finding.ts';
import { clause, inAllEditions } from '../../server/src/standards/lookup.ts';
import { check, findingsOf } from './harness.ts';
import { formFaults } from './well-formed.ts';

const [E, W, I] = ['error', 'warning', 'information'] as const;
const [doc, req, own, pr, tech] = ['documented', 'required', 'own', 'practice', 'technical'] as const;

/** Level and basis of every rule, as published. A rule whose basis depends on the record has the basis `any`. */
const published: Readonly<Record<string, readonly [Severity, Basis | 'any']>> = {
  // Any record
  'yaml-syntax': [E, tech],
  'front-matter-syntax': [E, tech],
  'yaml-ambiguous': [E, tech],
  'type-unknown': [E, tech],
  schema: [E, tech],
  'key-unknown': [E, tech],
  'id-duplicate': [E, tech],
  'id-format': [E, tech],
  'id-former': [E, tech],
  'reference-unresolved': [E, tech],
  'reference-type': [E, tech],
  'reference-obsolete': [W, tech],
  'reference-draft': [W, tech],
  'reference-cycle': [E, tech],
  'link-broken': [E, tech],
  'data-file': [W, tech],
  'name-case': [W, tech],
  'table-cut': [W, tech],
  'text-cut': [W, tech],
  placeholder: [W, tech],
  'text-hidden': [W, tech],
  'record-orphan': [I, pr],
  'owner-gone': [W, own],
  'ignore-reason': [W, tech],
  'ignore-unused': [W, tech],
  'exception-expired': [W, own],
  'exception-unknown-rule': [W, tech],
  config: [E, tech],
  // Baseline
  'baseline-invalid': [E, tech],
  'baseline-stale': [W, own],
  'baseline-expired': [W, own],
  // Adoption
  'adopted-id': [W, tech],
  'adopted-key': [I, tech],
  'adopted-name': [I, tech],
  'adopted-status': [W, tech],
  'adopted-value': [I, tech],
  'approval-declared': [W, 'any'],
  // Document control
  'document-title': [E, req],
  'document-identification': [W, pr],
  'document-review-overdue': [W, own],
  'next-review-moved': [W, own],
  'document-retention-missing': [W, req],
  'version-overlap': [E, own],
  'document-external-check': [W, req],
  'version-unchanged': [W, own],
  // Sign-off
  'signoff-missing': [E, 'any'],
  'signoff-not-leadership': [E, 'any'],
  'signoff-role': [E, 'any'],
  'signoff-stale': [E, 'any'],
  'signoff-digest-missing': [E, 'any'],
  'signoff-evidence-weak': [E, 'any'],
  'signoff-evidence-unknown': [E, own],
  'signoff-date': [E, 'any'],
  'signoff-late': [W, own],
  'signoff-self': [W, pr],
  'signoff-meaning': [W, 'any'],
  'signoff-before-content': [E, own],
  'signoff-order': [W, own],
  'review-unapproved': [W, pr],
  // Leadership
  'policy-missing': [E, doc],
  'policy-commitment': [E, req],
  'policy-framework': [W, req],
  'policy-communication': [W, req],
  'leadership-uncovered': [W, req],
  'commitment-contradicted': [W, req],
  'role-unassigned': [W, req],
  'role-vacant': [W, own],
  'top-management-undefined': [E, own],
  // Context and planning
  'scope-missing': [E, doc],
  'scope-exclusion-reason': [E, doc],
  'context-climate': [W, req],
  'party-requirement': [W, req],
  'process-incomplete': [W, req],
  'objective-missing': [E, doc],
  'objective-policy': [W, pr],
  'objective-measure': [E, req],
  'objective-plan': [W, req],
  'objective-reading': [W, req],
  'objective-overdue': [W, own],
  'objective-off-target': [I, own],
  'objective-result': [W, req],
  'objective-baseline': [W, req],
  'objective-theme': [W, pr],
  'risk-action': [W, req],
  'risk-effectiveness': [W, req],
  'risk-closed-high': [W, req],
  'objective-communicated': [W, req],
  'opportunity-decision': [I, pr],
  'opportunity-contradicted': [W, own],
  'risk-effect-unfounded': [W, req],
  'opportunity-effectiveness': [W, 'any'],
  // Support and operation
  'competence-evidence': [E, doc],
  'competence-expired': [W, req],
  'training-effectiveness': [W, req],
  'calibration-overdue': [E, req],
  'calibration-impact': [E, req],
  'calibration-failed': [E, req],
  'calibration-record': [E, doc],
  'complaint-unanswered': [W, own],
  'complaint-unresolved': [W, req],
  'competence-minimum': [W, own],
  'supplier-contradicted': [W, req],
  'supplier-critical': [I, pr],
  'certificate-expired': [W, own],
  'supplier-evaluation': [E, doc],
  'supplier-reevaluation-overdue': [W, req],
  'output-disposition': [E, doc],
  'output-reverified': [E, req],
  'change-authorization': [E, doc],
  'change-before-authorization': [W, req],
  // Evaluation
  'indicator-gap': [W, req],
  'indicator-signal': [I, pr],
  'indicator-off-target': [W, pr],
  'survey-method': [W, req],
  'satisfaction-missing': [W, req],
  'audit-programme-missing': [W, req],
  'audit-not-in-programme': [W, req],
  'audit-not-held': [W, own],
  'audit-impartiality': [W, req],
  'audit-competence': [W, req],
  'audit-late': [I, own],
  'audit-objectives': [W, req],
  'audit-finding-nonconformity': [E, doc],
  'audit-coverage': [W, own],
  'review-overdue': [E, req],
  'review-attendance': [E, req],
  'review-input-missing': [E, doc],
  'review-input-unlinked': [E, own],
  'review-input-evidence': [W, req],
  'review-input-vague': [W, pr],
  'review-input-theme': [W, pr],
  'review-trend-missing': [W, req],
  'review-trend-contradicted': [W, pr],
  'review-previous-missing': [E, req],
  'review-reasons-repeated': [W, pr],
  'review-decision-open': [W, own],
  'review-ask-deferred': [W, own],
  'review-proposal-forgotten': [W, own],
  'review-input-contradicted': [W, req],
  'review-input-objective-ended': [W, pr],
  'review-conclusion-contradicted': [W, pr],
  'review-period-gap': [I, pr],
  'review-action-dropped': [E, req],
  'review-output-missing': [E, doc],
  'review-decision-plan': [W, pr],
  'review-output-unlinked': [W, pr],
  'review-ask-unanswered': [W, pr],
  'review-conclusion-missing': [W, req],
  'review-evidence-late': [W, pr],
  'review-decoration': [I, pr],
  // Improvement
  'nonconformity-cause': [E, doc],
  'nonconformity-effectiveness': [E, doc],
  'nonconformity-similar': [W, req],
  'nonconformity-verifier': [W, pr],
  'nonconformity-cause-vague': [I, pr],
  'nonconformity-contradicted': [E, doc],
  'nonconformity-repeated': [W, req],
  'nonconformity-overdue': [W, own],
  'nonconformity-correction': [W, req],
  'effectiveness-overdue': [W, req],
  'ended-without-reason': [W, own],
  'action-overdue': [W, own],
  'due-history': [W, own],
  'action-owner': [W, pr],
};

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has the metadata that the rule reference and the editor show', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(published).toHaveProperty([id]);
    const [level, basis] = published[id]!;
    expect(rule.level).toBe(level);
    if (basis !== 'any') expect(rule.basis).toBe(basis);
    expect(rule.title.length).toBeGreaterThan(5);
    expect(rule.title).not.toMatch(/\.$/);
    expect(rule.explanation.length).toBeGreaterThan(80);
    expect(rule.explanation).toMatch(/[.!)]$/);
    expect(rule.explanation).not.toMatch(/\n\n|nonconformity of the organi[sz]ation|\bcompliant\b/i);
    if (basis === doc || basis === req) expect(rule.clauses).not.toEqual([]);
    if (basis === tech) expect(rule.clauses).toEqual([]);
  });

  test('names clauses that exist, in their canonical form', () => {
    const leadsNowhere = (ref: string) => clause(ref)?.ref !== ref && inAllEditions([ref]).length === 0;
    expect(rule.clauses.filter(leadsNowhere)).toEqual([]);
    expect(new Set(rule.clauses).size).toBe(rule.clauses.length);
  });

  const { bad, good, today } = rule.examples;
  const options = today === undefined ? {} : { today };

  test('speaks of its bad example', async () => {
    const { findings } = await check(bad, options);
    expect(formFaults(id, findings)).toEqual([]);
    expect(findings.map(({ rule: found }) => found)).toContain(id);
  });

  if (rule.basis === 'practice')
    test('says that it is practice', async () => {
      for (const { message } of await findingsOf(id, bad, options))
        expect(message).toMatch(/\. Practice, not a requirement\.$/);
    });

  test('is silent on its good example', async () => {
    const { findings } = await check(good, options);
    expect(formFaults(id, findings)).toEqual([]);
    expect(findings.filter((finding) => finding.rule === id).map(({ message }) => message)).toEqual([]);
  });
});
