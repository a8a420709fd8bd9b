import { leadershipEvidence } from '../../domain/leadership/evidence.ts';
import { recordsShowing } from '../../domain/leadership/items.ts';
import { leadershipSince } from '../../domain/leadership/since.ts';
import type { QmsRecord } from '../../model/record.ts';
import { isBlank, textsOf } from '../../records/values.ts';
import { leadershipItems } from '../../standards/leadership-items.ts';
import type { ClauseEntry } from '../../standards/lookup.ts';
import { reviewInputs } from '../../standards/review-inputs.ts';
import type { Project } from '../../workspace/project.ts';
import type { EvidenceBy } from '../model.ts';
import { clausesOf, ownNumber, type RefsOf, refsIn } from './clauses.ts';
import { inputsLookedAt, shownByContent } from './content-evidence.ts';

/** A record as evidence of a clause, and why it is. */
export interface Evidence {
  readonly record: QmsRecord;
  readonly by: EvidenceBy;
}

/** By reference of the clause, such as `iso-9001:2015/7.2`. */
export type EvidenceByClause = ReadonlyMap<string, readonly Evidence[]>;

/** What a type says of all its records. */
interface TypeClauses {
  readonly type: readonly string[];
  /** Top-level fields made for a clause. */
  readonly fields: readonly { readonly name: string; readonly refs: readonly string[] }[];
}

/** The records that are evidence of each clause of the standards in use; void ones and those without id show nothing. */
export function evidenceByClause(project: Project, refsOf: RefsOf): EvidenceByClause {
  const { catalogue, queries, store } = project;
  const own = (number: string): readonly string[] =>
    refsOf(number.includes('/') ? number : ownNumber(number));
  const types = new Map<string, TypeClauses>();
  const ofType = (type: string): TypeClauses => {
    const known = types.get(type);
    if (known !== undefined) return known;
    const schema = catalogue.get(type);
    const found = {
      type: schema?.clause == null ? [] : own(schema.clause),
      fields: (schema?.field([])?.properties() ?? []).flatMap(({ name, clause }) =>
        clause === undefined ? [] : [{ name, refs: own(clause) }],
      ),
    };
    types.set(type, found);
    return found;
  };
  const inputClauses = clausesOfInputs(project);
  const leadership = clausesOfLeadership(project);
  const groups = new Map<string, Evidence[]>();
  for (const record of store.records.values()) {
    if (record.id === '' || record.phase === 'void') continue;
    const { type, fields } = ofType(record.type);
    const reasons = new Map<string, EvidenceBy>();
    const add = (refs: readonly string[], by: EvidenceBy): void => {
      for (const ref of refs) if (!reasons.has(ref)) reasons.set(ref, by);
    };
    for (const name of textsOf(record.data['clauses'])) add(refsOf(name), 'clauses');
    add(type, 'type');
    for (const { name, refs } of fields) if (!isBlank(record.data[name])) add(refs, 'field');
    for (const number of shownByContent(record, queries)) add(own(number), 'content');
    add(leadership.get(record.key) ?? [], 'content');
    for (const input of inputsLookedAt(record)) add(inputClauses.get(input) ?? [], 'content');
    for (const [ref, by] of reasons) {
      const group = groups.get(ref);
      if (group === undefined) groups.set(ref, [{ record, by }]);
      else group.push({ record, by });
    }
  }
  return groups;
}

/** By key of a review's input: the clauses that ask for it. */
function clausesOfInputs({ configuration }: Project): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id } of configuration.standards)
    for (const { key, clause } of reviewInputs(id))
      if (clause !== null) found.set(key, [...(found.get(key) ?? []), clause]);
  return found;
}

/** The clauses of the standards in use, each with the records that name it, by their type or themselves. */
export function namedRecords(
  project: Project,
): readonly { readonly clause: ClauseEntry; readonly records: readonly QmsRecord[] }[] {
  const { standards } = project.configuration;
  const evidence = evidenceByClause(project, refsIn(standards, project.today));
  return standards
    .flatMap(({ id }) => clausesOf(id))
    .map((clause) => ({
      clause,
      records: (evidence.get(clause.ref) ?? [])
        .filter(({ by }) => by === 'clauses' || by === 'type')
        .map(({ record }) => record),
    }));
}

/** By key of a record: the items of 5.1 that it shows within the last review interval. */
function clausesOfLeadership({ configuration, queries }: Project): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const since = leadershipSince(queries);
  if (since === null) return found;
  const evidence = leadershipEvidence(queries, since);
  for (const { id } of configuration.standards) {
    const asked = leadershipItems(id);
    for (const item of asked)
      for (const { key } of recordsShowing(item, evidence, asked))
        found.set(key, [...(found.get(key) ?? []), item.clause]);
  }
  return found;
}
