import { expect, test } from 'vitest';
import { blocksMarkdown } from '../../server/src/document/markdown/blocks.ts';
import { english } from '../../server/src/messages/language.ts';
import {
  lightOf,
  objectivesAtAGlance,
} from '../../server/src/pack/document/sections/objectives-at-a-glance.ts';
import { topManagement } from '../../server/src/pack/document/sections/top-management.ts';
import { viewOf } from '../../server/src/pack/document/view.ts';
import type { ObjectiveEntry } from '../../server/src/pack/model.ts';
import { htmlOf, wordsOf } from '../document/written.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { packOf } from './packs.ts';
import { samplePack } from './render-sample.ts';

/** Objectives with their lights, and what top management did, on the pages that it reads. */

const [objective] = samplePack.objectives.items as [ObjectiveEntry];
const shownAs = (given: Partial<ObjectiveEntry>) => {
  const bare = { state: 'running', reached: false, behindPlan: false, forecast: null, pathway: [] } as const;
  const { tone, said } = lightOf({ ...objective, ...bare, ...given });
  return [tone, wordsOf(said)];
};
const stage = { period: '2025-12', to: '2025-12-31', value: 1, reading: 1, reached: true };

test.each<[Partial<ObjectiveEntry>, string, string]>([
  [{ state: 'achieved' }, 'good', 'achieved'],
  [{ reached: true }, 'good', 'target reached'],
  [{ forecast: 'on-track' }, 'good', 'on track'],
  [{ pathway: [stage] }, 'good', 'running as planned'],
  [{ behindPlan: true, pathway: [stage] }, 'warn', 'running, behind plan'],
  [{ forecast: 'at-risk', pathway: [stage] }, 'warn', 'at risk'],
  [{ forecast: 'off-track', behindPlan: true }, 'bad', 'off track'],
  [{ state: 'missed', reached: true }, 'bad', 'missed'],
  [{ state: 'overdue' }, 'bad', 'overdue'],
  // Green only where something shows it.
  [{ pathway: [{ ...stage, reached: null }] }, 'plain', 'running'],
  [{ state: 'proposed', from: null }, 'plain', 'proposed'],
  [{ state: 'cancelled' }, 'plain', 'cancelled'],
])('%o is %s: %s', (given, tone, said) => {
  expect(shownAs(given)).toEqual([tone, said]);
});

test('each light has a shape and a word of its own, those that went wrong first', async () => {
  const view = viewOf(await packOf(acmeTexts(), 'MR-2026-01'));
  const blocks = objectivesAtAGlance(view);
  const page = htmlOf(blocks);
  const shapes = [...page.matchAll(/<span class="light (\w+)"><svg[^>]*>(<[^>]+>)/g)];
  expect(shapes.length).toBe(view.pack.objectives.items.length);
  expect(new Set(shapes.map((match) => match[1])).size).toBe(4);
  expect(new Set(shapes.map((match) => match[2])).size).toBe(4);
  expect(shapes[0]![1]).toBe('bad');
  const markdown = blocksMarkdown({ language: english, anchors: new Map(), depth: 0 }, blocks).join('\n');
  for (const light of ['■ missed', '▲ running, behind plan', '● achieved', '○ proposed'])
    expect(markdown).toContain(light);
  expect(markdown).toContain(
    '10 objectives: 3 reached or on the way as planned, 1 at risk or behind plan, 1 missed, off track or overdue, 5 not to be judged yet.',
  );
});

test('leadership over the last reviews, and what of 5.1 is shown by which records', async () => {
  const pack = await packOf(acmeTexts(), 'MR-2026-01');
  const written = (of: typeof pack): string =>
    blocksMarkdown({ language: english, anchors: new Map(), depth: 0 }, topManagement(viewOf(of)))
      .join('\n')
      .replaceAll('\u00a0', ' ');
  const said = written(pack);
  expect(said).toContain(
    'until 20 Jan 2026 | 2 of 2 | 11 of 11 | 3 of 5 | EUR 174,000 a year and EUR 45,000 |',
  );
  expect(said).toContain('| Providing resources | 5.1.1 e | ● shown | `MR-2026-01`, `LC-2025-01` |');
  expect(said).not.toContain('nothing yet');
  const bare = written(samplePack);
  expect(bare).toContain('| Engaging and supporting people | 5.1.1 h | ▲ nothing yet |');
  expect(bare).toContain('Nothing in these records shows one item yet.');
});
