import { expect, test } from 'vitest';
import { readinessOf, readyInputs } from '../../../server/src/domain/review/readiness.ts';
import { openProject } from '../../rules/harness.ts';

const full = (input: string, extra = ''): string =>
  `  - { input: ${input}, summary: S, conclusion: C, noObjective: N, evidence: [{ external: Files }]${extra} }\n`;

/** The states of the inputs of MR-1 that are not missing, with what they lack. */
async function states(files: Readonly<Record<string, string>>) {
  const { project } = await openProject(files);
  const inputs = readinessOf(project.queries.record('MR-1')!, project.queries, '2026-02-01');
  const found = inputs
    .filter(({ state }) => state !== 'missing')
    .map(({ input, state, lacks }) => [input.key, state, ...lacks].join(' '));
  return { found, ready: readyInputs(inputs), count: inputs.length };
}

const review = (inputs: string, extra = ''): Record<string, string> => ({
  'mr.yaml': `id: MR-1\ntype: management-review\nstatus: held\ndate: 2026-01-30\n${extra}inputs:\n${inputs}`,
});

test('an input is ready when its section lacks nothing that is asked of it', async () => {
  const { found, ready, count } = await states(
    review(
      `${full('resources')}${full('audit-results')}${full('objectives', ', trend: stable')}  - { input: external-providers, notApplicable: None }\n  - { input: context-changes, summary: '' }\n`,
    ),
  );
  expect(found).toEqual([
    'objectives ready',
    'audit-results incomplete trend',
    'external-providers not-applicable',
    'resources ready',
  ]);
  expect([ready, count]).toEqual([3, 12]);
});

test('where a key recurs, what any of its sections lacks is lacking; one without content is not looked at', async () => {
  const { found } = await states(
    review(
      `${full('resources')}  - { input: resources }\n${full('risk-actions')}  - { input: [risk-actions, context-changes], summary: S }\n`,
    ),
  );
  expect(found).toEqual([
    'context-changes incomplete point objective evidence',
    'resources ready',
    'risk-actions incomplete point objective evidence',
  ]);
});

test('a theme is asked for where the organization has themes', async () => {
  const themed = { 'qms.yaml': 'themes: [{ id: people, title: People }]\n', ...review(full('resources')) };
  expect((await states(themed)).found).toEqual(['resources incomplete theme']);
});

test('what the organization does not ask for is not lacking', async () => {
  const off = {
    'qms.yaml': 'rules: { review-input-vague: off, review-trend-missing: off, review-input-unlinked: off }\n',
  };
  const bare = '  - { input: audit-results, evidence: [{ external: Files }] }\n';
  expect((await states({ ...off, ...review(bare) })).found).toEqual(['audit-results ready']);
});

test('earlier actions are linked by the objectives they serve', async () => {
  const section =
    '  - { input: previous-actions, summary: S, conclusion: C, evidence: [ACT-1] }\n  - { input: resources, summary: S, conclusion: C, evidence: [ACT-1] }\n';
  const action =
    'id: ACT-1\ntype: action\ntitle: A\nstatus: open\nowner: ROLE-1\ndue: 2026-03-01\nobjectives: [OBJ-1]\n';
  expect((await states({ ...review(section), 'a.yaml': action })).found).toEqual([
    'previous-actions ready',
    'resources incomplete objective',
  ]);
});

test('a partial review is as far as the inputs it has, a full one as far as it is with its held parts', async () => {
  expect(await states(review(full('resources'), 'kind: partial\n'))).toMatchObject({ ready: 1, count: 1 });
  const part = `id: MR-2\ntype: management-review\nstatus: held\ndate: 2026-01-20\nkind: partial\npartOf: MR-1\ninputs:\n${full('risk-actions')}`;
  expect((await states({ ...review(full('resources')), 'part.yaml': part })).found).toEqual([
    'resources ready',
    'risk-actions ready',
  ]);
});
