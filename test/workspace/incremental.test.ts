import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import type { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { typesOfSchemas } from '../../server/src/main/types-of-schemas.ts';
import type { ReadEvidence } from '../../server/src/workspace/ports.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { patience, runs } from '../property-runs.ts';
import { acmeTexts } from './acme.ts';
import { applyEdit, repositoryEdits } from './edits.ts';
import { repository } from './repository-in-memory.ts';
import { rootWithEntries, signedRoot, smallRoot } from './small-roots.ts';
import { WhimsicalHistory } from './whimsical-history.ts';

const open = (
  memory: MemoryFileSystem,
  day: () => string,
  incremental: boolean,
  readEvidence?: ReadEvidence,
) =>
  Project.open({
    files: memory,
    readFacts: readFactsInThread(memory),
    loadTypes: (found) => typesOfSchemas(found, async () => 'compiled'),
    clock: day,
    rules,
    exceptionsInForce,
    incremental,
    ...(readEvidence === undefined ? {} : { readEvidence }),
  });

async function sameAfterEveryEdit(
  start: Readonly<Record<string, string>>,
  sequences: number,
  length: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(repositoryEdits, fc.nat(40)), { minLength: 1, maxLength: length }),
      async (edits) => {
        const { memory, editable } = repository(start);
        let day = '2026-02-01';
        const project = await open(memory, () => day, true);
        await project.publish();
        for (const [edit, chance] of edits) {
          const touched = applyEdit(editable, edit);
          if (chance === 0) {
            day = '2027-03-01';
            project.advance();
          }
          await project.update(touched);
          await project.publish();
          const fresh = await open(memory, () => day, false);
          await fresh.publish();
          expect(project.outcome()).toEqual(fresh.outcome());
        }
      },
    ),
    { numRuns: runs(sequences) },
  );
}

/** What decides whether somebody may sign in a role, on a day, and what does not. */
const editsOfRoles = fc.record({
  kind: fc.constant('replace' as const),
  file: fc.constant(0),
  line: fc.nat(20),
  text: fc.constantFrom(
    'topManagement: false',
    'topManagement: true',
    'title: Another',
    'status: draft',
    'effectiveFrom: 2026-01-25',
    'formerIds: [ROLE-MD]',
    'id: ROLE-X',
    'id: ROLE-MD',
    '    from: 2024-01-01',
    '    from: 2026-01-25',
    '    to: 2026-01-01',
    '  - person: PER-002',
    '  - person: PER-001',
    'delegations: [{ to: PER-001, from: 2024-01-01, until: 2027-01-01, covers: [approved] }]',
    'holders: []',
  ),
});

describe('after any sequence of edits the findings equal those of a fresh check', () => {
  test('in a small repository, edited heavily', () => sameAfterEveryEdit(smallRoot, 40, 12), patience);

  test('where entries of lists are referred to', () => sameAfterEveryEdit(rootWithEntries, 30, 12), patience);

  test(
    'in a small repository, while the history says now this and now that',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(repositoryEdits, fc.option(fc.nat(100_000))), { minLength: 1, maxLength: 12 }),
          async (edits) => {
            const { memory, editable } = repository(signedRoot);
            const history = new WhimsicalHistory();
            const day = () => '2026-02-01';
            const project = await open(memory, day, true, history.read);
            await project.publish();
            for (const [edit, whim] of edits) {
              await project.update(applyEdit(editable, edit));
              if (whim !== null) {
                history.whim = whim;
                await project.readEvidence(false);
                await project.judge();
              }
              await project.publish();
              const fresh = await open(memory, day, false, history.readLast);
              await fresh.publish();
              expect(project.outcome()).toEqual(fresh.outcome());
            }
          },
        ),
        { numRuns: runs(50) },
      ),
    patience,
  );

  test(
    'in the record of a role, in which others are signed',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(editsOfRoles, { minLength: 1, maxLength: 8 }), async (edits) => {
          const { memory, editable } = repository(signedRoot);
          const day = () => '2026-02-01';
          const project = await open(memory, day, true);
          await project.publish();
          for (const edit of edits) {
            await project.update(applyEdit({ ...editable, paths: () => ['roles.yaml'] }, edit));
            await project.publish();
            const fresh = await open(memory, day, false);
            await fresh.publish();
            expect(project.outcome()).toEqual(fresh.outcome());
          }
        }),
        { numRuns: runs(60) },
      ),
    patience,
  );

  test('in the example company', () => sameAfterEveryEdit(acmeTexts(), 5, 6), patience);
});

test('what qms.yaml says of files that are not there goes with the file that is created, and names none that is gone', async () => {
  const { memory, editable } = repository({
    'qms.yaml': 'types:\n  - { files: "notes/**", type: document }\nschemas: [schemas/visit.schema-0.json]\n',
    'schemas/visit.schema-1.json': '{}',
  });
  const project = await open(memory, () => '2026-02-01', true);
  const said = async (): Promise<string> => {
    await project.publish();
    return (project.findingsOf('qms.yaml')?.findings ?? []).map(({ message }) => message).join('\n');
  };
  const first = await said();
  expect(first).toContain('notes/**');
  expect(first).toContain('visit.schema-1.json');
  editable.write('notes/a.md', '# A\n');
  await project.update(['notes/a.md']);
  expect(await said()).not.toContain('notes/**');
  editable.remove('schemas/visit.schema-1.json');
  await project.update(['schemas/visit.schema-1.json']);
  expect(await said()).not.toContain('visit.schema-1.json');
});
