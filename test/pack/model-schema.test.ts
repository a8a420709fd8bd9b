import { describe, expect, test } from 'vitest';
import type { Pack } from '../../server/src/pack/model.ts';
import { closedValidator } from '../closed-schema.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { packOf } from './packs.ts';
import { packPage } from './pages.ts';

const validate = closedValidator('pack.schema.json');
const faults = (pack: Pack) => (validate(JSON.parse(JSON.stringify(pack))) ? [] : validate.errors);

describe('the JSON of a pack is what its schema says, no more and no less', () => {
  test.each(['MR-2024-01', 'MR-2025-01', 'MR-2026-01'])('%s', async (id) => {
    expect(faults(await packOf(acmeTexts(), id))).toEqual([]);
  });

  test('a review with nothing in it, and one still being written', async () => {
    const bare = { 'mr.yaml': 'id: MR-1\ntype: management-review\n' };
    expect(faults(await packOf(bare, 'MR-1'))).toEqual([]);
    const draft = {
      'mr.yaml': `${bare['mr.yaml']}status: draft\ninputs: [{ input: resources, ask: { request: More, headcount: 2 }, evidence: [{ external: List }] }]\n`,
    };
    expect(faults(await packOf(draft, 'MR-1'))).toEqual([]);
  });
});

test('numbers nobody can compute with are passed over, wherever they stand', async () => {
  for (const odd of ['.nan', '.inf', '-.inf', '1e308', '-1e308', '9e99']) {
    const files = Object.fromEntries(
      Object.entries(acmeTexts()).map(([path, content]) => [
        path,
        content.replace(
          /\b((?:value|amount|target|n|moneyPerUnit|likelihood|headcount): )[\d.]+/g,
          `$1${odd}`,
        ),
      ]),
    );
    const pack = await packOf(files, 'MR-2026-01');
    expect(faults(pack), odd).toEqual([]);
    expect(packPage(pack)).not.toMatch(/="[^"<>]*\b(?:NaN|Infinity)/);
  }
});

test('a pack with a fault does not pass', async () => {
  const pack = await packOf(acmeTexts(), 'MR-2026-01');
  expect(faults({ ...pack, asOf: 'yesterday' })).toMatchObject([{ instancePath: '/asOf' }]);
  expect(faults({ ...pack, extra: 1 } as Pack)).toMatchObject([{ keyword: 'additionalProperties' }]);
});
