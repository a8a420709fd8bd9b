import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/model/finding.ts';
import { check } from './harness.ts';
import { falseFindings, findingsAt, type Situation, signed, situations, type Verdict } from './situation.ts';

/**
 * What the product judges otherwise than an auditor does. The list may only shrink: a situation in it that is judged
 * rightly fails here.
 */
const judgedOtherwise: Readonly<Record<string, string>> = {
  '50-records-of-before-the-new-edition':
    '`review` of a change is bound by its authorization; a look back at it belongs under `effectiveness`, which the auditor filled in as well.',
};

/** Whether a finding says what is wrong: the rule was pinned once its message had been read. */
const says = ({ saidBy, naming = '' }: Verdict, { rule, path, message }: Finding): boolean =>
  rule === saidBy && `${path} ${message}`.includes(naming);

/** What is judged otherwise than by the auditor, in plain words; nothing where all is judged alike. */
async function differences(situation: Situation): Promise<readonly string[]> {
  const { findings } = await check(await signed(situation.files), { today: situation.today });
  const missed = situation.verdicts.filter(
    (verdict) => !findingsAt(situation, verdict, findings).some((finding) => says(verdict, finding)),
  );
  return [
    ...missed.map(({ what }) => `not said: ${what}`),
    ...falseFindings(situation, findings).map(
      ({ rule, record, path, message }) =>
        `said although nothing is wrong: ${rule} ${record} ${path}: ${message}`,
    ),
  ];
}

describe('fifty situations as an auditor judges them', () => {
  test.each(situations)('$slug', async (situation) => {
    const found = await differences(situation);
    if (Object.hasOwn(judgedOtherwise, situation.slug)) expect(found).not.toEqual([]);
    else expect(found).toEqual([]);
  });

  test('there are fifty, with a good part that only looks suspicious', () => {
    expect(situations).toHaveLength(50);
    expect(situations.filter(({ verdicts }) => verdicts.length === 0).length).toBeGreaterThanOrEqual(19);
    expect(
      Object.keys(judgedOtherwise).filter((slug) => !situations.some((one) => one.slug === slug)),
    ).toEqual([]);
  });

  test('who finds nothing has looked at records that exist', () => {
    for (const { slug, looked, files } of situations)
      for (const id of looked)
        expect(
          Object.values(files).some((text) => text.includes(`id: ${id}\n`)),
          `${slug}: ${id}`,
        ).toBe(true);
    expect(situations.every(({ verdicts, looked }) => verdicts.length > 0 || looked.length > 0)).toBe(true);
  });
});
