import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../server/src/model/finding.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import type { Path } from '../../server/src/model/text.ts';
import { displayPath } from '../../server/src/records/display-path.ts';
import { readYaml } from '../../server/src/text/yaml.ts';
import { openProject } from './harness.ts';
import { yaml } from './signing.ts';

/** A place an auditor names, as `inputs/1/trend`. */
export interface NamedPlace {
  readonly record: string;
  readonly path: string;
}

/** What an auditor would say is wrong. With `any`, each of the places is as good as the other. */
export type Verdict = {
  readonly what: string;
  /** The rule whose message says so, once there is one. */
  readonly saidBy?: string;
  /** What the finding names besides. */
  readonly naming?: string;
} & (NamedPlace | { readonly any: readonly NamedPlace[] });

/** A small piece of a management system, and the verdict of an experienced auditor on it. */
export interface Situation {
  readonly slug: string;
  readonly name: string;
  readonly area: string;
  readonly today: string;
  readonly files: Readonly<Record<string, string>>;
  /** The records an auditor would look at where nothing is wrong. */
  readonly looked: readonly string[];
  readonly verdicts: readonly Verdict[];
}

interface Written {
  readonly name: string;
  readonly area: string;
  readonly today?: string;
  readonly settings?: JsonObject;
  readonly files: Readonly<Record<string, string | null>>;
  readonly looked?: readonly string[];
  readonly verdicts: readonly Verdict[];
}

const folder = join(import.meta.dirname, 'situations');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

function dataIn(text: string, path: string): JsonObject {
  const { documents, faults } = readYaml(text);
  if (faults.length > 0 || documents.length !== 1) throw new Error(`${path} is not one YAML document`);
  return documents[0]!.data as JsonObject;
}

/** The record in a file; of a Markdown file its front matter. */
const recordIn = (path: string, text: string): JsonObject =>
  dataIn(path.endsWith('.md') ? text.slice(4, text.indexOf('\n---\n') + 1) : text, path);

/** Not the digest of anything here. */
const anotherDigest = `sha256-${'A'.repeat(43)}=`;

/**
 * The files with `RIGHT` as a digest replaced by the one the sign-off must carry, as the product computes it (whether
 * rightly is for other tests to say), and `WRONG` by that of another text.
 */
export async function signed(files: Situation['files']): Promise<Situation['files']> {
  const { project } = await openProject(files);
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const [record] = project.store.factsOf(path)?.records ?? [];
      const blocks = text.split('digest: RIGHT');
      const digests =
        record?.digests.map((digest) => (digest.kind === 'digest' ? digest.value : 'none')) ?? [];
      const filled = blocks.map((part, index) =>
        index === 0 ? part : `digest: ${digests[index - 1]}${part}`,
      );
      return [path, filled.join('').replaceAll('digest: WRONG', `digest: ${anotherDigest}`)];
    }),
  );
}

/** The company all situations happen in: path → text. */
const base: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(join(folder, 'base'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(join(folder, 'base').length + 1)
        .replaceAll('\\', '/'),
    )
    .map((path) => [path, read(`base/${path}`)]),
);

function situationIn(file: string): Situation {
  const written = dataIn(read(file), file) as unknown as Written;
  const settings = yaml({ ...dataIn(base['qms.yaml']!, 'qms.yaml'), ...written.settings });
  const files = Object.entries({ ...base, ...written.files, 'qms.yaml': settings }).flatMap(([path, text]) =>
    text === null ? [] : [[path, text] as const],
  );
  return {
    slug: file.replace('.yaml', ''),
    name: written.name,
    area: written.area,
    today: written.today ?? '2026-02-01',
    files: Object.fromEntries(files),
    looked: written.looked ?? [],
    verdicts: written.verdicts,
  };
}

/** All situations, in the order of their numbers. */
export const situations: readonly Situation[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map(situationIn);

const dataOf = (situation: Situation, id: string): JsonObject =>
  Object.entries(situation.files)
    .filter(([path]) => path !== 'qms.yaml')
    .map(([path, text]) => recordIn(path, text))
    .find((data) => data['id'] === id) ?? {};

const pathOf = (text: string): Path =>
  text.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** Whether one of two places is the other, a part of it, or what it is directly a part of. */
function isAt(data: JsonObject, place: string, found: string): boolean {
  const path = pathOf(place);
  const at = displayPath(data, path);
  const parent = displayPath(data, path.slice(0, -1));
  return found === at || found.startsWith(`${at}.`) || found.startsWith(`${at}[`) || found === parent;
}

/** The findings that stand where a verdict points. */
export const findingsAt = (
  situation: Situation,
  verdict: Verdict,
  findings: readonly Finding[],
): readonly Finding[] =>
  findings.filter(({ record, path }) =>
    ('any' in verdict ? verdict.any : [verdict]).some(
      (place) => place.record === record && isAt(dataOf(situation, place.record), place.path, path),
    ),
  );

/** The errors and warnings at the records an auditor looked at without finding anything. */
export const falseFindings = (situation: Situation, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    ({ record, severity }) =>
      severity !== 'information' && record !== undefined && situation.looked.includes(record),
  );
