import { expect, test } from 'vitest';
import { referrersOf } from '../../server/src/domain/referrers.ts';
import { openProject } from '../rules/harness.ts';

const action = (id: string, objective: string): string =>
  `id: ${id}\ntype: action\nobjectives: [${objective}]\norigin: OBJ-1\n`;

test('who mentions a record does so under its id, or one it had that leads to nobody else', async () => {
  const { project } = await openProject({
    'objective.yaml': 'id: OBJ-1\ntype: quality-objective\nformerIds: [OBJ-OLD, OBJ-2]\n',
    'other.yaml': 'id: OBJ-2\ntype: quality-objective\n',
    'actions.yaml': [action('ACT-1', 'OBJ-1'), action('ACT-2', 'OBJ-OLD'), action('ACT-3', 'OBJ-2')].join(
      '---\n',
    ),
  });
  const { queries } = project;
  const objective = queries.record('OBJ-1')!;
  const ids = (field?: string): readonly string[] =>
    referrersOf(objective, queries, field).map(({ source }) => source.id);
  expect(ids('objectives')).toEqual(['ACT-1', 'ACT-2']);
  expect(ids('origin')).toEqual(['ACT-1', 'ACT-2', 'ACT-3']);
  expect(ids('parent')).toEqual([]);
});
