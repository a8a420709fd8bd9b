import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type EvidenceCache, evidenceCache } from '../../server/src/adapters/git/evidence-cache.ts';
import { folderWith } from '../cli/run.ts';
import { describeWith } from '../left-out.ts';
import { patience, runs } from '../property-runs.ts';
import { approved, changed, company, settings } from './git-company.ts';
import { type GitFixture, janeAuthor } from './git-fixture.ts';
import { withHistory } from './read-history.ts';

vi.setConfig({ testTimeout: patience });

/** What the history says of every sign-off of an objective, found out with what a cache holds. */
async function evidenceIn(root: string, cache?: EvidenceCache): Promise<readonly unknown[]> {
  const project = await withHistory(root, cache);
  return [...project.store.records.values()]
    .filter(({ type }) => type === 'quality-objective')
    .map((record) => [record.key, record.id, project.queries.evidence(record, 0)]);
}

const texts = [
  approved(),
  changed({ target: 30 }),
  changed({ target: 20 }),
  changed({}, { target: 30 }),
  approved({ owner: 'ROLE-MD' }),
];

const text = fc
  .record({ text: fc.constantFrom(...texts), isOther: fc.boolean(), hasFormer: fc.boolean() })
  .map(({ text: signed, isOther, hasFormer }) => {
    const [id, former] = isOther ? ['OBJ-2', 'OBJ-1'] : ['OBJ-1', 'OBJ-2'];
    const named = signed.replace('"OBJ-1"', `"${id}"`);
    return hasFormer ? named.replace('\ntype', `\nformerIds: ["${former}"]\ntype`) : named;
  });

const path = fc.constantFrom('a.yaml', 'b.yaml', 'c/a.yaml');
const author = fc.constantFrom(janeAuthor, 'Mark <mark@acme.example>');

type Deed = (fixture: GitFixture) => void;

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(path, text).map(
      ([to, what]): Deed =>
        (of) =>
          of.write({ [to]: what }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(path, fc.option(text), author).map(
      ([to, what, by]): Deed =>
        (of) =>
          of.commit({ [to]: what }, { author: by }),
    ),
  },
  path.map(
    (gone): Deed =>
      (of) =>
        of.write({ [gone]: null }),
  ),
  author.map(
    (by): Deed =>
      (of) =>
        of.commit({}, { author: by }),
  ),
  fc.constant<Deed>((of) => of.git('checkout', '--quiet', '--force', 'HEAD', '.')),
  fc.constantFrom('--hard', '--soft').map(
    (how): Deed =>
      (of) =>
        of.git('reset', '--quiet', how, 'HEAD~1'),
  ),
  fc.constantFrom('', 'types: [{ files: "x/*.md", type: document }]\n').map(
    (more): Deed =>
      (of) =>
        of.commit({ 'qms.yaml': settings(more) }),
  ),
);

describeWith(['git'], 'what is kept of any history', () => {
  test('says what reading it anew says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(deed, fc.boolean()), { minLength: 12, maxLength: 25 }),
        async (deeds) => {
          const fixture = await company();
          fixture.commit({});
          const cache = evidenceCache(await folderWith(), fixture.folder, 'test');
          for (const [doIt, isLookedAt] of deeds) {
            try {
              doIt(fixture);
            } catch {
              // There is no commit before the first.
            }
            if (isLookedAt)
              expect(await evidenceIn(fixture.folder, cache)).toEqual(await evidenceIn(fixture.folder));
          }
        },
      ),
      { numRuns: runs(4) },
    );
  });
});
