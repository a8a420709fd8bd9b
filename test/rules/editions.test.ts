import { expect, test } from 'vitest';
import { readinessOf } from '../../server/src/domain/review/readiness.ts';
import { acme } from '../language/acme-files.ts';
import { check, openProject } from './harness.ts';
import { type Scenario, scenarios } from './scenarios.ts';

const standards = `standards:
  - { id: iso-9001:2015, until: 2026-12-31 }
  - { id: iso-9001:2026, from: 2027-01-01 }
`;

const keysOf2015 =
  'previous-actions, context-changes, customer-satisfaction, objectives, process-performance, nonconformities, monitoring-results, audit-results, external-providers, resources, risk-actions, improvement-opportunities';

const review = (date: string, keys: string, ...more: readonly string[]): string => `id: MR-1
type: management-review
title: Management review
status: held
date: ${date}
period: { from: 2026-07-01, to: 2026-12-31 }
inputs:
  - input: [${keys}]
    summary: What we looked at.
${more.map((line) => `${line}\n`).join('')}`;

const options = { today: '2027-02-01' };

scenarios('review-input-missing', [
  {
    name: 'on a day of 2015, twelve inputs are enough, though the newer edition is named',
    files: { 'qms.yaml': standards, 'review.yaml': review('2026-12-31', keysOf2015) },
    options,
    expected: [],
  },
  {
    name: 'a review whose period lies in 2015 is judged by the edition of its day, once, and the message says why',
    files: { 'qms.yaml': standards, 'review.yaml': review('2027-01-15', keysOf2015) },
    options,
    expected: [
      {
        path: 'inputs[interested-party-changes]',
        severity: 'error',
        message:
          'Input "Changed needs of interested parties" is missing. Add a section with `input: interested-party-changes`, or say in one under `notApplicable` why there was nothing to look at. ISO 9001:2026 asks for it, by which reviews from 2027-01-01 on are judged.',
      },
    ],
  },
  {
    name: 'an input that both editions ask for is missing in plain words',
    files: {
      'qms.yaml': standards,
      'review.yaml': review(
        '2027-01-15',
        `${keysOf2015.replace('resources, ', '')}, interested-party-changes`,
      ),
    },
    options,
    expected: [
      {
        path: 'inputs[resources]',
        severity: 'error',
        message:
          'Input "Resources" is missing. Add a section with `input: resources`, or say in one under `notApplicable` why there was nothing to look at.',
      },
    ],
  },
  {
    name: 'thirteen inputs are enough for 2026: one section covers risks and opportunities',
    files: {
      'qms.yaml': 'standards: [iso-9001:2026]\n',
      'review.yaml': review('2027-01-15', `${keysOf2015}, interested-party-changes`),
    },
    options,
    expected: [],
  },
  {
    name: 'actions on opportunities may have a section of their own',
    files: {
      'qms.yaml': 'standards: [iso-9001:2026]\n',
      'review.yaml': review(
        '2027-01-15',
        `${keysOf2015}, interested-party-changes`,
        '  - input: opportunity-actions',
        '    summary: Two were pursued.',
      ),
    },
    options,
    expected: [],
  },
  {
    name: 'a word that is nearly one of the newer edition is put right',
    files: {
      'qms.yaml': 'standards: [iso-9001:2026]\n',
      'review.yaml': review('2027-01-15', `${keysOf2015}, interested-party-change`),
    },
    options,
    expected: [
      {
        path: 'inputs[previous-actions+context-changes+customer-satisfaction+obje…].input[interested-party-change]',
        severity: 'error',
        message:
          /^`interested-party-change` is not an input known here\. Did you mean `interested-party-changes`\?/,
      },
    ],
  },
] satisfies readonly Scenario[]);

test('a finding names the clause in every configured edition, each once', async () => {
  const files = {
    'action.yaml': 'id: ACT-1\ntype: action\ntitle: Fix it\nstatus: open\n',
    'change.yaml': 'id: CHG-1\ntype: change\ntitle: Move\nstatus: implemented\nkind: qms\n',
  };
  const clausesBy = async (configured: string, rule: string) => {
    const { findings } = await check({ ...files, 'qms.yaml': configured }, options);
    return findings.find((finding) => finding.rule === rule)?.clauses;
  };
  expect(await clausesBy(standards, 'change-authorization')).toEqual([
    'iso-9001:2015/6.3',
    'iso-9001:2026/6.3',
  ]);
  expect(await clausesBy(standards, 'objective-missing')).toEqual([
    'iso-9001:2015/6.2.1',
    'iso-9001:2026/6.2.1',
  ]);
  expect(await clausesBy('standards: [iso-9001:2015]\n', 'objective-missing')).toEqual([
    'iso-9001:2015/6.2.1',
  ]);
  expect(await clausesBy('standards: [iso-9001:2026]\n', 'objective-missing')).toEqual([
    'iso-9001:2026/6.2.1',
  ]);
});

test('what only the newer edition asks for names no clause of the older one', async () => {
  const files = {
    'qms.yaml': standards,
    'review.yaml': review('2027-01-15', keysOf2015.replace('resources, ', '')),
  };
  const { findings } = await check(files, options);
  const clausesOf = (path: string) =>
    findings.find((finding) => finding.rule === 'review-input-missing' && finding.path === path)?.clauses;
  expect(clausesOf('inputs[interested-party-changes]')).toEqual(['iso-9001:2026/9.3.2']);
  expect(clausesOf('inputs[resources]')).toContain('iso-9001:2015/9.3.2');
});

test('how ready a review is follows the edition of its day, with a row for actions on opportunities that have a section', async () => {
  const files = {
    'qms.yaml': standards,
    'old.yaml': review('2026-12-31', keysOf2015).replace('MR-1', 'MR-OLD'),
    'new.yaml': review('2027-01-15', `${keysOf2015}, opportunity-actions`).replace('MR-1', 'MR-NEW'),
  };
  const { project } = await openProject(files, options);
  const rows = (id: string) => {
    const [record] = project.store.versions(id);
    return readinessOf(record!, project.queries, '2027-02-01').map(({ input, state }) => [input.key, state]);
  };
  expect(rows('MR-OLD')).toHaveLength(12);
  expect(rows('MR-NEW')).toHaveLength(14);
  expect(rows('MR-NEW').filter(([, state]) => state === 'missing')).toEqual([
    ['interested-party-changes', 'missing'],
  ]);
});

test('the example company names the next edition ahead: nothing new is found until it begins', async () => {
  const files = acme();
  const naming = (last: string, first: string) => ({
    ...files,
    'qms.yaml': files['qms.yaml']!.replace(
      'standards: [iso-9001:2015]',
      `standards: [{ id: iso-9001:2015, until: ${last} }, { id: iso-9001:2026, from: ${first} }]`,
    ),
  });
  const found = async (these: Record<string, string>) =>
    (await check(these)).findings.map(({ rule, record, path }) => [rule, record, path]);
  const before = await found(files);
  expect(await found(naming('2026-03-31', '2026-04-01'))).toEqual(before);
  const after = await found(naming('2025-12-31', '2026-01-01'));
  const isNew = (one: readonly unknown[]) => !before.some((other) => `${other}` === `${one}`);
  expect(after.filter(isNew)).toEqual([
    ['leadership-uncovered', undefined, ''],
    ['review-input-missing', 'MR-2026-01', 'inputs[interested-party-changes]'],
  ]);
});
