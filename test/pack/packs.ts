import { buildPack, type PackOptions } from '../../server/src/pack/facts/build.ts';
import type { Pack } from '../../server/src/pack/model.ts';
import { openProject } from '../rules/harness.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** What comes of asking for the pack of a review. */
export async function packResult(
  files: Files,
  id: string,
  options: Partial<PackOptions> & { today?: string } = {},
) {
  const { project } = await openProject(files, options.today === undefined ? {} : { today: options.today });
  return buildPack(project.queries, id, {
    catalogue: project.catalogue,
    ...project.outcome(),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(options.version === undefined ? {} : { version: options.version }),
  });
}

/** The pack of a review in a repository given as path → text. */
export async function packOf(
  files: Files,
  id: string,
  options: Partial<PackOptions> & { today?: string } = {},
): Promise<Pack> {
  const result = await packResult(files, id, options);
  if ('problem' in result) throw new Error(result.problem);
  return result.pack;
}

/** A file with a part of its text replaced; fails when the part is not there. */
export function edited(files: Readonly<Record<string, string>>, path: string, from: string, to: string) {
  const text = files[path];
  if (text === undefined || !text.includes(from)) throw new Error(`${path} has no ${from}`);
  return { ...files, [path]: text.replace(from, to) };
}

/** A management review of 2025 with further lines, as the file of a repository. */
export const reviewOf2025 = (
  status: 'held' | 'approved',
  ...lines: readonly string[]
): { readonly 'mr.yaml': string } => ({
  'mr.yaml': [
    'id: MR-1',
    'type: management-review',
    'title: Review',
    `status: ${status}`,
    'date: 2026-01-20',
    'period: { from: 2025-01-01, to: 2025-12-31 }',
    ...lines,
    '',
  ].join('\n'),
});

/** A configuration with the strategic themes `a` and `b`. */
export const twoThemes = {
  'qms.yaml': 'organization: Test\nthemes: [{ id: a, title: A }, { id: b, title: B }]\n',
};
