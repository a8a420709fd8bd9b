import { expect, test } from 'vitest';
import { recordCard } from '../../server/src/language/hover/record-card.ts';
import { openProject } from '../../server/src/main/open-project.ts';
import { folderWith, qms } from './run.ts';

const files = {
  'qms.yaml': 'organization: Test\nasOf: 2026-03-01\nschemas: [schemas/*.json]\n',
  'schemas/policy.schema.json': JSON.stringify({
    qms: { extends: 'quality-policy' },
    properties: { remarks: { type: 'string', description: 'Notes.', qms: { signed: false } } },
  }),
  'people.yaml': 'id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n',
  'roles.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders: [{ person: PER-1, from: 2021-01-01 }]\n',
  'policy.yaml':
    'id: POL-1\ntype: quality-policy\ntitle: Quality policy\nversion: "1.0"\nstatus: effective\neffectiveFrom: 2026-03-01\n',
};

test('who signs, and who reads the card, is shown what an own schema leaves unsigned', async () => {
  const root = await folderWith(files);
  const { out, code } = await qms('sign', 'POL-1', '--as', 'PER-1', '--root', root, '--yes');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^Not bound: what is ever written into `remarks`, which your own schema leaves unsigned$/m,
  );
  const project = await openProject(root, { cache: false });
  const card = recordCard(project.queries.record('POL-1')!, project);
  expect(card).toContain('- Not signed, by your own schema: remarks');
});
