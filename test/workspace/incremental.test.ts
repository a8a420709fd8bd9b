import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { runs } from '../property-runs.ts';
import { acmeTexts } from './acme.ts';
import { applyEdit, type EditableFiles, repositoryEdits } from './edits.ts';

/** Files in memory that a project reads and a test edits. */
function repository(start: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries(start));
  const memory = new MemoryFileSystem(start);
  const editable: EditableFiles = {
    paths: () => [...texts.keys()].sort(),
    read: (path) => texts.get(path)!,
    write: (path, text) => {
      texts.set(path, text);
      memory.write(path, text);
    },
    remove: (path) => {
      texts.delete(path);
      memory.delete(path);
    },
  };
  return { memory, editable };
}

const open = (memory: MemoryFileSystem, day: () => string, incremental: boolean) =>
  Project.open({
    files: memory,
    readFacts: readFactsInThread(memory),
    loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    clock: day,
    rules,
    exceptionsInForce,
    incremental,
  });

/** A search may take long: milliseconds after which it hangs. */
const patience = 120_000 * Number(process.env['QMS_PROPERTY_RUNS'] ?? 1) + 30_000;

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

const small = {
  'qms.yaml': 'organization: Test\n',
  'policy.md':
    '---\nid: POL-001\ntype: quality-policy\ntitle: Policy\nstatus: effective\nversion: "1"\nowner: ROLE-MD\neffectiveFrom: 2025-01-01\n---\n# Policy\n\nSee [[OBJ-1]] and [objectives](objectives.yaml).\n',
  'policy-0.md':
    '---\nid: POL-001\ntype: quality-policy\ntitle: Policy\nstatus: superseded\nversion: "0"\nowner: ROLE-MD\neffectiveFrom: 2024-01-01\n---\nOld.\n',
  'roles.yaml':
    'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders:\n  - person: PER-001\n    from: 2024-01-01\n---\nid: PER-001\ntype: person\ntitle: Jane\nname: Jane\nstatus: active\nfrom: 2024-01-01\n',
  'objectives.yaml':
    'type: register\nof: quality-objective\nid: REG-OBJ\ndefaults:\n  owner: ROLE-MD\nitems:\n  - id: OBJ-1\n    title: Fewer complaints\n    due: 2026-12-31\n    # qms-ignore objective-plan -- shown elsewhere\n    status: active\n  - id: OBJ-2\n    title: Faster answers\n    status: active\n    parent: OBJ-1\n',
  'review.yaml':
    'id: MR-1\ntype: management-review\ntitle: Review\nstatus: approved\ndate: 2026-01-20\nattendees: [PER-001]\ninputs:\n  - input: customer-satisfaction\n    summary: Good.\n    objectives: [OBJ-1]\n    evidence: [ACT-1]\nsignOffs:\n  - by: PER-001\n    role: ROLE-MD\n    meaning: approved\n    date: 2026-01-21\n    digest: sha256-x\n',
  'actions.yaml':
    'id: ACT-1\ntype: action\ntitle: Do it\nstatus: open\nowner: PER-001\ndue: 2026-01-01\norigin: MR-1\n',
  'exception.yaml':
    'id: EXC-1\ntype: exception\ntitle: Known\nstatus: effective\nrules: [action-overdue]\nrecords: [ACT-1]\nreason: We know.\nfrom: 2026-01-01\nuntil: 2026-12-31\n',
};

describe('after any sequence of edits the findings equal those of a fresh check', () => {
  test('in a small repository, edited heavily', () => sameAfterEveryEdit(small, 75, 12), patience);

  test('in the example company', () => sameAfterEveryEdit(acmeTexts(), 5, 6), patience);
});
