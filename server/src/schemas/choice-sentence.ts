import type { Fault } from './explain.ts';
import { findNearest } from './nearest.ts';
import type { Told } from './schema-fault.ts';
import { capital, code, listed, placeName } from './sentence-words.ts';

/** A value that is none of those allowed. */
export function choiceSentence(fault: Fault): Told {
  const { path, value } = fault;
  const values = fault.values ?? fault.node.enum ?? [];
  const near =
    typeof value === 'string'
      ? findNearest(
          value,
          values.filter((choice) => typeof choice === 'string'),
        )
      : undefined;
  const wrong = `${capital(placeName(path))} cannot be ${code(typeof value === 'object' ? JSON.stringify(value) : String(value))}`;
  if (!near) return { message: `${wrong}. Allowed: ${listed(values)}.` };
  return {
    message: `${wrong}; did you mean ${code(near.word)}? Allowed: ${listed(values)}.`,
    fix: {
      title: `Change to ${code(near.word)}`,
      certain: near.distance === 1 && near.unique,
      step: { kind: 'replace-value', path, value: near.word },
    },
  };
}
