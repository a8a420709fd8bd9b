import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import { type FastResult, readFast } from './fast-yaml.ts';
import { tooDeep } from './fault.ts';
import { exceedsBytes, MAXIMUM_BYTES, MAXIMUM_DEPTH } from './limits.ts';
import { readLossless } from './lossless-yaml.ts';
import { nestingEstimate } from './nesting.ts';
import { conflictFaults, upperVersion } from './slips/conflict.ts';
import type { YamlStream } from './yaml-stream.ts';

const say = defineMessages('yaml.unreadable', {
  nested: 'This is not YAML from here on and nested very deeply. Simplify the structure.',
  broken: 'This is not YAML from here on. Check the indentation and the quotes.',
  large: 'This text is over 1 MB and uses features of YAML that cannot be read at that size. Split the file.',
});

export type { TextFault, YamlDocument, YamlStream } from './yaml-stream.ts';

/**
 * Reads a YAML stream (YAML 1.2, core schema) into data, with what is faulty or odd in it. Never throws,
 * and takes time in proportion to the text.
 * @param text YAML only; for front matter the lines between the fences
 * @param base offset of `text` in its file, added to every offset of the result
 */
export function readYaml(text: string, base = 0): YamlStream {
  const fast = readFast(text, base);
  if (fast.kind === 'read') return fast.stream;
  if (fast.kind === 'fault') return readMerged(text, base) ?? readSlowly(text, base, fast);
  const stream = readSlowly(text, base, fast);
  return stream.faults.length === 0 ? stream : (readMerged(text, base) ?? stream);
}

/** The upper version of a text in which two stand side by side, as git leaves them; null for any other. */
function readMerged(text: string, base: number): YamlStream | null {
  const conflicts = conflictFaults(text, base);
  if (conflicts.length === 0) return null;
  const upper = upperVersion(text, conflictFaults(text, 0));
  const fast = readFast(upper, base);
  const { documents } = fast.kind === 'read' ? fast.stream : readSlowly(upper, base, fast);
  const documentAt = (offset: number): number =>
    Math.max(
      0,
      documents.findLastIndex(({ span }) => span.start <= offset),
    );
  return {
    documents,
    faults: conflicts.map((fault) => ({ ...fault, document: documentAt(fault.span.start) })),
  };
}

function readSlowly(text: string, base: number, fast: Exclude<FastResult, { kind: 'read' }>): YamlStream {
  const tooLong = exceedsBytes(text, MAXIMUM_BYTES);
  if (fast.kind === 'fault') {
    const span = { start: base + fast.offset, end: base + Math.min(fast.offset + 1, text.length) };
    if (fast.tooDeep) return unreadable(tooDeep(), span);
    if (nestingEstimate(text) > MAXIMUM_DEPTH) {
      return unreadable(say.nested(), span);
    }
    if (tooLong) return unreadable(say.broken(), span);
  } else if (tooLong) {
    return unreadable(say.large(), { start: base, end: base });
  }
  return readLossless(text, base);
}

function unreadable(message: Message, span: { start: number; end: number }): YamlStream {
  return { documents: [], faults: [{ message, span, document: 0 }] };
}
