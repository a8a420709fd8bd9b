import type { TypeSchema } from '../../schemas/type-schema.ts';
import type { Project } from '../../workspace/project.ts';
import { nextFreeId } from '../next-id.ts';

/** Gives the free ids of a type, one after the other: `RSK-014`, `RSK-015`, … */
export function freeIds(
  schema: TypeSchema,
  project: Project,
  isTaken: (id: string) => boolean = () => false,
): () => string {
  let last: { readonly before: string; readonly number: number; readonly width: number } | null = null;
  return () => {
    if (last === null) {
      const first = nextFreeId(schema, project, isTaken);
      const [digits = ''] = /[0-9]+$/.exec(first) ?? [];
      last = { before: first.slice(0, -digits.length), number: Number(digits), width: digits.length };
      return first;
    }
    const { before, width } = last;
    for (let number = last.number + 1; ; number += 1) {
      const id = before + String(number).padStart(width, '0');
      if (project.store.hasId(id) || isTaken(id)) continue;
      last = { before, number, width };
      return id;
    }
  };
}
