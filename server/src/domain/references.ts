import type { FixPlan, Place } from '../model/finding.ts';
import type { QmsRecord, Reference } from '../model/record.ts';
import { changeToId } from './words/fixes.ts';

/** A reference as it stands in the text: `POL-001@3`. */
export const asWritten = ({ target, version }: Pick<Reference, 'target' | 'version'>): string =>
  version === null ? target : `${target}@${version}`;

/** Where a reference stands: its field, or its stretch of the body. */
export const placeOf = (record: QmsRecord, { path, span }: Reference): Place => ({
  file: record.file,
  record: record.key,
  path,
  ...(span === undefined ? {} : { span }),
});

/** The repair that puts another id (or version) in a reference's place; what was pinned stays pinned. */
export function replacement(
  record: QmsRecord,
  reference: Reference,
  id: string,
  version: string | null,
): FixPlan {
  const written = asWritten({ target: id, version });
  const step: FixPlan['steps'][number] =
    reference.span === undefined
      ? { kind: 'replace-value', path: reference.path, value: written }
      : { kind: 'edit', edit: { span: reference.span, text: id } };
  return {
    title: changeToId(written),
    certain: false,
    file: record.file,
    record: record.key,
    steps: [step],
  };
}

/** True for a reference that is part of a sign-off. */
export const isSignature = ({ path }: Reference): boolean => path[0] === 'signOffs';
