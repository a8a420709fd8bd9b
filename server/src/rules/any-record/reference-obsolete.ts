import { placeOf } from '../../domain/references.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Target } from '../../model/queries.ts';
import type { QmsRecord, Reference } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import type { Path } from '../../model/text.ts';
import { dateOf } from '../../records/dates.ts';
import { isObject } from '../../records/values.ts';

const say = defineMessages('reference-obsolete', {
  outOfUse:
    '{id} is out of use, but this record still relies on it. Name what took its place, or remove the reference.',
  status:
    '{id} has the status `{status}`, but this record still relies on it. Name what took its place, or remove the reference.',
});

/** Fields that speak of what was, where a record out of use is what one expects. */
const aboutThePast: ReadonlySet<string> = new Set([
  'previous',
  'supersedes',
  'history',
  'signOffs',
  'from',
  'source',
]);

/** Statuses of records that are out of use, as opposed to settled (an objective reached, a risk closed). */
const outOfUse: ReadonlySet<string> = new Set([
  'superseded',
  'obsolete',
  'withdrawn',
  'retired',
  'inactive',
  'blocked',
]);

const isOutOfUse = ({ kind, phase, status }: Target): boolean =>
  kind === 'maintained' &&
  (phase === 'void' || (phase === 'final' && status !== null && outOfUse.has(status)));

/** True for a mention inside a dated entry of a list, such as one calibration: it says what was true on that day. */
function isDatedEntry(data: JsonObject, path: Path): boolean {
  let node: unknown = data;
  for (const [depth, segment] of path.entries()) {
    if (depth > 0 && isObject(node as JsonObject)) {
      for (const value of Object.values(node as JsonObject)) if (dateOf(value) !== null) return true;
    }
    node =
      Array.isArray(node) || isObject(node as JsonObject)
        ? (node as Readonly<Record<string | number, unknown>>)[segment]
        : undefined;
  }
  return false;
}

const speaksOfThePast = (record: QmsRecord, reference: Reference): boolean =>
  reference.version !== null ||
  aboutThePast.has(String(reference.path[0])) ||
  isDatedEntry(record.data, reference.path);

export const rule: RecordRule = {
  id: 'reference-obsolete',
  scope: 'record',
  types: [],
  needs: ['references'],
  concern: 'today',
  level: 'warning',
  basis: 'technical',
  title: 'A reference to something out of use',
  clauses: [],
  explanation:
    'A record in use refers to one that is not: superseded, obsolete, withdrawn, retired or blocked. Whoever follows the reference works by what no longer holds. Name what took its place or remove the reference. To point at an old version on purpose, pin it as `id@version`. Records of events, `previous`, `supersedes`, `history` and dated entries are about the past and are passed over.',
  examples: {
    bad: {
      'process.yaml': 'id: PRO-001\ntype: process\ndocuments: [DOC-001]\n',
      'document.yaml': 'id: DOC-001\ntype: document\nstatus: obsolete\n',
    },
    good: {
      'process.yaml': 'id: PRO-001\ntype: process\ndocuments: [DOC-001]\n',
      'document.yaml': 'id: DOC-001\ntype: document\nstatus: effective\n',
    },
  },
  check: (record, queries, report) => {
    if (record.kind !== 'maintained') return;
    for (const reference of record.references) {
      if (speaksOfThePast(record, reference)) continue;
      const target = queries.target(reference.target);
      if (target === undefined || target.id === record.id || !isOutOfUse(target)) continue;
      report({
        message:
          target.status === null
            ? say.outOfUse({ id: reference.target })
            : say.status({ id: reference.target, status: target.status }),
        place: placeOf(record, reference),
      });
    }
  },
};
