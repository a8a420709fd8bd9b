import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { typesOfSchemas } from '../../server/src/main/types-of-schemas.ts';
import type { BlockEvidence, Evidence } from '../../server/src/model/evidence.ts';
import type { ReadEvidence } from '../../server/src/workspace/ports.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { runs } from '../property-runs.ts';
import { signedFile, yaml } from '../rules/signing.ts';
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

/** A search may take long: milliseconds after which it hangs. */
const patience = 120_000 * Number(process.env['QMS_PROPERTY_RUNS'] ?? 1) + 30_000;

const jane = { name: 'Jane', email: 'jane@acme.example', date: '2026-01-21' as const };
const mark = { ...jane, email: 'mark@acme.example' };

/** What a history may say of a sign-off; undefined for one that it does not know. */
const sayings: readonly (BlockEvidence | undefined)[] = [
  ...[jane, mark].map(
    (author): BlockEvidence => ({
      kind: 'introduced',
      commit: { hash: '1'.repeat(40), author, committer: author },
      file: 'policy.md',
      matched: true,
      imported: author === mark,
      edited: [],
      since: null,
    }),
  ),
  { kind: 'uncommitted' },
  { kind: 'unknown', reason: 'cut-off', at: '2'.repeat(40) },
  undefined,
];

/** A history that says of sign-offs whatever a number picks; afterwards it says what it said last. */
class WhimsicalHistory {
  #last: Evidence = { kind: 'none', reason: 'pending' };
  whim = 0;

  readonly read: ReadEvidence = async ({ signed }) => {
    const picked = (await signed()).flatMap(({ key }, at) => {
      const saying = sayings[(this.whim >> (at % 8)) % sayings.length];
      return saying === undefined ? [] : [[key, saying] as const];
    });
    this.#last = {
      kind: 'read',
      head: String(this.whim),
      withSignatures: false,
      approvals: new Map(),
      blocks: new Map(picked),
    };
    return this.#last;
  };

  readonly readLast: ReadEvidence = async () => this.#last;
}

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
    '---\nid: POL-001\ntype: quality-policy\ntitle: Policy\nstatus: effective\nversion: "1"\nowner: ROLE-MD\neffectiveFrom: 2025-01-01\n---\n# Policy\n\nSee [[OBJ-1]], [objectives](objectives.yaml) and [notes](notes.md#part).\n',
  'notes.md': '# Notes\n\n## Part\n\nNo record, *yet*.\n',
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

const byJane = { by: 'PER-001', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-21' };

/** The same where records are signed and qms.yaml asks for evidence of that. */
const signed = {
  ...small,
  'qms.yaml': 'organization: Test\nsignOff: { evidence: commit-bound }\n',
  'roles.yaml': small['roles.yaml'].replace('name: Jane\n', 'name: Jane\nemails: [jane@acme.example]\n'),
  'review.yaml': signedFile(
    {
      ...{ id: 'MR-1', type: 'management-review', title: 'Review', status: 'approved', date: '2026-01-20' },
      ...{ attendees: ['PER-001'], outputs: [{ decision: 'Aim higher', approves: ['OBJ-3'] }] },
    },
    byJane,
  ),
  'objective.yaml': yaml({
    ...{ id: 'OBJ-3', type: 'quality-objective', title: 'Fewer scrap', status: 'active', approvedIn: 'MR-1' },
  }),
  'exception.yaml': signedFile(
    {
      ...{ id: 'EXC-1', type: 'exception', title: 'Known', status: 'effective', rules: ['action-overdue'] },
      ...{ records: ['ACT-1'], reason: 'We know.', from: '2026-01-01', until: '2026-12-31' },
    },
    byJane,
    { ...byJane, date: '2026-01-22' },
  ),
};

/** Lists whose entries are referred to: of a visit in two versions, of another visit, and from everywhere. */
const withEntries = {
  'qms.yaml': 'organization: Test\nschemas: [site_visit.schema.json]\n',
  'site_visit.schema.json': JSON.stringify({
    qms: { kind: 'maintained', idPrefix: 'SV' },
    properties: {
      status: { enum: ['draft', 'effective', 'superseded', 'obsolete'] },
      follows: { type: 'string', qms: { ref: ['site_visit.findings'] } },
      findings: {
        type: 'array',
        qms: { items: { id: 'ref' } },
        items: {
          type: 'object',
          properties: {
            ref: { type: 'string' },
            text: { type: 'string' },
            like: { type: 'string', qms: { ref: ['any'] } },
          },
        },
      },
    },
  }),
  'visit.yaml':
    'id: SV-1\ntype: site_visit\ntitle: Visit\nversion: "2"\nstatus: effective\neffectiveFrom: 2026-01-01\nfindings:\n  - ref: FND-1\n    text: Loose\n  - ref: FND-2\n    like: FND-1\n',
  'visit-1.yaml':
    'id: SV-1\ntype: site_visit\ntitle: Visit\nversion: "1"\nstatus: superseded\neffectiveFrom: 2025-01-01\nfindings:\n  - ref: FND-1\n    text: Loose\n',
  'other.yaml':
    'id: SV-2\ntype: site_visit\ntitle: Other\nstatus: draft\nfollows: FND-2\nfindings:\n  - ref: FND-3\n    like: SV-1\n',
  'policy.md':
    '---\nid: POL-001\ntype: quality-policy\ntitle: Policy\nstatus: effective\nversion: "1"\n---\nSee [[FND-1]], [[FND-1@1]] and [[FND-33]].\n',
};

describe('after any sequence of edits the findings equal those of a fresh check', () => {
  test('in a small repository, edited heavily', () => sameAfterEveryEdit(small, 40, 12), patience);

  test('where entries of lists are referred to', () => sameAfterEveryEdit(withEntries, 30, 12), patience);

  test(
    'in a small repository, while the history says now this and now that',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(repositoryEdits, fc.option(fc.nat(100_000))), { minLength: 1, maxLength: 12 }),
          async (edits) => {
            const { memory, editable } = repository(signed);
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

  test('in the example company', () => sameAfterEveryEdit(acmeTexts(), 5, 6), patience);
});
