import { expect, test } from 'vitest';
import type { Pack } from '../../server/src/pack/model.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { packOf } from './packs.ts';
import { packMarkdown, packParts } from './pages.ts';

const acme = acmeTexts();
const id = 'MR-2026-01';

/** The example company with a decimal comma typed into a row of a table. */
function broken(path: string, row = -1): Record<string, string> {
  const lines = acme[path]!.trimEnd().split('\n');
  const typed = lines.at(row)!.replace(/^([^,]+),(\d+)(?:\.\d+)?,/, '$1,$2,5,');
  expect(typed).not.toBe(lines.at(row));
  return { ...acme, [path]: `${lines.with(row, typed).join('\n')}\n` };
}

/** The members of a pack that show a figure of an indicator. */
function shownOf(pack: Pack, indicator: string): readonly { readonly unread?: unknown }[] {
  const found: { readonly unread?: unknown }[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { latest, cited, indicator: measuredBy, link } = value as Record<string, Record<string, unknown>>;
    const named = [cited?.['to'], measuredBy?.['to'], link, measuredBy].some(
      (each) => (each as { readonly id?: unknown } | null | undefined)?.id === indicator,
    );
    if (named && latest !== undefined && latest !== null) found.push(value);
    Object.values(value).forEach(visit);
  };
  visit(pack);
  return found;
}

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test.each([
  ['indicators/data/complaints.csv', 'data/complaints.csv', 'KPI-CMP', ['nonconformities']],
  [
    'indicators/data/on-time-delivery.csv',
    'data/on-time-delivery.csv',
    'KPI-OTD',
    ['page-one', 'objectives'],
  ],
])('every figure that rests on %s says that a row is missing', async (path, file, indicator, others) => {
  const pack = await packOf(broken(path), id);
  const shown = shownOf(pack, indicator);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.map(({ unread }) => unread)).toEqual(shown.map(() => ({ file, rows: 1 })));
  const words = `1 row of ${file} could not be read`;
  const parts = packParts(pack).filter(({ html }) => plain(html).includes(words));
  expect(parts.map((part) => part.id)).toEqual(
    expect.arrayContaining(['inputs', 'indicators', 'chart-data', ...others]),
  );
  expect(packMarkdown(pack)).toContain('could not be read');
  const faults = pack.indicators.items.find(({ link }) => link.id === indicator)!.faults;
  const line = acme[path]!.trimEnd().split('\n').length;
  expect(faults).toEqual([
    expect.stringMatching(new RegExp(`^${file}:${line}: A number with a decimal comma`)),
  ]);
});

test('without a fault nothing is said', async () => {
  const pack = await packOf(acme, id);
  expect(JSON.stringify(pack)).not.toContain('"unread"');
  expect(packMarkdown(pack)).not.toContain('could not be read');
});

test('what poor quality cost, and who has a competence', async () => {
  const cost = await packOf(broken('indicators/data/cost-of-poor-quality.csv', 1), id);
  expect(cost.pageOne.costOfPoorQuality?.unread).toEqual({ file: 'data/cost-of-poor-quality.csv', rows: 1 });
  expect(plain(packParts(cost).find((part) => part.id === 'page-one')!.html)).toContain(
    '1 row of data/cost-of-poor-quality.csv could not be read',
  );
  const path = 'competence/internal-auditors.csv';
  const people = await packOf({ ...acme, [path]: acme[path]!.replace('2028-03-01', '01.03.2028') }, id);
  const entry = people.competence.entries.items.find(({ unread }) => unread !== undefined);
  expect(entry?.unread).toEqual({ file: 'internal-auditors.csv', rows: 1 });
  expect(plain(packParts(people).find((part) => part.id === 'competence')!.html)).toContain(
    '1 row of internal-auditors.csv could not be read',
  );
});
