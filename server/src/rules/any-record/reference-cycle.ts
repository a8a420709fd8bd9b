import { asWritten } from '../../domain/references.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Queries } from '../../model/queries.ts';
import type { QmsRecord, Reference } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';

const say = defineMessages('reference-cycle', {
  itself: 'This record names itself under `{field}`. Name another record or remove the reference.',
  circle:
    'This record leads back to itself through `{field}`. Correct the reference that is wrong on the way {way}.',
  next: '{id} leads on from here',
});

/** Fields that name what a record comes from or belongs to. */
const upwards = ['parent', 'previous', 'supersedes', 'partOf'] as const;

/** More references than this are not followed on the way up. */
const maximumSteps = 256;

/** How many records of a circle a message names. */
const shown = 6;

/** A bare own id under these fields means the version before, when there is one. */
const ofVersions: ReadonlySet<string> = new Set(['previous', 'supersedes']);

interface Step {
  readonly record: QmsRecord;
  readonly reference: Reference;
  readonly from: Step | null;
}

function* stepsFrom(record: QmsRecord, field: string, from: Step | null, queries: Queries): Generator<Step> {
  for (const reference of record.references) {
    if (reference.path[0] !== field) continue;
    const next = queries.record(reference.target, reference.version);
    if (next === undefined) continue;
    const isEarlierVersion =
      ofVersions.has(field) &&
      reference.version === null &&
      next.id === record.id &&
      queries.versions(record.id).length > 1;
    if (!isEarlierVersion) yield { record: next, reference, from };
  }
}

/** The shortest way along `field` from a record back to itself, first step first; null when none is found. */
function circle(record: QmsRecord, field: string, queries: Queries): Step[] | null {
  const steps: Step[] = [];
  const seen = new Set<string>();
  let followed = 0;
  const follow = (from: QmsRecord, last: Step | null): Step | null => {
    for (const step of stepsFrom(from, field, last, queries)) {
      if (step.record.key === record.key) return step;
      followed += 1;
      if (followed > maximumSteps) return null;
      if (seen.has(step.record.key)) continue;
      seen.add(step.record.key);
      steps.push(step);
    }
    return null;
  };
  let closing = follow(record, null);
  // `steps` grows while it is walked: nearest records first.
  for (let next = 0; closing === null && followed <= maximumSteps && next < steps.length; next += 1)
    closing = follow(steps[next]!.record, steps[next]!);
  const way: Step[] = [];
  for (let back = closing; back !== null; back = back.from) way.push(back);
  return closing === null ? null : way.reverse();
}

export const rule: RecordRule = {
  id: 'reference-cycle',
  scope: 'record',
  types: [],
  needs: upwards.map((field) => `data.${field}` as const),
  concern: 'integrity',
  level: 'error',
  basis: 'technical',
  title: 'A record that leads back to itself',
  clauses: [],
  explanation:
    'Following `parent`, `previous`, `supersedes` or `partOf` from record to record, one comes back to where one began: a record would be older than itself, or part of itself. One of the references in the circle is wrong; the message shows the way round. Correct that one.',
  examples: {
    bad: {
      'a.yaml': 'id: PRO-001\ntype: process\nparent: PRO-002\n',
      'b.yaml': 'id: PRO-002\ntype: process\nparent: PRO-001\n',
    },
    good: {
      'a.yaml': 'id: PRO-001\ntype: process\nparent: PRO-002\n',
      'b.yaml': 'id: PRO-002\ntype: process\n',
    },
  },
  check: (record, queries, report) => {
    for (const field of upwards) {
      if (!record.references.some(({ path }) => path[0] === field)) continue;
      const steps = circle(record, field, queries);
      const first = steps?.[0];
      if (steps === null || first === undefined) continue;
      const names = [record.id, ...steps.map(({ reference }) => asWritten(reference))];
      const way = names.length <= shown ? names : [...names.slice(0, shown - 1), '…', record.id];
      const place = { file: record.file, record: record.key, path: first.reference.path };
      const next = steps[1];
      report({
        message: next === undefined ? say.itself({ field }) : say.circle({ field, way: way.join(' → ') }),
        place,
        ...(next === undefined
          ? {}
          : {
              related: [
                {
                  place: { file: first.record.file, record: first.record.key, path: next.reference.path },
                  message: say.next({ id: first.record.id }),
                },
              ],
            }),
      });
    }
  },
};
