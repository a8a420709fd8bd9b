import { readFast } from '../../server/src/text/fast-yaml.ts';
import { readLossless } from '../../server/src/text/lossless-yaml.ts';
import type { YamlStream } from '../../server/src/text/yaml.ts';

/** Everything a stream says, as one comparable value. */
function described(stream: YamlStream): unknown {
  return {
    faults: stream.faults,
    documents: stream.documents.map((document) => ({
      data: document.data,
      oddities: document.oddities,
      tree: document.tree(),
      span: document.span,
      nodes: document.nodes,
    })),
  };
}

/**
 * What both readers say of a text that the fast reader takes for unambiguous; null for other texts.
 */
export function bothReaders(text: string, base = 0): { fast: unknown; lossless: unknown } | null {
  const fast = readFast(text, base);
  if (fast.kind !== 'read') return null;
  return { fast: described(fast.stream), lossless: described(readLossless(text, base)) };
}
