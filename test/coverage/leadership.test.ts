import { expect, test } from 'vitest';
import { leadershipDocument } from '../../server/src/coverage/document/leadership-document.ts';
import { leadershipCoverage } from '../../server/src/coverage/facts/leadership.ts';
import type { LeadershipCoverage } from '../../server/src/coverage/leadership.ts';
import { leadershipText } from '../../server/src/coverage/leadership-text.ts';
import { blocksMarkdown } from '../../server/src/document/markdown/blocks.ts';
import { english } from '../../server/src/messages/language.ts';
import { closedValidator } from '../closed-schema.ts';
import { allBlocks, bareOf, firstMissing, textsOf } from '../document/texts.ts';
import { htmlOf } from '../document/written.ts';
import { openProject } from '../rules/harness.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { coverageOf, type Files, idsIn, rowOf } from './coverages.ts';

const leadershipOf = async (files: Files, today?: string): Promise<LeadershipCoverage> =>
  leadershipCoverage((await openProject(files, today === undefined ? {} : { today })).project.queries);

const idsOf = ({ items }: LeadershipCoverage, slug: string) =>
  items.find((item) => item.slug === slug)?.shown.map((links) => links.items.map(({ id }) => id));

test('every item with what shows it, from review to review, and since the last', async () => {
  const found = await leadershipOf(acmeTexts());
  expect(found.periods.map(({ from, to, review }) => [from, to, review?.id ?? null])).toEqual([
    ['2026-01-21', '2026-02-01', null],
    ['2025-01-23', '2026-01-20', 'MR-2026-01'],
    ['2024-01-25', '2025-01-22', 'MR-2025-01'],
    [expect.any(String), '2024-01-24', 'MR-2024-01'],
  ]);
  expect(found.items.map(({ state }) => state)).toEqual(found.items.map(() => 'shown'));
  expect(found.items).toHaveLength(13);
  expect(idsOf(found, 'resources')).toEqual([
    [],
    ['MR-2026-01', 'LC-2025-01'],
    ['MR-2025-01'],
    ['MR-2024-01'],
  ]);
  expect(idsOf(found, 'communicating-importance')?.at(-1)).toEqual([]);
});

test('what nothing shows is named, with the way to show it; what is kept elsewhere is not', async () => {
  const files = {
    'qms.yaml': 'standards: [iso-9001:2015]\nelsewhere: [{ clause: "5.1.2", system: CRM }]\n',
    'role.yaml': 'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\n',
  };
  const found = await leadershipOf(files);
  expect(found.items.map(({ state }) => state)).toEqual([
    ...Array(10).fill('none'),
    ...Array(3).fill('elsewhere'),
  ]);
  const text = leadershipText(found, english, { colour: false, width: 100 });
  expect(text).toContain('For 10 nothing in this repository shows it');
  expect(text).toContain('No objective has enough readings');
});

test('ISO 9001:2026 adds culture and ethics, which a communication shows', async () => {
  const files = {
    'qms.yaml': 'standards: [iso-9001:2026]\n',
    'role.yaml':
      'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders: [{ person: PER-1, from: 2020-01-01 }]\n',
    'talk.yaml':
      'id: COM-1\ntype: communication\nstatus: done\ndate: 2026-01-10\nby: PER-1\ntopics: [ethics]\n',
  };
  const found = await leadershipOf(files);
  expect(found.items).toHaveLength(15);
  expect(found.cautions).toHaveLength(1);
  expect(found.items.find(({ slug }) => slug === 'quality-culture-and-ethics')).toMatchObject({
    state: 'shown',
    shown: [{ items: [{ id: 'COM-1' }] }],
  });
});

test('the clauses of 5.1.1 show the same records', async () => {
  const [standard] = (await coverageOf(acmeTexts())).standards;
  expect(idsIn(rowOf(standard!, '5.1.1 e)'))).toEqual(['LC-2025-01', 'MR-2026-01']);
});

test('the JSON is what its schema says, and every text stands in HTML and in Markdown', async () => {
  const validate = closedValidator('coverage-leadership.schema.json');
  for (const files of [acmeTexts(), { 'qms.yaml': 'standards: []\n' }]) {
    const found = await leadershipOf(files);
    expect(validate(JSON.parse(JSON.stringify(found))) ? [] : validate.errors).toEqual([]);
    const { parts } = leadershipDocument(found);
    for (const block of parts.flatMap((part) => allBlocks(part.blocks))) {
      const texts = textsOf(block);
      const markdown = blocksMarkdown({ language: english, anchors: new Map(), depth: 0 }, block);
      expect([block.is, firstMissing(texts, bareOf(htmlOf(block)))]).toEqual([block.is, null]);
      expect([block.is, firstMissing(texts, bareOf(markdown.join('\n\n')))]).toEqual([block.is, null]);
    }
  }
});
