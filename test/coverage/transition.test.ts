import { describe, expect, test } from 'vitest';
import { transitionDocument } from '../../server/src/coverage/document/transition-document.ts';
import { transitionCoverage } from '../../server/src/coverage/facts/transition.ts';
import type { TransitionCoverage } from '../../server/src/coverage/transition.ts';
import { transitionText } from '../../server/src/coverage/transition-text.ts';
import { blocksMarkdown } from '../../server/src/document/markdown/blocks.ts';
import { english } from '../../server/src/messages/language.ts';
import { closedValidator } from '../closed-schema.ts';
import { allBlocks, bareOf, firstMissing, textsOf } from '../document/texts.ts';
import { htmlOf } from '../document/written.ts';
import { openProject } from '../rules/harness.ts';
import { acmeTexts } from '../workspace/acme.ts';
import type { Files } from './coverages.ts';

async function transition(files: Files, today = '2027-02-01'): Promise<TransitionCoverage> {
  const { project } = await openProject(
    { 'qms.yaml': 'organization: Test\nstandards: [iso-9001:2015]\n', ...files },
    { today },
  );
  return transitionCoverage(project, 'iso-9001:2026')!;
}
const both =
  'organization: Test\nstandards: [{ id: iso-9001:2015, until: 2026-12-31 }, { id: iso-9001:2026, from: 2027-01-01 }]\n';
const step = ({ steps }: TransitionCoverage, slug: string) => steps.find((each) => each.slug === slug)!;
const change = ({ changes }: TransitionCoverage, slug: string) => changes.find((each) => each.slug === slug)!;

describe('what is new is shown by the records that hold it', () => {
  test('whole, in part, only as a draft, or not at all; and nothing is asked where no record is', async () => {
    const opportunity = (rest: string) =>
      transition({ 'opp.yaml': `id: OPP-1\ntype: opportunity\ntitle: Data certificates\n${rest}` });
    const state = (found: TransitionCoverage) => change(found, 'opportunity-cycle').state;
    expect(state(await opportunity(''))).toBe('open');
    expect(state(await opportunity('decision: pursue\n'))).toBe('partly');
    const whole =
      'decision: pursue\nrating: { benefit: high, effort: low, likelihood: high }\neffectiveness: { result: effective }\n';
    expect(state(await opportunity(whole))).toBe('shown');
    expect(state(await opportunity(`status: draft\n${whole}`))).toBe('in-work');
    expect(change(await opportunity(''), 'continual-improvement').state).toBe('nothing-asked');
  });

  test('a list counts only where it names what is asked for', async () => {
    const talk = (topics: string) =>
      transition({ 'talk.yaml': `id: COM-1\ntype: communication\nstatus: done\ntopics: [${topics}]\n` });
    const state = (found: TransitionCoverage) => change(found, 'leadership-quality-culture-and-ethics').state;
    expect(state(await talk('policy'))).toBe('open');
    expect(state(await talk('policy, ethics'))).toBe('shown');
  });

  test('an action at work that names the clause stands there', async () => {
    const found = await transition({
      'act.yaml':
        'id: ACT-1\ntype: action\nclauses: [iso-9001:2026/6.1.3]\nowner: ROLE-QM\ndue: 2027-05-01\n---\nid: ACT-2\ntype: action\nstatus: done\nclauses: [iso-9001:2026/6.1.3]\n',
    });
    expect(change(found, 'opportunity-cycle').actions.items).toMatchObject([
      { link: { id: 'ACT-1' }, due: '2027-05-01' },
    ]);
    expect(change(found, 'acting-on-risks').actions.items).toEqual([]);
  });
});

