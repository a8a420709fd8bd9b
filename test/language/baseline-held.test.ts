import { expect, test } from 'vitest';
import { quickFixes } from '../../server/src/language/code-actions.ts';
import { stepActions } from '../../server/src/language/next-steps.ts';
import { LocatedFile } from '../../server/src/workspace/located-file.ts';
import { openProject } from '../rules/harness.ts';

const files = {
  'risk.yaml': 'id: RSK-1\ntype: risk\ntitle: Fire\nlevle: 3\n',
  'qms-baseline.yaml':
    'findings:\n  - rule: key-unknown\n    record: RSK-1\n    places: { levle: 1 }\n    owner: ROLE-QM\n    reason: Taken over\n    since: 2026-01-01\n    until: 2026-05-02\n',
};

/** What an editor offers at the key nobody knows. */
async function offered(given: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { project } = await openProject(given);
  const file = new LocatedFile('risk.yaml', files['risk.yaml'], null, project.setup);
  const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } };
  const context = { project, file };
  const fixes = await quickFixes(context, range, {
    canAsk: true,
    open: async () => file,
    newRecord: () => null,
  });
  return [...fixes, ...stepActions(context, range, { canAsk: true })].map(({ title }) => title);
}

test('what the baseline holds has its repairs and leads to its entry, and is not ignored besides', async () => {
  const { 'qms-baseline.yaml': _, ...without } = files;
  const before = await offered(without);
  expect(before.filter((title) => /^Ignore/.test(title))).toHaveLength(1);
  expect(before.length).toBeGreaterThan(1);
  expect(await offered(files)).toEqual([
    ...before.filter((title) => !/^Ignore/.test(title)),
    'Open the entry of the baseline',
  ]);
});
