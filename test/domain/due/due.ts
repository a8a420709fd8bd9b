import { type DueItem, dueItems } from '../../../server/src/domain/due.ts';
import { english } from '../../../server/src/messages/language.ts';
import type { Queries } from '../../../server/src/model/queries.ts';
import { type CheckOptions, openProject } from '../../rules/harness.ts';

/** Two roles, who holds them, and one who has left. */
const people = `id: ROLE-QM
type: role
title: Quality manager
holders: [{ person: PER-1, from: 2020-01-01 }]
---
id: ROLE-MD
type: role
title: Managing director
topManagement: true
holders: [{ person: PER-2, from: 2020-01-01 }]
---
{ id: PER-1, type: person, name: Meike Lindner }
---
{ id: PER-2, type: person, name: Katharina Brandt }
---
{ id: PER-3, type: person, name: Rainer Oster, status: left, to: 2024-09-30, successor: PER-1 }
`;

/** What is due by some records, seen from 2026-02-01 unless said otherwise. */
export async function dueOf(
  text: string,
  { qms = '', files = {}, ...options }: CheckOptions & { qms?: string; files?: Record<string, string> } = {},
): Promise<{ items: readonly DueItem[]; queries: Queries }> {
  const { project } = await openProject(
    { 'qms.yaml': `organization: Test\n${qms}`, 'people.yaml': people, 'a.yaml': text, ...files },
    options,
  );
  const { queries, store } = project;
  return { items: dueItems(store.records.values(), queries, project.exceptions), queries };
}

/** An item in a line: its id, day, deed and who does it. */
const lineOf = ({ id, on, deed, duties }: DueItem): string =>
  [id, on ?? '-', english.text(deed), duties.map(({ person }) => person).join('|') || '-'].join(' · ');

/** The same of all items. */
export const linesOf = async (...given: Parameters<typeof dueOf>): Promise<string[]> =>
  (await dueOf(...given)).items.map(lineOf);
