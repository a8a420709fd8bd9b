import type { IsoDate } from '../model/configuration.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { isObject, mappingsOf } from '../records/values.ts';
import type { Stretch } from '../statistics/trend.ts';

/** Records of one type that say something for an input, by the days on which something happened to them. */
interface Source {
  readonly type: string;
  readonly days: (data: JsonObject) => readonly (IsoDate | null)[];
  /** What is still under way counts too, whenever it began. */
  readonly whileOpen?: boolean;
  readonly where?: (data: JsonObject) => boolean;
}

const member = (value: Json | undefined, key: string): Json | undefined =>
  isObject(value) ? value[key] : undefined;

const fields =
  (...keys: readonly string[]) =>
  (data: JsonObject): readonly (IsoDate | null)[] =>
    keys.map((key) => dateOf(data[key]));

const entries =
  (list: string, ...keys: readonly string[]) =>
  (data: JsonObject): readonly (IsoDate | null)[] =>
    mappingsOf(data[list]).flatMap(({ value }) => keys.map((key) => dateOf(value[key])));

const kindIs =
  (...kinds: readonly string[]) =>
  (data: JsonObject): boolean =>
    kinds.includes(String(data['kind']));

const surveyDays = (data: JsonObject) => [
  dateOf(data['evaluatedOn']) ?? dateOf(member(data['period'], 'to')),
];

const actions = (...kinds: readonly string[]): Source => ({
  type: 'action',
  days: fields('openedOn', 'completedOn'),
  whileOpen: true,
  where: kindIs(...kinds),
});

/** What the inputs of ISO 9001 are shown with, by the keys of `inputs`. */
const sources: Readonly<Record<string, readonly Source[]>> = {
  'context-changes': [
    { type: 'context-issue', days: fields('lastReviewed', 'effectiveFrom') },
    { type: 'interested-party', days: fields('lastReviewed', 'effectiveFrom') },
    {
      type: 'change',
      days: fields('requestedOn', 'implementedOn'),
      where: kindIs('qms', 'organization', 'supplier'),
    },
  ],
  'customer-satisfaction': [
    { type: 'complaint', days: fields('receivedOn', 'respondedOn', 'closedOn'), whileOpen: true },
    { type: 'survey', days: surveyDays, where: ({ kind }) => kind !== 'employee' },
  ],
  objectives: [actions('objective')],
  'process-performance': [
    { type: 'nonconforming-output', days: fields('detectedOn', 'decidedOn', 'closedOn'), whileOpen: true },
    { type: 'change', days: fields('requestedOn', 'implementedOn'), where: kindIs('process', 'product') },
  ],
  nonconformities: [
    {
      type: 'nonconformity',
      days: (data) => [
        ...fields('detectedOn', 'closedOn')(data),
        dateOf(member(data['effectiveness'], 'date')),
      ],
      whileOpen: true,
    },
  ],
  'monitoring-results': [{ type: 'equipment', days: entries('calibrations', 'date') }],
  'audit-results': [{ type: 'audit', days: fields('date', 'reportedOn') }],
  'external-providers': [
    { type: 'supplier', days: entries('evaluations', 'date'), where: ({ critical }) => critical === true },
  ],
  resources: [
    actions('resource'),
    { type: 'competence', days: entries('holders', 'date', 'expires') },
    { type: 'survey', days: surveyDays, where: kindIs('employee') },
  ],
  'risk-actions': [
    actions('risk', 'opportunity'),
    {
      type: 'risk',
      days: (data) => [
        ...fields('identifiedOn', 'closedOn')(data),
        dateOf(member(data['effectiveness'], 'date')),
      ],
    },
  ],
  'improvement-opportunities': [
    { type: 'opportunity', days: fields('decidedOn', 'effectiveFrom') },
    actions('improvement'),
  ],
};

/** The last day in the stretch on which something happened to a record; what is merely open counts by its first day. */
function dayIn(
  { days, whileOpen }: Source,
  { data, phase }: QmsRecord,
  { from, to }: Stretch,
): IsoDate | null {
  const known = days(data).filter((day) => day !== null && day <= to) as IsoDate[];
  const within = known.filter((day) => day >= from).sort();
  return within.at(-1) ?? (whileOpen === true && phase === 'active' ? (known[0] ?? null) : null);
}

/**
 * The records of a period that an input of a management review can be shown with, the latest first.
 * Drafts, withdrawn records and what is only planned are left out; an input of the organization's own has none.
 */
export function candidateEvidence(key: string, period: Stretch, queries: Queries): readonly QmsRecord[] {
  const found = new Map<string, { readonly record: QmsRecord; readonly day: IsoDate }>();
  for (const source of Object.hasOwn(sources, key) ? sources[key]! : [])
    for (const record of queries.ofType(source.type)) {
      if (record.id === '' || record.phase === 'draft' || record.phase === 'void') continue;
      if (
        record.status === 'cancelled' ||
        record.status === 'planned' ||
        source.where?.(record.data) === false
      )
        continue;
      const day = dayIn(source, record, period);
      const known = found.get(record.id);
      if (day !== null && (known === undefined || known.day < day)) found.set(record.id, { record, day });
    }
  return [...found.values()]
    .sort((left, right) => (left.day === right.day ? 0 : left.day < right.day ? 1 : -1))
    .map(({ record }) => record);
}
