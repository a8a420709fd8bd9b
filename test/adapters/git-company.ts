import { signOffStandings } from '../../server/src/domain/evidence/overview.ts';
import { type OpenOptions, openProject } from '../../server/src/main/open-project.ts';
import { english } from '../../server/src/messages/language.ts';
import type { BlockEvidence } from '../../server/src/model/evidence.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { sign, signedFile, yaml } from '../rules/signing.ts';
import { type GitFixture, newRepository } from './git-fixture.ts';

/** A company of two people whose objective Jane approves, for tests of what git says of that. */

export const settings = (more = ''): string =>
  `organization: Test\nasOf: 2026-04-01\nsignOff: { evidence: commit-bound }\n${more}`;

export const people = (keys = ''): string => `id: PER-001
type: person
title: Jane Doe
name: Jane Doe
from: 2020-01-01
emails: [Jane@Acme.example, jane.doe@home.example]
${keys}---
id: PER-002
type: person
title: Mark Lund
name: Mark Lund
from: 2020-01-01
emails: mark@acme.example
`;

export const roles = `id: ROLE-MD
type: role
title: Managing director
topManagement: true
holders: [{ person: PER-001, from: 2020-01-01 }]
`;

export const objective: JsonObject = {
  id: 'OBJ-1',
  type: 'quality-objective',
  title: 'Fewer complaints',
  target: 50,
};

export const approval: JsonObject = {
  by: 'PER-001',
  role: 'ROLE-MD',
  meaning: 'approved',
  date: '2026-03-01',
};

/** The objective with Jane's approval of it as it is. */
export const approved = (more: JsonObject = {}, block: JsonObject = approval): string =>
  signedFile({ ...objective, ...more }, block);

/** The objective as it is given, with an approval of what it was. */
export const changed = (now: JsonObject, was: JsonObject = {}, block: JsonObject = approval): string =>
  yaml({ ...objective, ...now, signOffs: [sign({ ...objective, ...was }, block)] });

/** A repository with the company in it, before anything is signed. */
export async function company(more: Readonly<Record<string, string>> = {}): Promise<GitFixture> {
  const fixture = await newRepository();
  fixture.commit(
    { 'qms.yaml': settings(), 'people.yaml': people(), 'roles.yaml': roles, ...more },
    { date: '2026-01-05', author: 'Mark Lund <mark@acme.example>' },
  );
  return fixture;
}

export interface Seen {
  readonly level: string;
  readonly statement: string;
  readonly reason: string | null;
  readonly evidence: BlockEvidence | null;
}

/** What is known of every sign-off of a root, by record (and position of the block, but for the first). */
export async function seenIn(root: string, options: OpenOptions = {}): Promise<Record<string, Seen>> {
  const project = await openProject(root, { cache: false, threads: 1, ...options });
  await project.readEvidence(true);
  return Object.fromEntries(
    signOffStandings(project.store.records.values(), project.queries).map(
      ({ record, block, standing, statement, reason }) => [
        block.index === 0 ? record.id : `${record.id}#${block.index}`,
        {
          level: standing.level,
          statement: english.text(statement),
          reason: reason === null ? null : english.text(reason),
          evidence: standing.evidence,
        },
      ],
    ),
  );
}
