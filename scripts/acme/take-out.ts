import { findNode, type YamlNode } from '../../server/src/text/node.ts';

type Path = readonly (string | number)[];

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretches of what stands next to each other in a mapping or a list, and which of them the last segment means. */
function neighbours(parent: YamlNode, segment: string | number): readonly [readonly Stretch[], number] {
  if (parent.kind === 'seq') return [parent.items, Number(segment)];
  if (parent.kind !== 'map') return [[], -1];
  const index = parent.pairs.findIndex(
    ({ key }) => key.kind === 'scalar' && String(key.value) === String(segment),
  );
  const stretches = parent.pairs.map(({ key, value }) => ({
    start: key.start,
    end: Math.max(key.end, value.end),
  }));
  return [stretches, index];
}

/** The text without the key or list item at a path, with the lines or the comma it leaves. */
export function takeOut(text: string, root: YamlNode, path: Path): string {
  const parent = findNode(root, path.slice(0, -1))?.node;
  if (parent === undefined || (parent.kind !== 'map' && parent.kind !== 'seq'))
    throw new Error(`nothing stands at ${path.join('.')}`);
  const [stretches, index] = neighbours(parent, path.at(-1)!);
  const here = stretches[index];
  if (here === undefined) throw new Error(`nothing stands at ${path.join('.')}`);
  if (parent.flow) {
    const [before, after] = [stretches[index - 1], stretches[index + 1]];
    if (after !== undefined) return text.slice(0, here.start) + text.slice(after.start);
    return text.slice(0, before?.end ?? here.start) + text.slice(here.end);
  }
  const start = text.lastIndexOf('\n', here.start) + 1;
  const lineEnd = text.indexOf('\n', here.end);
  return text.slice(0, start) + (lineEnd === -1 ? '' : text.slice(lineEnd + 1));
}
