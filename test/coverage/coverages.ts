import { buildCoverage } from '../../server/src/coverage/facts/build.ts';
import type { ClauseCoverage, Coverage, StandardCoverage } from '../../server/src/coverage/model.ts';
import { type CheckOptions, openProject } from '../rules/harness.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Clause coverage of a repository given as path → text; it goes by ISO 9001:2015 where it has no qms.yaml. */
export async function coverageOf(files: Files, options: CheckOptions = {}): Promise<Coverage> {
  const { project } = await openProject(
    { 'qms.yaml': 'organization: Test\nstandards: [iso-9001:2015]\n', ...files },
    options,
  );
  return buildCoverage(project, project.outcome());
}

/** The first standard of it. */
export const firstOf = async (files: Files, options: CheckOptions = {}): Promise<StandardCoverage> =>
  (await coverageOf(files, options)).standards[0]!;

/** The row of a clause, by its number. */
export function rowOf({ clauses }: StandardCoverage, label: string): ClauseCoverage {
  const row = clauses.find((each) => each.label === label);
  if (row === undefined) throw new Error(`there is no clause ${label}`);
  return row;
}

/** The ids of the records that are shown as evidence of it. */
export const idsIn = (row: ClauseCoverage): readonly string[] => row.records.items.map(({ link }) => link.id);