describe('the steps go by what the records show', () => {
  test('nothing is done in a company that has not begun, except that no clause number is old', async () => {
    const { steps, firstDay } = await transition({});
    expect(firstDay).toBeNull();
    expect(steps.filter(({ state }) => state !== 'to-do').map(({ slug }) => slug)).toEqual(['clause-tags']);
  });

  test('first day, gap list, auditors, audit, review, transition audit', async () => {
    const found = await transition({
      'qms.yaml': both,
      'gap.yaml': 'id: CHG-1\ntype: change\nstatus: approved\ntitle: From ISO 9001:2015 to ISO 9001:2026\n',
      'auditors.yaml':
        'id: CPT-1\ntype: competence\ntitle: Internal audits to ISO 9001:2026\nholders: [{ person: PER-1, date: 2027-01-05 }]\n',
      'audits.yaml':
        'id: AUD-1\ntype: audit\nkind: internal\nstatus: reported\ndate: 2027-01-15\n---\nid: AUD-2\ntype: audit\nkind: certification\nstatus: planned\ndate: 2027-06-01\n',
      'review.yaml': 'id: MR-1\ntype: management-review\nstatus: planned\ndate: 2027-03-01\n',
    });
    expect(found.firstDay).toBe('2027-01-01');
    const states = ['first-day', 'gap-list', 'auditors', 'audit', 'review', 'transition-audit'].map(
      (slug) => step(found, slug).state,
    );
    expect(states).toEqual(['done', 'done', 'done', 'done', 'begun', 'done']);
    expect(step(found, 'audit').records.items.map(({ id }) => id)).toEqual(['AUD-1']);
  });

  test('what was held before the first day counts for the edition before', async () => {
    const found = await transition({
      'qms.yaml': both,
      'audit.yaml': 'id: AUD-1\ntype: audit\nkind: internal\nstatus: reported\ndate: 2026-12-15\n',
    });
    expect(step(found, 'audit').state).toBe('to-do');
  });

  test('records that name a clause by an old number are named', async () => {
    const found = await transition({
      'doc.yaml':
        'id: DOC-1\ntype: document\nclauses: ["10.3"]\n---\nid: DOC-2\ntype: document\nclauses: [iso-9001:2026/10.1, "8.6"]\n',
    });
    expect(step(found, 'clause-tags')).toMatchObject({
      state: 'to-do',
      records: { items: [{ id: 'DOC-1' }] },
    });
  });
});

describe('the certificate on record', () => {
  const scope = (certificate: string) => ({
    'scope.yaml': `id: SCP-1\ntype: scope\nstatement: All\ncertificate: ${certificate}\n`,
  });
  const old = scope('{ standard: ISO 9001:2015, validUntil: 2029-01-31 }');

  test('warns from the day on which new ones are given to the new edition only', async () => {
    expect((await transition(old, '2028-03-30')).warnings).toEqual([]);
    const found = await transition(old, '2028-03-31');
    expect(found.warnings).toEqual(['new-certificates-only']);
    expect(transitionText(found, english, { colour: false, width: 100 })).toMatch(
      /New certificates are given to ISO 9001:2026 only since 31\s+Mar\s+2028/,
    );
    expect((await transition(old, '2029-10-01')).warnings).toEqual(['ended']);
    expect(
      (await transition(scope('{ standard: "ISO 9001:2015", validUntil: 2030-01-31 }'))).warnings,
    ).toEqual(['outlives']);
  });

  test('one to the new edition settles the step; one to another standard says nothing', async () => {
    const now = await transition(scope('{ standard: EN ISO 9001:2026 }'), '2028-06-01');
    expect([now.certificate?.edition, now.warnings, step(now, 'certificate').state]).toEqual([
      'new',
      [],
      'done',
    ]);
    const other = await transition(scope('ISO 14001:2026'), '2028-06-01');
    expect([other.certificate?.edition, other.warnings]).toEqual(['other', []]);
  });
});

test('the example company: what is still to do, and nothing untrue', async () => {
  const found = await transition(
    {
      ...acmeTexts(),
      'qms.yaml': acmeTexts()['qms.yaml']!.replace(
        '[iso-9001:2015]',
        '[{ id: iso-9001:2015, until: 2026-12-31 }, { id: iso-9001:2026, from: 2027-01-01 }]',
      ),
    },
    '2026-02-01',
  );
  expect(step(found, 'first-day').state).toBe('done');
  expect(step(found, 'thirteenth-input').state).toBe('to-do');
  expect(change(found, 'policy-context').state).toBe('shown');
  expect(found.warnings).toEqual([]);
});

test('the JSON is what its schema says, and every text stands in HTML and in Markdown', async () => {
  const validate = closedValidator('coverage-transition.schema.json');
  for (const files of [acmeTexts(), { 'qms.yaml': both }]) {
    const found = await transition(files);
    expect(validate(JSON.parse(JSON.stringify(found))) ? [] : validate.errors).toEqual([]);
    for (const block of transitionDocument(found).parts.flatMap((part) => allBlocks(part.blocks))) {
      const texts = textsOf(block);
      const markdown = blocksMarkdown({ language: english, anchors: new Map(), depth: 0 }, block);
      expect([block.is, firstMissing(texts, bareOf(htmlOf(block)))]).toEqual([block.is, null]);
      expect([block.is, firstMissing(texts, bareOf(markdown.join('\n\n')))]).toEqual([block.is, null]);
    }
  }
});

test('only what is left with --gaps', async () => {
  const text = transitionText(await transition(acmeTexts()), english, {
    colour: false,
    width: 100,
    onlyGaps: true,
  });
  expect(text).not.toMatch(/^ {2}done/m);
  expect(text).not.toContain('Not asked for');
});
