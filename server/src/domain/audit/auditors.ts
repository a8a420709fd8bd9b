import type { Queries } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { Path } from '../../model/text.ts';
import { idsOf, listOf } from '../../records/values.ts';

/** Somebody who audits, named as a person. */
export interface Auditor {
  /** Id as written. */
  readonly id: string;
  /** Where the audit names them. */
  readonly path: Path;
}

/** The persons who hold an audit, the lead auditor first. Auditors named in words are left out: nothing is known of them. */
export const auditorsOf = ({ data }: QmsRecord, queries: Queries): readonly Auditor[] =>
  [
    ...idsOf(data['leadAuditor']).map((id) => ({ id, path: ['leadAuditor'] })),
    ...listOf(data['auditors']).flatMap((value, index) =>
      idsOf(value).map((id) => ({ id, path: ['auditors', index] })),
    ),
  ].filter(({ id }) => queries.target(id)?.type === 'person');
