import { expect, test } from 'vitest';
import { openProject } from '../rules/harness.ts';

const policy = (link: string): string =>
  `---\nid: POL-1\ntype: quality-policy\ntitle: Policy\n---\nSee [the handbook](${link}).\n`;

/** A project whose policy links somewhere, a way to change it, and what is found of its links. */
async function linking(link: string) {
  const { project, memory } = await openProject({
    'policy.md': policy(link),
    'handbook.md': '# Handbook\n\n> ## Part\n',
    'other.md': '# Other\n',
  });
  const anchors = (path: string) => project.store.factsOf(path)?.anchors ?? null;
  const change = async (path: string, text: string): Promise<void> => {
    memory.write(path, text);
    await project.update([path]);
    await project.publish();
  };
  const broken = (): string[] =>
    project.outcome().findings.flatMap(({ rule, message }) => (rule === 'link-broken' ? [message] : []));
  return { anchors, change, broken };
}

test('a text that holds no record is looked into once a record links to a place in it, not before', async () => {
  const { anchors, change, broken } = await linking('handbook.md');
  expect([anchors('handbook.md'), anchors('other.md')]).toEqual([null, null]);
  await change('policy.md', policy('handbook.md#part'));
  expect([anchors('handbook.md'), anchors('other.md')]).toEqual([['handbook', 'part'], null]);
  expect(broken()).toEqual([]);
});

test('what is known of it follows its changes', async () => {
  const { change, broken } = await linking('handbook.md#part');
  expect(broken()).toEqual([]);
  await change('handbook.md', '# Handbook\n\n## Parts\n');
  expect(broken()).toHaveLength(1);
  await change('handbook.md', '---\nid: DOC-1\ntype: document\n---\n# Part\n');
  expect(broken()).toEqual([]);
  await change('handbook.md', '# Part\n');
  expect(broken()).toEqual([]);
  await change('policy.md', policy('new.md#part'));
  await change('new.md', '# Parts\n');
  expect(broken()).toEqual(['No heading in new.md has the anchor `#part`. Did you mean `#parts`?']);
});
