import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { knownOfDomain } from '../../server/src/core/known-of-domain.ts';
import { openPair, type PairOfStates } from '../../server/src/core/pair-of-states.ts';
import type { RootPorts } from '../../server/src/core/root-ports.ts';
import { typesOfSchemas } from '../../server/src/main/types-of-schemas.ts';
import type { IsoDate } from '../../server/src/model/configuration.ts';
import type { CompareFiles } from '../../server/src/workspace/ports.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { runs } from '../property-runs.ts';
import { acmeTexts } from './acme.ts';
import { applyEdit, type EditableFiles, repositoryEdits } from './edits.ts';
import { rootWithEntries, signedRoot, smallRoot } from './small-roots.ts';

type Texts = Readonly<Record<string, string>>;

const loadTypes: RootPorts['loadTypes'] = (found) => typesOfSchemas(found, async () => 'compiled');

const portsOf = (texts: Texts): RootPorts => {
  const files = new MemoryFileSystem(texts);
  return {
    files,
    readFacts: readFactsInThread(files),
    loadTypes,
    clock: () => '2026-02-01',
    incremental: false,
  };
};

const compareTexts = (base: Texts, head: Texts): CompareFiles => ({
  same: async (paths) => new Set([...paths].filter((path) => base[path] === head[path])),
  moved: async (gone, fresh) =>
    new Map(
      fresh.flatMap((to) => {
        const from = gone.find((path) => base[path] === head[to]);
        return from === undefined ? [] : [[to, from] as const];
      }),
    ),
});

const pairOf = (base: Texts, head: Texts, dayOf: 'base' | 'head' = 'head'): Promise<PairOfStates> =>
  openPair(portsOf(head), {
    ref: 'main',
    files: new MemoryFileSystem(base),
    readEvidence: async () => ({ kind: 'none', reason: 'not-asked' }),
    compare: compareTexts(base, head),
    loadTypes,
    dayOf,
  });

async function checked(texts: Texts, today?: IsoDate): Promise<Project> {
  const day = today === undefined ? {} : { today };
  const project = await Project.open({ ...portsOf(texts), ...knownOfDomain, ...day });
  await project.publish();
  return project;
}

/** Files in memory for a test to edit. */
function editableTexts(start: Texts): EditableFiles & { readonly texts: () => Texts } {
  const texts = new Map(Object.entries(start));
  return {
    paths: () => [...texts.keys()].sort(),
    read: (path) => texts.get(path)!,
    write: (path, text) => texts.set(path, text),
    remove: (path) => texts.delete(path),
    texts: () => Object.fromEntries(texts),
  };
}

/** Both states have the findings of a check of each, whichever edits lie between them. */
async function sameAsChecks(base: Texts, sequences: number, length: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(repositoryEdits, { minLength: 1, maxLength: length }), async (edits) => {
      const editable = editableTexts(base);
      for (const edit of edits) applyEdit(editable, edit);
      const edited = editable.texts();
      for (const [earlier, later] of [
        [base, edited],
        [edited, base],
      ] as const) {
        const pair = await pairOf(earlier, later);
        expect(pair.head.outcome()).toEqual((await checked(later)).outcome());
        // On the day of the head, whatever `asOf` the base names.
        const alone = await checked(earlier, pair.head.today);
        expect(pair.base.outcome()).toEqual(alone.outcome());
        const records = (project: Project) =>
          [...project.store.records.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
        expect(records(pair.base)).toEqual(records(alone));
      }
    }),
    { numRuns: runs(sequences) },
  );
}

const patience = 120_000 * Math.max(Number(process.env['QMS_PROPERTY_RUNS'] ?? 1), 1) + 180_000;

describe('two states side by side have the findings of a check of each', () => {
  test('in a small repository, edited heavily', () => sameAsChecks(smallRoot, 30, 5), patience);
  test('where records are signed', () => sameAsChecks(signedRoot, 15, 5), patience);
  test('where entries of lists are referred to', () => sameAsChecks(rootWithEntries, 12, 5), patience);
  test('in the example company', () => sameAsChecks(acmeTexts(), 2, 6), patience);
});

