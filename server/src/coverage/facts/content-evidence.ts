import { isHeld } from '../../domain/phases.ts';
import { filledInputs } from '../../domain/review/inputs.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import { idsOf, isBlank, textOf, textsOf } from '../../records/values.ts';

/** What a record shows besides what its type and its fields are made for. */
interface Content {
  readonly clause: string;
  readonly isShown: (record: QmsRecord, queries: Queries) => boolean;
}

const kindIs =
  (...kinds: readonly string[]) =>
  ({ data }: QmsRecord): boolean =>
    kinds.includes(textOf(data['kind']) ?? '');

const isAbout = (type: string) => (record: QmsRecord, queries: Queries) =>
  idsOf(record.data['about']).some((id) => queries.target(id)?.type === type);

const spokenOf =
  (...topics: readonly string[]) =>
  ({ data }: QmsRecord): boolean =>
    textsOf(data['topics']).some((topic) => topics.includes(topic));

/**
 * By type: clauses of ISO 9001 (numbers that the editions of 2015 and 2026 share) to which a record of it speaks
 * depending on what it says.
 */
const contents: Readonly<Record<string, readonly Content[]>> = {
  action: [
    { clause: '6.1.2', isShown: kindIs('risk', 'opportunity') },
    { clause: '6.2.2', isShown: kindIs('objective') },
    { clause: '10.2.1', isShown: kindIs('corrective', 'correction') },
    { clause: '10.3', isShown: kindIs('improvement') },
  ],
  communication: [
    { clause: '5.2.2', isShown: isAbout('quality-policy') },
    { clause: '6.2.1', isShown: isAbout('quality-objective') },
    { clause: '7.3', isShown: kindIs('awareness', 'training') },
    { clause: '7.3', isShown: spokenOf('quality-culture', 'ethics', 'policy', 'objectives') },
  ],
  complaint: [{ clause: '9.1.2', isShown: () => true }],
  document: [
    { clause: '8.5.1', isShown: kindIs('work-instruction', 'specification') },
    { clause: '8.1', isShown: kindIs('plan') },
  ],
  indicator: [
    { clause: '9.1.3', isShown: ({ data }) => !isBlank(data['readings']) || !isBlank(data['data']) },
  ],
  opportunity: [{ clause: '10.3', isShown: ({ data }) => data['decision'] === 'pursue' }],
  process: [
    {
      clause: '8.1',
      isShown: (record) =>
        kindIs('core')(record) && (!isBlank(record.data['criteria']) || !isBlank(record.data['indicators'])),
    },
  ],
};

/** The numbers of clauses that what a record says speaks to. */
export function shownByContent(record: QmsRecord, queries: Queries): readonly string[] {
  const known = Object.hasOwn(contents, record.type) ? contents[record.type]! : [];
  return known.flatMap(({ clause, isShown }) => (isShown(record, queries) ? [clause] : []));
}

/** Keys of the inputs that a review which was held looked at. */
export const inputsLookedAt = (review: QmsRecord): readonly string[] =>
  review.type === 'management-review' && isHeld(review)
    ? filledInputs(review).flatMap(({ keys }) => keys)
    : [];
