import { expect, test } from 'vitest';
import { check, openProject } from './harness.ts';

const risk = (id: string, more = ''): string => `id: ${id}\ntype: risk\ntitle: Supplier fails\n${more}`;

/** What `id-former` says of some files: the record and the first sentence. */
async function said(files: Record<string, string>): Promise<(readonly [string | undefined, string])[]> {
  const { findings } = await check(files);
  return findings
    .filter(({ rule }) => rule === 'id-former')
    .map(({ record, message }) => [record, message.split('. ')[0]!] as const);
}

test('a former id that no record has leads on', async () => {
  expect(await said({ 'a.yaml': risk('RSK-2', 'formerIds: [RSK-1]\n') })).toEqual([]);
});

test('versions of one record claim the same former id', async () => {
  const files = {
    'a.yaml': risk('RSK-2', 'formerIds: [RSK-1]\nversion: "1"\n'),
    'b.yaml': risk('RSK-2', 'formerIds: [RSK-1]\nversion: "2"\n'),
  };
  expect(await said(files)).toEqual([]);
  expect((await openProject(files)).project.queries.record('RSK-1')?.id).toBe('RSK-2');
});

test('an id that some record has is no former id', async () => {
  expect(
    await said({ 'a.yaml': risk('RSK-1'), 'b.yaml': risk('RSK-2', 'formerIds: [RSK-0, RSK-1]\n') }),
  ).toEqual([['RSK-2', 'RSK-1 is the id of another record, so it cannot be a former one here']]);
});

test('nor is an own one', async () => {
  expect(await said({ 'a.yaml': risk('RSK-1', 'formerIds: RSK-1\n') })).toEqual([
    ['RSK-1', 'RSK-1 is the id of this very record, not a former one'],
  ]);
});

test('one that two records claim leads to neither, until one lets go of it', async () => {
  const files = {
    'a.yaml': risk('RSK-2', 'formerIds: [RSK-1]\n'),
    'b.yaml': risk('RSK-3', 'formerIds: [RSK-1]\n'),
    'c.yaml': 'id: ACT-1\ntype: action\ntitle: Look for another\norigin: RSK-1\n',
  };
  const { project, memory } = await openProject(files);
  const found = (rule: string) =>
    project
      .outcome()
      .findings.filter((finding) => finding.rule === rule)
      .map(({ record }) => record);
  expect(project.queries.record('RSK-1')).toBeUndefined();
  expect(found('id-former')).toEqual(['RSK-2', 'RSK-3']);
  expect(found('reference-unresolved')).toContain('ACT-1');
  memory.write('b.yaml', risk('RSK-3'));
  await project.update(['b.yaml']);
  await project.publish();
  expect(project.queries.record('RSK-1')?.id).toBe('RSK-2');
  expect([found('id-former'), found('reference-unresolved')]).toEqual([[], []]);
  memory.write('b.yaml', risk('RSK-1'));
  await project.update(['b.yaml']);
  await project.publish();
  expect(found('id-former')).toEqual(['RSK-2']);
});

test('a record does not pass for one that a review approved by claiming its id', async () => {
  const objective = (id: string, more: string): string =>
    `id: ${id}\ntype: quality-objective\ntitle: Fewer complaints\nstatus: active\nowner: PER-1\n${more}`;
  const { findings } = await check({
    'review.yaml':
      'id: MR-1\ntype: management-review\ntitle: Review\nstatus: approved\ndate: 2026-01-20\noutputs:\n  - { kind: improvement, decision: OBJ-1, approves: [OBJ-1] }\n',
    'one.yaml': objective('OBJ-1', 'approvedIn: MR-1\n'),
    'two.yaml': objective('OBJ-2', 'approvedIn: MR-1\nformerIds: [OBJ-1]\n'),
  });
  const about = (id: string) =>
    findings
      .filter(({ record, rule }) => record === id && /^(signoff-missing|id-former)$/.test(rule))
      .map(({ rule }) => rule);
  expect(about('OBJ-2').sort()).toEqual(['id-former', 'signoff-missing']);
  expect(about('OBJ-1')).toEqual([]);
});
