import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { matrixOf } from '../../server/src/coverage/facts/matrix.ts';
import { matrixCsv } from '../../server/src/coverage/matrix-csv.ts';
import { english } from '../../server/src/messages/language.ts';
import { closedValidator } from '../closed-schema.ts';
import { openProject } from '../rules/harness.ts';
import { acmeTexts } from '../workspace/acme.ts';
import type { Files } from './coverages.ts';

const rowsOf = async (files: Files) => matrixOf((await openProject(files)).project.queries);

const company = {
  'policy.yaml':
    'id: POL-1\ntype: quality-policy\nversion: "1.0"\ntext: We keep what we promise.\ncommitments: { customer-focus: We keep what we promise. }\n',
  'objective.yaml':
    'id: OBJ-1\ntype: quality-objective\ntitle: Answer in four days\ncommitment: customer-focus\ndue: 2026-12-31\n',
};
const review = (outputs: string, inputs = '') => ({
  ...company,
  'mr.yaml': `id: MR-1\ntype: management-review\nstatus: held\ndate: 2026-01-20\ninputs:\n  - { input: customer-satisfaction, summary: They wait., objectives: [OBJ-1] }\n  - { input: resources, summary: They suffice., noObjective: Nothing to reach. }\n  - { input: audit-results, summary: Two findings. }\n${inputs}outputs:\n${outputs}`,
});

describe('a decision leads through its inputs and their objectives to the policy', () => {
  test('a row for each way, which says who named the objective', async () => {
    const rows = await rowsOf(
      review(
        '  - { id: O1, kind: improvement, decision: A rota, from: [customer-satisfaction, resources], objectives: [OBJ-1] }\n',
      ),
    );
    expect(rows.map(({ input, objective, linkedBy }) => [input, objective, linkedBy])).toEqual([
      ['customer-satisfaction', 'OBJ-1', 'both'],
      ['resources', 'OBJ-1', 'decision'],
    ]);
    expect(rows[0]).toMatchObject({
      review: 'MR-1',
      date: '2026-01-20',
      output: 'O1',
      inputTitle: 'Customer satisfaction and feedback',
      objectiveState: 'running',
      policy: 'POL-1',
      policyVersion: '1.0',
      commitment: 'customer-focus',
      commitmentWords: 'We keep what we promise.',
      missing: null,
    });
  });

  test('the first link that is missing is named; a reason why no objective is needed is none', async () => {
    const rows = await rowsOf(
      review(
        [
          '  - { decision: From nothing, kind: improvement }',
          '  - { decision: From what was not looked at, kind: improvement, from: [external-providers] }',
          '  - { decision: From a reason, kind: improvement, from: [resources] }',
          '  - { decision: From findings, kind: improvement, from: [audit-results] }',
          '  - { decision: To nothing, kind: improvement, from: [audit-results], objectives: [OBJ-9] }',
          '  - { kind: resources, none: Nothing needed }\n',
        ].join('\n'),
      ),
    );
    expect(
      rows.map(({ output, decision, missing, noObjective }) => [output, decision, missing, noObjective]),
    ).toEqual([
      ['1', 'From nothing', 'input', null],
      ['2', 'From what was not looked at', 'input', null],
      ['3', 'From a reason', null, 'Nothing to reach.'],
      ['4', 'From findings', 'objective', null],
      ['5', 'To nothing', 'objective', null],
    ]);
  });

  test('the policy is the one in force on the day of the review; without one, that link is missing', async () => {
    const later = {
      ...review('  - { decision: A rota, kind: improvement, from: [customer-satisfaction] }\n'),
      'policy.yaml': `${company['policy.yaml']}status: superseded\neffectiveFrom: 2020-01-01\n---\n${company['policy.yaml'].replace('"1.0"', '"2.0"')}effectiveFrom: 2026-01-25\n`,
    };
    expect((await rowsOf(later)).map(({ policyVersion }) => policyVersion)).toEqual(['1.0']);
    const { 'policy.yaml': _, ...without } = later;
    expect((await rowsOf(without)).map(({ missing }) => missing)).toEqual(['policy']);
  });
});

test('the example company: every decision leads to the policy, or says why it needs no objective', async () => {
  const rows = await rowsOf(acmeTexts());
  expect(new Set(rows.map(({ review }) => review))).toEqual(
    new Set(['MR-2024-01', 'MR-2025-01', 'MR-2026-01']),
  );
  expect(rows.filter(({ missing }) => missing !== null)).toEqual([]);
  const validate = closedValidator('coverage-matrix.schema.json');
  expect(validate({ version: 1, rows }) ? [] : validate.errors).toEqual([]);
});

test('no cell is a formula or more than a cell, whatever records say', async () => {
  const nasty = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\u200b=1', '＝1', 'a "b", c;\nd'];
  for (const text of nasty) {
    const rows = await rowsOf(
      review(
        `  - { decision: ${JSON.stringify(text)}, kind: improvement, from: [customer-satisfaction], theme: ${JSON.stringify(text)} }\n`,
      ),
    );
    const { data } = Papa.parse<string[]>(matrixCsv(rows, english), { skipEmptyLines: true });
    expect(data).toHaveLength(2);
    expect(data[1]).toHaveLength(data[0]!.length);
    for (const cell of data[1]!)
      expect([text, cell]).not.toEqual([text, expect.stringMatching(/^[\s\p{C}]*[=+\-@＝]/u)]);
  }
});
