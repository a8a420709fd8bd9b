import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/model/finding.ts';
import { openProject } from '../rules/harness.ts';
import { type Repository, recordIn, short, signOffFindings, textsOf } from './repository.ts';
import { replay, smallCompanyYear, type Taken } from './year.ts';
import { forgeries } from './year-forgeries.ts';

const states: Taken[] = [];

const last = await replay(smallCompanyYear(), (taken, files) => {
  states.push(taken);
  // Stands for the hash of the commit.
  return createHash('sha1').update(JSON.stringify(files)).digest('hex');
});

describe('an honest year', () => {
  test.each(states.map((taken) => [`${taken.step.day} ${taken.step.subject}`, taken] as const))(
    '%s',
    async (_what, { repository, step: { day } }) => {
      expect(short(await signOffFindings(repository, { today: day }))).toEqual([]);
    },
  );

  test('leaves nothing to be said when time has passed', async () => {
    expect(short(await signOffFindings(last, { today: '2027-03-01' }))).toEqual([]);
  });

  /** Every block of a state, each as its text, with who signed it and when. */
  const blocksIn = (repository: Repository): ReadonlyMap<string, { by: unknown; date: unknown }> => {
    const records = Object.keys(repository)
      .filter((path) => typeof repository[path] !== 'string')
      .map((path) => recordIn(repository, path).data);
    const items = records.flatMap(({ items }) => (items ?? []) as (typeof records)[number][]);
    return new Map(
      [...records, ...items].flatMap(({ signOffs }) =>
        ((signOffs ?? []) as (typeof records)[number][]).map((block) => [
          String(block['digest']),
          { by: block['by'], date: block['date'] },
        ]),
      ),
    );
  };

  test('has its days in order, and each signature in a commit of its signer on its day', () => {
    const days = states.map(({ step }) => step.day);
    expect(days).toEqual([...days].sort());
    const signings = states.flatMap(({ step: { author, day }, repository }, index) => {
      const before = blocksIn(states[index - 1]?.repository ?? {});
      const added = [...blocksIn(repository)].filter(([digest]) => !before.has(digest));
      return added.map(([, block]) => ({ block, commit: { by: author, date: day } }));
    });
    expect(signings.length).toBeGreaterThan(15);
    for (const { block, commit } of signings) expect(block).toEqual(commit);
  });
});

/** What all rules say, as far as the honest year does not say it. */
async function newFindings(repository: Repository): Promise<readonly string[]> {
  const said = async (of: Repository): Promise<readonly Finding[]> =>
    (await openProject(textsOf(of), { today: '2026-12-31' })).project.outcome().findings;
  const known = new Set(short(await said(last)));
  return short(await said(repository)).filter((finding) => !known.has(finding));
}

describe('the same year, forged', () => {
  test('in twenty ways and one', () => {
    expect(new Set(forgeries.map(({ what }) => what)).size).toBe(21);
  });

  test.each(forgeries.map((forgery) => [forgery.what, forgery] as const))('%s', async (_what, forgery) => {
    const findings = await newFindings(await forgery.change(last));
    expect([...findings].sort()).toEqual([...forgery.shows].sort());
  });
});
