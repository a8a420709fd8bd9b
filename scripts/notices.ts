import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { RolldownOutput } from 'rolldown';

/** A package whose code or files are part of what is delivered. */
interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Of each file with a licence: fonts have one of their own. */
  readonly texts: readonly string[];
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
}

const modules = `${sep}node_modules${sep}`;

/** The helpers that rolldown itself writes into bundles. */
const ownHelpers = '\0rolldown/';

/** Folders of the packages of which code is left in a bundle. */
export function packagesIn({ output }: RolldownOutput): readonly string[] {
  const folders = output.flatMap((part) =>
    part.type === 'chunk'
      ? Object.entries(part.modules).flatMap(([id, { renderedLength }]) =>
          renderedLength > 0 ? (folderOf(id) ?? []) : [],
        )
      : [],
  );
  return [...new Set(folders)];
}

function folderOf(id: string): string | null {
  if (id.startsWith(ownHelpers)) return resolve('node_modules/rolldown');
  if (!id.includes(modules)) return null;
  let folder = dirname(id.replace(/^\0/, ''));
  while (folder.includes(modules.slice(0, -1))) {
    if (manifestOf(folder).name !== undefined) return folder;
    folder = dirname(folder);
  }
  throw new Error(`no package holds ${id}`);
}

function manifestOf(folder: string): Manifest {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
}

function bundled(folder: string): Bundled {
  const { name, version, license } = manifestOf(folder);
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (name === undefined || version === undefined || license === undefined || texts.length === 0)
    throw new Error(
      `${folder} does not say under which licence it may be passed on: find out, or do without it`,
    );
  return { name, version, licence: license, texts };
}

/** Lines in which somebody claims a copyright, and the titles some put above the same licence. */
const claim = /^[^\S\n]*(?:\(c\) |copyright (?:\(c\)|©|\d{4})|all rights reserved).*$/gim;
const title = /^\s*\(?(?:the )?mit license(?: \(mit\))?\)?\s*/i;

/** A licence without what differs from package to package: the same for all that have the same. */
const sameOf = (text: string): string =>
  text.replaceAll(claim, '').replace(title, '').replaceAll(/[“”']/g, '"').replaceAll(/\s+/g, ' ').trim();

interface Licence {
  readonly text: string;
  readonly names: string[];
  readonly claims: Set<string>;
}

/**
 * What is to be passed on with the packages in these folders: their names, whose they are, and the text of each licence
 * once.
 */
export function noticesOf(folders: Iterable<string>): string {
  const licences = new Map<string, Licence>();
  const packages = [...new Set(folders)].map(bundled);
  const texts = packages
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((each) => each.texts.map((text) => ({ ...each, text })));
  for (const { name, version, licence, text } of texts) {
    const same = sameOf(text);
    const known = licences.get(same) ?? {
      text: text.replaceAll(claim, '').trim(),
      names: [],
      claims: new Set(),
    };
    licences.set(same, known);
    known.names.push(`${name} ${version} (${licence})`);
    for (const [line] of text.matchAll(claim)) known.claims.add(line.trim());
  }
  const line = '-'.repeat(80);
  const entries = [...licences.values()].map(({ text, names, claims }) =>
    [`${line}\n${names.join('\n')}`, [...claims].join('\n'), `${text.replaceAll(/\n{3,}/g, '\n\n')}\n`]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  return `QMS as Code contains work of others, which is used with thanks under these licences.\n\n${entries.join('\n')}`;
}
