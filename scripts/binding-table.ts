import { shippedCatalogue, shippedNode } from '../server/src/schemas/catalogue.ts';
import type { LinkedNode } from '../server/src/schemas/schema-node.ts';

/** A field that not every sign-off binds, and by which meanings it is bound; by none where the list is empty. */
interface Place {
  readonly path: string;
  readonly meanings: readonly string[];
}

/** Every such field of a type, as people name them: `owner`, `findings[].action`. */
function placesOf(node: LinkedNode, path = ''): readonly Place[] {
  return Object.entries((node.items ?? node).properties ?? {}).flatMap(([key, child]) => {
    const signed = child.qms?.signed ?? true;
    if (signed === true) return placesOf(child, `${path}${key}${child.items ? '[]' : ''}.`);
    return [{ path: `${path}${key}`, meanings: signed === false ? [] : [signed].flat() }];
  });
}

/** What every type leaves unbound has a paragraph of its own: `register` adds nothing to it. */
const common = new Set(placesOf(shippedNode('register')).map(({ path }) => path));

const listOf = (places: readonly Place[]): string =>
  places.length === 0 ? '–' : places.map(({ path }) => `\`${path}\``).join(', ');

function row(type: string): string {
  const own = placesOf(shippedNode(type)).filter(({ path }) => !common.has(path));
  const by = (meaning: string): string => listOf(own.filter(({ meanings }) => meanings.includes(meaning)));
  const never = listOf(own.filter(({ meanings }) => meanings.length === 0));
  return `| \`${type}\` | ${by('verified')} | ${by('approved')} | ${never} |`;
}

/** The table of docs/signing.md: what sign-offs do not bind of each type, besides what they never bind. */
const table = (): string =>
  [
    '| Type | Only `verified` binds | Only `approved` binds | No sign-off binds |',
    '|---|---|---|---|',
    ...shippedCatalogue().types().sort().map(row),
    '',
  ].join('\n');

/**
 * The text of docs/signing.md with its table as the schemas have it.
 * @throws where the text has no such table
 */
export function withBindingTable(text: string): string {
  const place = /^\| Type \|.*\n(\|.*\n)+/m;
  if (!place.test(text)) throw new Error('No table that starts with `| Type |`');
  return text.replace(place, table);
}
