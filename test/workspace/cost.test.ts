import { beforeEach, describe, expect, test } from 'vitest';
import type { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { topManagementRolesOn } from '../../server/src/domain/people/roles.ts';
import type { Aggregate, Aspect, Queries, Report } from '../../server/src/model/queries.ts';
import type { QmsRecord } from '../../server/src/model/record.ts';
import type { RecordRule, Rule } from '../../server/src/model/rule.ts';
import { readText } from '../../server/src/records/read-file.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { openProject } from '../rules/harness.ts';
import { acmeTexts } from './acme.ts';

/** Which unit ran, as `rule record`. */
let ran: string[] = [];

const metadata = {
  level: 'warning',
  basis: 'technical',
  title: '',
  clauses: [],
  explanation: '',
  examples: { bad: {}, good: {} },
} as const;

function recordRule(
  id: string,
  types: readonly string[],
  body: (record: QmsRecord, queries: Queries, report: Report) => void,
): RecordRule {
  const check: RecordRule['check'] = (record, queries, report) => {
    ran.push(`${id} ${record.id}`);
    body(record, queries, report);
  };
  return { ...metadata, id, scope: 'record', types, concern: 'form', check };
}

function repositoryRule(id: string, body: (queries: Queries) => void): Rule {
  const check = (queries: Queries): void => {
    ran.push(id);
    body(queries);
  };
  return { ...metadata, id, scope: 'repository', check };
}

const openActions: Aggregate<true> = {
  name: 'open-actions',
  types: ['action'],
  map: (record) => (record.status === 'open' ? [[String(record.data['owner']), true] as const] : []),
};

const rules: readonly Rule[] = [
  recordRule('own', [], () => {}),
  recordRule(
    'reads-target',
    ['action'],
    (record, queries) => void queries.target(String(record.data['origin'])),
  ),
  recordRule(
    'reads-record',
    ['action'],
    (record, queries) => void queries.record(String(record.data['origin'])),
  ),
  recordRule('reads-today', ['risk'], (_, queries) => void queries.today()),
  recordRule('reads-referrers', ['risk'], (record, queries) => void queries.referrers(record.id)),
  recordRule('reads-owned', ['role'], (record, queries) => void queries.referrers(record.id, 'owner')),
  recordRule(
    'reads-aggregate',
    ['role'],
    (record, queries) => void queries.aggregate(openActions, record.id),
  ),
  recordRule('is-referred', ['risk'], (record, queries) => void queries.isReferred(record.id, record.file)),
  repositoryRule('all-roles', (queries) => void queries.ofType('role')),
  repositoryRule('threshold', (queries) => void queries.config('risk')),
  repositoryRule('file', (queries) => void queries.file('data/readings.csv')),
];

const files = {
  'qms.yaml': 'organization: Test\nrisk: { threshold: 12 }\n',
  'a1.yaml': 'id: ACT-1\ntype: action\ntitle: One\nstatus: open\nowner: ROLE-A\norigin: RSK-1\n',
  'a2.yaml': 'id: ACT-2\ntype: action\ntitle: Two\nstatus: open\nowner: ROLE-B\norigin: RSK-2\n',
  'r1.yaml': 'id: RSK-1\ntype: risk\ntitle: First\nstatus: open\n',
  'r2.yaml': 'id: RSK-2\ntype: risk\ntitle: Second\nstatus: open\n',
  'roles.yaml': 'id: ROLE-A\ntype: role\ntitle: A\n---\nid: ROLE-B\ntype: role\ntitle: B\n',
  'data/readings.csv': 'period,value\n',
};

describe('a unit runs again only when something it read has changed', () => {
  let project: Project;
  let memory: MemoryFileSystem;

  beforeEach(async () => {
    ({ project, memory } = await openProject(files, { rules }));
    ran = [];
  });

  async function change(path: string, text: string): Promise<string[]> {
    memory.write(path, text);
    ran = [];
    await project.update([path]);
    return ran.toSorted();
  }

  test('a comment, a blank line and other quotes run nothing', async () => {
    expect(await change('r1.yaml', `# a comment\n\n${files['r1.yaml'].replace('First', '"First"')}`)).toEqual(
      [],
    );
  });

  test('a leaf runs its own rules and those that read what it adds to', async () => {
    const text = files['a1.yaml'].replace('title: One', 'title: Uno');
    expect(await change('a1.yaml', text)).toEqual([
      'own ACT-1',
      'reads-aggregate ROLE-A',
      'reads-owned ROLE-A',
      'reads-record ACT-1',
      'reads-referrers RSK-1',
      'reads-target ACT-1',
    ]);
  });

  test('the title of what is referred to runs who read the record, not who read only that it exists', async () => {
    expect(await change('r1.yaml', files['r1.yaml'].replace('First', 'Other'))).toEqual([
      'is-referred RSK-1',
      'own RSK-1',
      'reads-record ACT-1',
      'reads-referrers RSK-1',
      'reads-today RSK-1',
    ]);
  });

  test('its state runs both', async () => {
    const again = await change('r1.yaml', files['r1.yaml'].replace('open', 'closed'));
    expect(again).toContain('reads-target ACT-1');
    expect(again).toContain('reads-record ACT-1');
    expect(again.filter((unit) => unit.endsWith('-2'))).toEqual([]);
  });

  test('a change of id runs who mentions the old one and who mentions the new one', async () => {
    const again = await change('r1.yaml', files['r1.yaml'].replace('RSK-1', 'RSK-9'));
    expect(again).toContain('reads-target ACT-1');
    expect(again).toContain('own RSK-9');
    expect(again.filter((unit) => unit.includes('ACT-2') || unit.includes('RSK-2'))).toEqual([]);
  });

  test('only the first mention and the loss of the last one show whether a record is referred to', async () => {
    const second = files['a2.yaml'].replace('RSK-2', 'RSK-1');
    expect(await change('a2.yaml', second)).toContain('is-referred RSK-2');
    expect(await change('a2.yaml', second.replace('Two', 'Due'))).not.toContain('is-referred RSK-1');
  });

  test('a link to the file of a record that nothing refers to shows that it is referred to now', async () => {
    const lonely = 'id: RSK-3\ntype: risk\ntitle: Third\nstatus: open\n';
    await change('r3.yaml', lonely);
    const linking = '---\nid: DOC-1\ntype: document\n---\n[Third](r3.yaml)\n';
    expect(await change('d.md', linking)).toContain('is-referred RSK-3');
    expect(await change('d.md', linking.replace('r3.yaml', 'r2.yaml'))).toContain('is-referred RSK-3');
  });

  test('one document of a file does not run the others', async () => {
    const again = await change('roles.yaml', files['roles.yaml'].replace('title: A', 'title: Z'));
    expect(again).toEqual(['all-roles', 'own ROLE-A', 'reads-aggregate ROLE-A', 'reads-owned ROLE-A']);
  });

  test('configuration runs who read that section', async () => {
    expect(await change('qms.yaml', files['qms.yaml'].replace('12', '8'))).toEqual(['threshold']);
    expect(await change('qms.yaml', 'organization: Other\nrisk: { threshold: 8 }\n')).toEqual([]);
  });

  test('a data file runs who read it', async () => {
    expect(await change('data/readings.csv', 'period,value\n2026,1\n')).toEqual(['file']);
  });

  test('a new day runs who read the day', async () => {
    const later = await openProject(files, { rules });
    ran = [];
    later.project.advance();
    expect(ran).toEqual([]);
    expect(await change('qms.yaml', `${files['qms.yaml']}asOf: 2027-01-01\n`)).toEqual([
      'reads-today RSK-1',
      'reads-today RSK-2',
    ]);
  });
});

describe('a unit that reads one matter of a record runs again only when that changes', () => {
  const owners: Aspect<{ readonly owner: string }> = {
    name: 'owners',
    of: ({ data }) => ({ owner: String(data['owner']) }),
  };
  const owned: Aggregate<string> = {
    name: 'owned',
    types: ['role'],
    map: ({ id, data }) => [[String(data['owner']), id]],
  };
  const said = recordRule('said', ['risk'], (_, queries) => void queries.said('ROLE-A', owners));
  const values = repositoryRule('values', (queries) => void queries.values(owned, 'ROLE-B'));
  const role = 'id: ROLE-A\ntype: role\ntitle: A\nversion: "1"\nowner: ROLE-B\n';
  const root = { 'qms.yaml': '', 'role.yaml': role, 'risk.yaml': 'id: RSK-1\ntype: risk\ntitle: Risk\n' };

  /** What ran with the last of some texts of the role; null deletes it. */
  async function ranAfter(...texts: readonly (string | null)[]): Promise<string[]> {
    const { project, memory } = await openProject(root, { rules: [said, values] });
    for (const text of texts) {
      ran = [];
      if (text === null) memory.delete('role.yaml');
      else memory.write('role.yaml', text);
      await project.update(['role.yaml']);
    }
    return ran.toSorted();
  }

  test('not with another', async () => {
    expect(await ranAfter(role.replace('title: A', 'title: B'))).toEqual([]);
  });

  test('with that matter', async () => {
    expect(await ranAfter(role.replace('ROLE-B', 'ROLE-C'))).toEqual(['said RSK-1', 'values']);
  });

  test('with the record, and with its id', async () => {
    expect(await ranAfter(null)).toEqual(['said RSK-1', 'values']);
    expect(await ranAfter(null, role)).toEqual(['said RSK-1', 'values']);
    const other = role.replace('ROLE-A', 'ROLE-D');
    expect(await ranAfter(other)).toEqual(['said RSK-1', 'values']);
    expect(await ranAfter(other, `${other}formerIds: [ROLE-A]\n`)).toEqual(['said RSK-1']);
  });

  test('with another version, of the same order or of another', async () => {
    expect(await ranAfter(`${role}---\n${role.replace('"1"', '"2"')}`)).toEqual(['said RSK-1', 'values']);
    expect(await ranAfter(role.replace('"1"', '"2"'))).toEqual(['said RSK-1']);
  });
});

test('nothing but a role runs again while somebody types its title and its purpose', async () => {
  const { project, memory } = await openProject(acmeTexts());
  const [path] = Object.entries(acmeTexts()).find(([, text]) => /^id: ROLE-MD$/m.test(text))!;
  const before = project.evaluations;
  const text = acmeTexts()
    [path]!.replace(/^(\s*(?:- )?id: ROLE-MD)$/m, '$1')
    .replace(/title: /, 'title: Typed ');
  memory.write(path, text);
  await project.update([path]);
  expect(project.evaluations - before).toBeLessThan(60);
});

test('a rule is asked about the records that have what it needs, from the edit that brings it to the one that takes it', async () => {
  const plain = recordRule('deadline', [], ({ file, key }, _queries, report) =>
    report({ message: 'Due.', place: { file, record: key, path: ['due'] } }),
  );
  const { project, memory } = await openProject(files, {
    rules: [{ ...plain, needs: ['data.due', 'data.nextReview'] }],
  });
  const change = async (text: string): Promise<readonly string[]> => {
    memory.write('a1.yaml', text);
    ran = [];
    await project.update(['a1.yaml']);
    await project.publish();
    return ran;
  };
  const found = () => project.outcome().findings.map(({ record }) => record);
  expect(project.evaluations).toBe(0);
  expect(await change(`${files['a1.yaml']}due: 2026-01-01\n`)).toEqual(['deadline ACT-1']);
  expect(found()).toEqual(['ACT-1']);
  expect(await change(`${files['a1.yaml']}nextReview: 2026-01-01\n`)).toEqual(['deadline ACT-1']);
  expect(await change(files['a1.yaml'].replace('One', 'Uno'))).toEqual([]);
  expect(found()).toEqual([]);
});

test('what an entry of a list says runs nobody who refers to it; its id and the state of its record do', async () => {
  const visit = 'id: SV-1\ntype: site_visit\ntitle: Visit\nfindings:\n  - { ref: FND-1, text: Loose }\n';
  const { project, memory } = await openProject(
    {
      'qms.yaml': 'schemas: [site_visit.schema.json]\n',
      'site_visit.schema.json': JSON.stringify({
        properties: {
          status: { enum: ['draft', 'effective'] },
          findings: {
            type: 'array',
            qms: { items: { id: 'ref' } },
            items: { properties: { ref: { type: 'string' }, text: { type: 'string' } } },
          },
        },
      }),
      'visit.yaml': visit,
      'action.yaml': 'id: ACT-1\ntype: action\ntitle: One\norigin: FND-1\n',
    },
    { rules },
  );
  const after = async (text: string): Promise<string[]> => {
    memory.write('visit.yaml', text);
    ran = [];
    await project.update(['visit.yaml']);
    return ran.filter((unit) => unit.endsWith('ACT-1'));
  };
  expect(await after(visit.replace('Loose', 'Tight'))).toEqual([]);
  expect(await after(visit.replace('title', 'status: draft\ntitle'))).toEqual(['reads-target ACT-1']);
  expect(await after(visit.replace('FND-1', 'FND-2'))).toEqual(['reads-target ACT-1']);
  expect(await after(visit.replace('  - {', '  - { ref: FND-3 }\n  - {'))).toEqual(['reads-target ACT-1']);
});

test('in the example company, an edit of one record runs a small part of all units', async () => {
  const texts = acmeTexts();
  const { project, memory } = await openProject(texts);
  const all = project.evaluations;
  const path = Object.keys(texts).find((name) => name.startsWith('complaints/') && name.endsWith('.yaml'))!;
  memory.write(path, texts[path]!.replace(/title: .*/, 'title: Another title'));
  await project.update([path]);
  expect(project.evaluations - all).toBeGreaterThan(0);
  expect(project.evaluations - all).toBeLessThan(all / 10);
});

test('who leads the organization is asked of the roles that lead, not of all of them', async () => {
  const asks = repositoryRule('who-leads', (queries) => void topManagementRolesOn('2026-02-01', queries));
  const { project, memory } = await openProject(
    {
      'md.yaml': 'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\n',
      'clerk.yaml': 'id: ROLE-CLERK\ntype: role\ntitle: Clerk\n',
    },
    { rules: [asks] },
  );
  const edit = async (path: string, text: string): Promise<readonly string[]> => {
    ran = [];
    memory.write(path, text);
    await project.update([path]);
    return ran;
  };
  expect(await edit('clerk.yaml', 'id: ROLE-CLERK\ntype: role\ntitle: Chief clerk\n')).toEqual([]);
  expect(
    await edit('clerk.yaml', 'id: ROLE-CLERK\ntype: role\ntitle: Chief clerk\ntopManagement: true\n'),
  ).toEqual(['who-leads']);
  expect(topManagementRolesOn('2026-02-01', project.queries)).toEqual(['ROLE-CLERK', 'ROLE-MD']);
  expect(await edit('md.yaml', 'id: ROLE-MD\ntype: role\ntitle: Managing director\n')).toEqual(['who-leads']);
  expect(topManagementRolesOn('2026-02-01', project.queries)).toEqual(['ROLE-CLERK']);
});

test('of a register that is looked at, an edit of an item makes that record anew, and reads no other', async () => {
  const items = Array.from(
    { length: 200 },
    (_, at) => `  - id: RSK-${at}\n    title: ${'Risk '.repeat(20)}\n`,
  );
  const text = `id: REG\ntype: register\nof: risk\nitems:\n${items.join('')}`;
  const { project, memory } = await openProject({ 'risks.yaml': text }, { rules });
  const before = project.store.recordsIn('risks.yaml');
  expect((await project.locate('risks.yaml'))!.documents).toHaveLength(1);
  const edit = async (title: string): Promise<readonly string[]> => {
    const now = text.replace('RSK-7\n    title: Risk', `RSK-7\n    title: ${title}`);
    memory.write('risks.yaml', now);
    await project.update(['risks.yaml']);
    const records = project.store.recordsIn('risks.yaml');
    // What it says is known: those are the records that the project has.
    const read = readText('risks.yaml', now, project.setup).records;
    expect(read.every((record, at) => record === records[at])).toBe(true);
    return records.flatMap((record, at) => (record === before[at] ? [] : [record.id]));
  };
  expect(await edit('Another')).toEqual(['REG', 'RSK-7']);
  expect(await edit('A third')).toEqual(['REG', 'RSK-7']);
});

test('an item of a register that says something else has no other item judged', async () => {
  const evaluationsIn = async (count: number): Promise<number> => {
    const items = Array.from(
      { length: count },
      (_, at) => `  - id: RSK-${at}\n    title: Risk ${at}\n    severity: 1\n`,
    );
    const text = `id: REG\ntype: register\nof: risk\nitems:\n${items.join('')}`;
    const { project, memory } = await openProject({ 'risks.yaml': text });
    const before = project.evaluations;
    memory.write('risks.yaml', text.replace('severity: 1', 'severity: 3'));
    await project.update(['risks.yaml']);
    return project.evaluations - before;
  };
  const few = await evaluationsIn(5);
  expect(few).toBeGreaterThan(0);
  expect(await evaluationsIn(100)).toBe(few);
});
