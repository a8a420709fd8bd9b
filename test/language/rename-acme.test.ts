import { expect, test } from 'vitest';
import { idRange } from '../../server/src/language/file-place.ts';
import { rename } from '../../server/src/language/rename.ts';
import { check } from '../rules/harness.ts';
import { acme } from './acme-files.ts';
import { applied, questions } from './applied.ts';
import { open } from './harness.ts';

const files = acme();

const outline = async (texts: Record<string, string>): Promise<string[]> =>
  (await check(texts)).findings.map(({ rule, file, severity }) => `${severity} ${rule} ${file}`).sort();

/** The example company after one of its ids was renamed, with the questions of the rename. */
async function acmeAfter(id: string, newId: string, confirmed: boolean) {
  const opened = await open(files, { at: 'qms.yaml' });
  const record = opened.context.project.queries.record(id);
  if (record === undefined) throw new Error(`the example company has no ${id}`);
  const context = opened.contextOf(record.file);
  const position = idRange(context.file, record, {}).start;
  const proposed = await rename(context, position, newId, opened.open, { canAsk: true });
  if ('refused' in proposed) throw new Error(proposed.refused);
  return { texts: { ...files, ...applied(opened, proposed, () => confirmed) }, asked: questions(proposed) };
}

const mentionsOf = (texts: Record<string, string>, id: string): number =>
  Object.values(texts)
    .join('\n')
    .split(new RegExp(`(?<![\\w.-])${id}(?![\\w.-])`)).length - 1;

test.each(['ROLE-MD', 'KPI-CSAT', 'SUP-001', 'POL-001', 'OBJ-2026-03', 'REG-RISKS', 'MR-2026-01'])(
  'renaming %s in the example company changes no finding while no question is confirmed',
  async (id) => {
    const { texts } = await acmeAfter(id, 'RENAMED-1', false);
    expect(await outline(texts)).toEqual(await outline(files));
  },
);

test('with every question confirmed nothing but former ids and prose names the old one', async () => {
  const { texts, asked } = await acmeAfter('ROLE-LAB', 'ROLE-LABORATORY', true);
  expect(asked.length).toBeGreaterThan(0);
  const before = mentionsOf(files, 'ROLE-LAB');
  expect(mentionsOf(texts, 'ROLE-LABORATORY')).toBe(before);
  expect(mentionsOf(texts, 'ROLE-LAB')).toBe(1);
});

test('without, what is left behind are the mentions that signatures cover', async () => {
  const { texts } = await acmeAfter('ROLE-LAB', 'ROLE-LABORATORY', false);
  const [left, followed] = [mentionsOf(texts, 'ROLE-LAB'), mentionsOf(texts, 'ROLE-LABORATORY')];
  expect(left).toBeGreaterThan(1);
  expect(followed).toBeGreaterThan(0);
  // The former id is one more mention than before.
  expect(left + followed).toBe(mentionsOf(files, 'ROLE-LAB') + 1);
});