describe('two states side by side', () => {
  const policy = 'id: POL-1\ntype: quality-policy\ntitle: Policy\n';
  const objective = 'id: OBJ-1\ntype: quality-objective\ntitle: Fewer complaints\npolicy: POL-1\n';
  const root = { 'qms.yaml': 'organization: Test\n', 'policy.yaml': policy, 'objective.yaml': objective };

  test('judge again only what reads anything that differs', async () => {
    const acme = acmeTexts();
    const path = 'actions/second-flow-rig.yaml';
    const pair = await pairOf(
      { ...acme, [path]: acme[path]!.replace(/^title: .*$/m, 'title: Before') },
      acme,
    );
    expect(pair.head.evaluations).toBeGreaterThan(2000);
    expect(pair.base.evaluations).toBeLessThan(200);
    expect(pair.base.store.versions('ACT-2024-01')[0]?.title).toBe('Before');
    expect(pair.head.store.versions('ACT-2024-01')[0]?.title).not.toBe('Before');
  });

  test('run no rule on a record that is of another type by now', async () => {
    const role = 'id: ROLE-1\ntype: role\ntitle: Director\nholders: [{ person: PER-1, from: 2024-01-01 }]\n';
    const held = {
      ...root,
      'people.yaml': 'id: PER-1\ntype: person\nname: Jane\nfrom: 2020-01-01\n',
      'a.yaml': role,
    };
    const later = {
      ...held,
      'a.yaml': role.replace('type: role', 'type: person'),
      'people.yaml': held['people.yaml'].replace('PER-1', 'PER-2'),
    };
    const { base } = await pairOf(later, held);
    expect(base.outcome()).toEqual((await checked(later)).outcome());
  });

  test('share the records that are alike', async () => {
    const { base, head } = await pairOf(root, { ...root, 'objective.yaml': `${objective}due: 2026-12-31\n` });
    const recordIn = (project: Project, key: string) => project.store.record(key);
    expect(recordIn(base, 'policy.yaml#0')).toBe(recordIn(head, 'policy.yaml#0'));
    expect(recordIn(base, 'objective.yaml#0')?.data['due']).toBeUndefined();
    expect(recordIn(head, 'objective.yaml#0')?.data['due']).toBe('2026-12-31');
  });

  test('have indexes of their own, of which each is whole', async () => {
    const version = (number: number) => `${policy}version: "${number}"\nowner: ROLE-1\n`;
    const risk = 'type: risk\ntitle: Fire\nowner: ROLE-1\nformerIds: [OLD-1]\n';
    const later = {
      ...root,
      ...Object.fromEntries([1, 2, 3].map((each) => [`policy-${each}.yaml`, version(each)])),
      'a.yaml': `id: RSK-1\n${risk}`,
      'b.yaml': `id: RSK-2\n${risk}`,
    };
    const { 'a.yaml': _, ...others } = later;
    const more = { 'policy-4.yaml': version(4), 'c.yaml': `id: RSK-4\n${risk}` };
    const earlier = {
      ...others,
      ...more,
      'policy-2.yaml': version(2).replace('ROLE-1', 'ROLE-2'),
      'b.yaml': later['b.yaml'].replace('RSK-2', 'RSK-3'),
    };
    const larger = { ...later, ...more };
    const [one, other] = [await pairOf(earlier, later), await pairOf(larger, later)];
    for (const [{ store }, texts] of [
      [one.base, earlier],
      [one.head, later],
      [other.base, larger],
      [other.head, later],
    ] as const) {
      const fresh = (await checked(texts)).store;
      for (const id of ['POL-1', 'OLD-1', 'RSK-3']) expect(store.versions(id)).toEqual(fresh.versions(id));
      for (const id of ['ROLE-1', 'ROLE-2', 'POL-1']) {
        expect(store.mentioning(id)).toEqual(fresh.mentioning(id));
        expect(store.mentionCount(id)).toBe(fresh.mentionCount(id));
      }
      for (const type of fresh.types()) expect(store.ofType(type)).toEqual(fresh.ofType(type));
    }
  });

  test('are judged on one day: that of the head, or that of the base', async () => {
    const dated = { ...root, 'qms.yaml': 'organization: Test\nasOf: 2024-01-01\n' };
    const days = async (...states: Parameters<typeof pairOf>) => {
      const { base, head } = await pairOf(...states);
      return [base.today, head.today];
    };
    expect(await days(dated, root)).toEqual(['2026-02-01', '2026-02-01']);
    expect(await days(root, dated)).toEqual(['2024-01-01', '2024-01-01']);
    expect(await days(dated, root, 'base')).toEqual(['2024-01-01', '2024-01-01']);
    expect(await days(root, dated, 'base')).toEqual(['2026-02-01', '2026-02-01']);
  });

  test('are read by their own settings each', async () => {
    const left = {
      ...root,
      'qms.yaml': 'organization: Test\nexclude: [objective.yaml]\nrules: { policy-communication: off }\n',
    };
    const { base, head } = await pairOf(root, left);
    expect(base.store.hasId('OBJ-1')).toBe(true);
    expect(head.store.hasId('OBJ-1')).toBe(false);
    expect(base.configuration.rules).toEqual({});
    expect(head.configuration.rules).toEqual({ 'policy-communication': 'off' });
  });

  test('say which files came, went, changed and moved', async () => {
    const { files } = await pairOf(
      {
        ...root,
        'gone.yaml': 'id: RSK-1\ntype: risk\n',
        'notes.txt': 'Notes',
        'risk.yaml': 'id: RSK-2\ntype: risk\n',
        'RSK-4.yaml': 'id: RSK-4\ntype: risk\n',
      },
      {
        ...root,
        'policy.yaml': `${policy}version: "1"\n`,
        'new.yaml': 'id: RSK-3\ntype: risk\n',
        'other/notes.txt': 'Notes',
        'risks/risk.yaml': 'id: RSK-2\ntype: risk\ntitle: Fire\n',
        'RSK-5.yaml': 'id: RSK-5\ntype: risk\nformerIds: [RSK-4]\n',
      },
    );
    expect(files).toEqual({
      changed: ['policy.yaml'],
      added: ['new.yaml'],
      removed: ['gone.yaml'],
      moved: [
        { from: 'RSK-4.yaml', to: 'RSK-5.yaml', isSame: false },
        { from: 'notes.txt', to: 'other/notes.txt', isSame: true },
        { from: 'risk.yaml', to: 'risks/risk.yaml', isSame: false },
      ],
    });
  });

  test('of which the earlier was no root yet have nothing in common', async () => {
    const { base, head, files, isRoot } = await pairOf({ 'policy.yaml': policy }, root);
    expect(isRoot).toBe(false);
    expect(base.outcome()).toEqual({ findings: [], suppressed: [] });
    expect(base.store.recordCount).toBe(0);
    expect(head.outcome()).toEqual((await checked(root)).outcome());
    expect(files).toEqual({
      changed: [],
      added: ['objective.yaml', 'policy.yaml', 'qms.yaml'],
      removed: [],
      moved: [],
    });
  });
});
