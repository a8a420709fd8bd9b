import type { Project } from '../../../workspace/project.ts';
import type { RecordType } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';

/** The record types of a root, own ones included. */
export function recordTypes({ root }: RootSession, { catalogue }: Project): RecordType[] {
  return catalogue.types().flatMap((type) => {
    const schema = catalogue.get(type);
    if (schema === undefined) return [];
    const { title, description, clause } = schema;
    return [{ root, type, title, description, clause }];
  });
}
