import { clausesIn, type Edition, editions } from './lookup.ts';

/**
 * What the standard asks to have in writing, as data: `maintain` is kept current (documents), `retain` is kept as
 * evidence (records), `available` has to be at hand where work is done. Whatever else the standard asks for may be shown
 * in any way. No report says that ISO 9001:2026 asks for more or fewer of them than ISO 9001:2015.
 */

export type DocumentedKind = 'maintain' | 'retain' | 'available';

export interface DocumentedInformation {
  /** A name that is the same in every edition. */
  readonly slug: string;
  readonly kind: DocumentedKind;
  /** What it is, in a few words of our own. */
  readonly title: string;
  /** The clause that asks for it. */
  readonly clause: string;
  /** Types of record that show it here; empty where it is usually kept in another system. */
  readonly types: readonly string[];
}

type Row = readonly [
  slug: string,
  kind: DocumentedKind,
  clauseSlug: string,
  title: string,
  types: readonly string[],
];

const iso9001: readonly Row[] = [
  ['scope', 'maintain', 'scope', 'Scope of the system', ['scope']],
  [
    'process-information',
    'maintain',
    'process-documentation',
    'What is needed to run processes',
    ['process', 'document'],
  ],
  [
    'process-evidence',
    'retain',
    'process-documentation',
    'Evidence that processes ran as planned',
    ['indicator'],
  ],
  ['policy', 'maintain', 'making-the-policy-known', 'Quality policy', ['quality-policy']],
  ['objectives', 'maintain', 'setting-objectives', 'Quality objectives', ['quality-objective']],
  ['measuring-resources', 'retain', 'measuring-resources', 'Fitness of measuring resources', ['equipment']],
  ['competence', 'retain', 'competence', 'Evidence of competence', ['competence']],
  [
    'operational-planning',
    'maintain',
    'operational-planning',
    'Planning and control of operation',
    ['process', 'document'],
  ],
  ['operational-evidence', 'retain', 'operational-planning', 'Evidence that operation ran as planned', []],
  ['requirements-check', 'retain', 'checking-requirements', 'Check of requirements before the promise', []],
  ['development', 'retain', 'development', 'Inputs, controls, outputs and changes of development', []],
  ['provider-evaluation', 'retain', 'choosing-providers', 'Evaluation of external providers', ['supplier']],
  [
    'product-characteristics',
    'available',
    'controlled-conditions',
    'What products and services are to be like',
    ['document'],
  ],
  ['traceability', 'retain', 'traceability', 'What is needed to trace outputs', []],
  ['property-of-others', 'retain', 'property-of-others', 'Loss or damage of property of others', []],
  [
    'operational-changes',
    'retain',
    'changes-in-operation',
    'Review of changes and who authorized them',
    ['change'],
  ],
  ['release', 'retain', 'release', 'Evidence for release, and who released', []],
  [
    'nonconforming-outputs',
    'retain',
    'record-of-nonconforming-outputs',
    'Nonconforming outputs and what was decided',
    ['nonconforming-output'],
  ],
  ['measurement-results', 'retain', 'what-is-measured', 'Results of measuring', ['indicator', 'survey']],
  ['audits', 'retain', 'audit-programme', 'Audit programme and audit results', ['audit-programme', 'audit']],
  ['management-reviews', 'retain', 'review-outputs', 'Results of management reviews', ['management-review']],
  [
    'nonconformities',
    'retain',
    'record-of-nonconformities',
    'Nonconformities and results of corrective actions',
    ['nonconformity', 'action'],
  ],
];

const informationOf = ({ id, standard }: Edition): readonly DocumentedInformation[] =>
  iso9001.flatMap(([slug, kind, clauseSlug, title, types]) => {
    const [found] = clausesIn(`${standard}/${clauseSlug}`, id);
    return found === undefined ? [] : [{ slug, kind, title, types, clause: found.ref }];
  });

const byEdition: ReadonlyMap<string, readonly DocumentedInformation[]> = new Map(
  editions.map((edition) => [edition.id, informationOf(edition)]),
);

/** What an edition (`iso-9001:2015`) asks to have in writing, in its order; empty for an edition unknown here. */
export const documentedInformation = (edition: string): readonly DocumentedInformation[] =>
  byEdition.get(edition) ?? [];
