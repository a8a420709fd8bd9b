/** How many records of each type a company has, by share of all; what is left over are actions. */
const shares: Readonly<Record<string, number>> = {
  complaint: 0.11,
  'nonconforming-output': 0.08,
  nonconformity: 0.09,
  document: 0.13,
  risk: 0.06,
  equipment: 0.07,
  supplier: 0.03,
  person: 0.03,
  competence: 0.015,
  indicator: 0.02,
  'quality-objective': 0.025,
  role: 0.01,
  process: 0.012,
  audit: 0.03,
  change: 0.03,
  communication: 0.03,
  opportunity: 0.02,
  'context-issue': 0.008,
  'interested-party': 0.008,
  survey: 0.006,
  'leadership-commitment': 0.006,
};

const prefixes: Readonly<Record<string, string>> = {
  action: 'ACT',
  complaint: 'CMP',
  'nonconforming-output': 'NCO',
  nonconformity: 'NC',
  document: 'DOC',
  risk: 'RSK',
  equipment: 'EQP',
  supplier: 'SUP',
  person: 'PER',
  competence: 'COMP',
  indicator: 'KPI',
  'quality-objective': 'OBJ',
  role: 'ROLE',
  process: 'PRC',
  audit: 'AUD',
  'audit-programme': 'AP',
  change: 'CHG',
  communication: 'COM',
  opportunity: 'OPP',
  'context-issue': 'CTX',
  'interested-party': 'IP',
  survey: 'SUR',
  'leadership-commitment': 'LC',
  'management-review': 'MR',
  exception: 'EXC',
  scope: 'SCP',
  'quality-policy': 'POL',
};

export type Shape = 'yaml' | 'markdown' | 'item';

/** A record to be written: its type, its place among those of its type, and the form it takes. */
export interface Slot {
  readonly type: string;
  readonly index: number;
  readonly id: string;
  readonly shape: Shape;
}

/** The types written as prose, with the part of them that is. */
const prose: Readonly<Record<string, number>> = {
  document: 1,
  nonconformity: 0.9,
  audit: 1,
  communication: 1,
  process: 0.5,
  change: 0.3,
  'management-review': 1,
  scope: 1,
  'quality-policy': 1,
};

/** The types kept in registers, with the part of them that is. */
const listed: Readonly<Record<string, number>> = { person: 1, equipment: 0.72, supplier: 0.65 };

const reviewsOf = (records: number): number => Math.max(2, Math.min(14, Math.round(records / 500)));

/** All ids of a company by type: what its records refer to. */
export class Company {
  readonly #ids = new Map<string, readonly string[]>();
  readonly #firstOrigin = new Map<string, number>();
  /** What actions come from, in the order of the actions: nonconformities first. */
  readonly origins: readonly { readonly type: string; readonly index: number; readonly id: string }[];

  /** @param records how many records there are in all (at least 60) */
  constructor(records: number) {
    const counts = new Map<string, number>();
    for (const [type, share] of Object.entries(shares))
      counts.set(type, Math.max(2, Math.round(records * share)));
    counts.set('management-review', reviewsOf(records));
    counts.set('audit-programme', Math.max(1, Math.min(10, Math.round(records / 1000))));
    counts.set('exception', 1);
    counts.set('scope', 1);
    counts.set('quality-policy', 1);
    const others = [...counts.values()].reduce((sum, count) => sum + count, 0);
    counts.set('action', Math.max(2, records - others));
    for (const [type, count] of counts) {
      const ids = Array.from(
        { length: count },
        (_, index) => `${prefixes[type]}-${String(index + 1).padStart(5, '0')}`,
      );
      this.#ids.set(type, ids);
    }
    this.origins = [
      'nonconformity',
      'quality-objective',
      'risk',
      'opportunity',
      'change',
      'audit',
      'supplier',
      'survey',
    ].flatMap((type) => this.ids(type).map((id, index) => ({ type, index, id })));
    for (const [place, { type }] of this.origins.entries())
      if (!this.#firstOrigin.has(type)) this.#firstOrigin.set(type, place);
  }

  ids(type: string): readonly string[] {
    return this.#ids.get(type) ?? [];
  }

  /** The id of a type at a place; places beyond the last start anew, so that every record is named by someone. */
  at(type: string, place: number): string {
    const ids = this.ids(type);
    return ids[place % ids.length]!;
  }

  /** The actions that name a record as their origin. */
  actionsFrom(type: string, index: number): string[] {
    const actions = this.ids('action');
    const place = (this.#firstOrigin.get(type) ?? actions.length) + index;
    return place < actions.length ? [actions[place]!] : [];
  }

  /** Every record there is to write. With `mixed` off all of them are files of one record. */
  slots(mixed: boolean): Slot[] {
    return [...this.#ids].flatMap(([type, ids]) =>
      ids.map((id, index) => ({ type, index, id, shape: mixed ? shapeOf(type, index, ids.length) : 'yaml' })),
    );
  }
}

function shapeOf(type: string, index: number, count: number): Shape {
  const part = index / count;
  if (part < (listed[type] ?? 0)) return 'item';
  return part < (prose[type] ?? 0) ? 'markdown' : 'yaml';
}
