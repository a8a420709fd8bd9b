import { expect, test } from 'vitest';
import { coverageDocument } from '../../server/src/coverage/document/coverage-document.ts';
import { leadershipChapter } from '../../server/src/coverage/document/leadership-document.ts';
import { leadershipCoverage } from '../../server/src/coverage/facts/leadership.ts';
import { coverageText } from '../../server/src/coverage/text.ts';
import { htmlPage, htmlParts } from '../../server/src/document/html/page.ts';
import { blocksMarkdown } from '../../server/src/document/markdown/blocks.ts';
import { documentMarkdown } from '../../server/src/document/markdown/document.ts';
import { english } from '../../server/src/messages/language.ts';
import { allBlocks, bareOf, firstMissing, textsOf } from '../document/texts.ts';
import { htmlOf } from '../document/written.ts';
import { openProject } from '../rules/harness.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { coverageOf } from './coverages.ts';

const plain = { colour: false, width: 100 };
const begun = {
  'qms.yaml': 'organization: Test\nstandards: [iso-9001:2015]\nelsewhere: [{ clause: "8.3", system: PLM }]\n',
  'scope.yaml':
    'id: SCP-1\ntype: scope\nstatement: All\nexclusions: [{ requirement: "8.5.3", reason: Nothing of theirs is here. }]\n',
  'process.yaml': 'id: PRC-1\ntype: process\ntitle: Cut\nstatus: draft\n',
  'role.yaml': 'id: ROLE-MD\ntype: role\ntitle: Managing director\n',
};

test('every text stands in HTML and in Markdown', async () => {
  for (const files of [begun, acmeTexts()]) {
    const { parts } = coverageDocument(await coverageOf(files));
    const blocks = parts.flatMap((part) => allBlocks(part.blocks));
    expect(blocks.length).toBeGreaterThan(15);
    for (const block of blocks) {
      const texts = textsOf(block);
      const markdown = blocksMarkdown({ language: english, anchors: new Map(), depth: 0 }, block);
      expect([block.is, firstMissing(texts, bareOf(htmlOf(block)))]).toEqual([block.is, null]);
      expect([block.is, firstMissing(texts, bareOf(markdown.join('\n\n')))]).toEqual([block.is, null]);
    }
  }
});

test('a terminal shows how each standard stands, its clauses in a line each, then what is missing', async () => {
  const text = coverageText(await coverageOf(begun), english, plain);
  expect(text).toMatch(
    /^Clause coverage · Test · as of 1\u00a0Feb\u00a02026\n\n\d of 28 clauses of ISO 9001:2015 /,
  );
  expect(text).toMatch(/^ {2}4\.3 {5}Scope of the system +1 record(?:; \d \w+)*$/m);
  expect(text).toMatch(/^ {2}4\.4 {5}The system and its processes +1 record, only in work$/m);
  expect(text).toMatch(/^ {2}8\.3 {5}Design and development +kept in PLM$/m);
  expect(text).toMatch(/^ {2}8\.5 {5}Production and service +nothing here; 8\.5\.3 does not apply: /m);
  expect(text).toMatch(/^Gaps: \d+ in what the standard wants on record, /m);
  expect(text).toMatch(/^ {4}4\.2 {5}Interested parties +qms new interested-party$/m);
  expect(text).toMatch(/^ {4}4\.4\.2 {3}What is needed to run processes +PRC-1$/m);
  expect(text).toMatch(/^ {2}5\.3 · role-vacant · ROLE-MD$/m);
});

test('with nothing missing it says so; only gaps leaves the clauses out', async () => {
  const whole = coverageText(await coverageOf(acmeTexts()), english, plain);
  const gaps = coverageText(await coverageOf(acmeTexts()), english, { ...plain, onlyGaps: true });
  expect(whole).toContain('Interested parties');
  expect(gaps).not.toContain('Interested parties');
  expect(gaps).toContain('objective-off-target');
  const none = coverageText(
    {
      ...(await coverageOf(begun)),
      standards: [
        {
          ...(await coverageOf(begun)).standards[0]!,
          gaps: [],
          gapCounts: { documented: 0, required: 0, own: 0, practice: 0 },
        },
      ],
    },
    english,
    plain,
  );
  expect(none).toContain('No gap is known');
});

test('a root without standards is told to name one', async () => {
  const coverage = await coverageOf({ 'qms.yaml': 'organization: Test\nstandards: []\n' });
  expect(coverageText(coverage, english, plain)).toContain('qms.yaml names no standard');
  expect(documentMarkdown(coverageDocument(coverage))).toContain('qms.yaml names no standard');
});

test('no text of a record steers a terminal, a page or Markdown', async () => {
  const nasty = '<img src=x onerror=alert(1)> \u001b[31m ::error::x [a](javascript:b) |';
  const coverage = await coverageOf({
    ...begun,
    'qms.yaml': `organization: ${JSON.stringify(nasty)}\nstandards: [iso-9001:2015]\nelsewhere: [{ clause: "8.3", system: ${JSON.stringify(nasty)} }]\n`,
    'risk.yaml': `id: RSK-1\ntype: risk\ntitle: ${JSON.stringify(nasty)}\nstatus: ${JSON.stringify(nasty)}\n`,
  });
  const text = coverageText(coverage, english, plain);
  expect(text).not.toContain('\u001b');
  expect(text).not.toMatch(/^\s*::/m);
  const page = htmlPage(coverageDocument(coverage));
  expect(page).not.toContain('<img');
  expect(documentMarkdown(coverageDocument(coverage))).not.toMatch(/\]\(javascript|<img/);
});

test('a page of an editor says where records are and what was found, by ids alone', async () => {
  const parts = htmlParts(coverageDocument(await coverageOf(begun), { isLive: true }));
  const all = parts.map(({ html }) => html).join('\n');
  expect(parts.map(({ id }) => id)).toEqual(['overview', 'contents', 'gaps', 'documented-1', 'clauses-1']);
  expect(all).toContain('data-record="PRC-1" data-path="" data-file="process.yaml"');
  expect(all).toMatch(/data-see="[^"]+" data-in="role\.yaml"/);
  const still = htmlParts(coverageDocument(await coverageOf(begun)));
  expect(still.map(({ html }) => html).join('\n')).not.toMatch(/data-(?:see|record)/);
});

test('a chapter on leadership leads to its records in an editor', async () => {
  const { project } = await openProject(acmeTexts());
  const [part, ...others] = leadershipChapter(leadershipCoverage(project.queries), { isLive: true });
  expect([part?.id, others]).toEqual(['leadership', []]);
  const html = allBlocks(part!.blocks).map(htmlOf).join('');
  expect(html).toContain('data-record="LC-2025-01"');
  expect(html).toContain('What top management put in, review by review');
  const begunProject = await openProject({ 'qms.yaml': 'organization: Test\nstandards: []\n' });
  expect(leadershipChapter(leadershipCoverage(begunProject.project.queries), {})).toEqual([]);
});
