import { isFinished } from '../../domain/phases.ts';
import { isSignature, placeOf, replacement } from '../../domain/references.ts';
import { listWords } from '../../domain/words/lists.ts';
import { anyTypeWords, mostTypes } from '../../domain/words/types.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { Queries, Target } from '../../model/queries.ts';
import type { QmsRecord, Reference } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { mappingsOf, textOf } from '../../records/values.ts';

/** True for a version that the record lists as an earlier one of its own: the text is in git, or kept elsewhere. */
const isInHistory = ({ target, version }: Reference, queries: Queries): boolean =>
  queries
    .versions(target)
    .some(({ data }) =>
      mappingsOf(data['history']).some(({ value }) => textOf(value['version']) === version),
    );

function unknownVersion(record: QmsRecord, reference: Reference, target: Target): [string, FixPlan[]] {
  const versions = target.versions.toReversed();
  const known =
    versions.length === 0
      ? `${target.id} has no versions`
      : `${versions.length === 1 ? 'there is only version' : 'there are'} ${listWords(versions)}`;
  const wrong = `${reference.target} has no version ${reference.version} in this repository (${known})`;
  if (isFinished(record))
    return [`${wrong}: restore that version and leave this finished record as it is.`, []];
  // A mention in the body covers the id alone, so its version is left to the writer.
  const fixes =
    reference.span !== undefined || isSignature(reference)
      ? []
      : versions.slice(0, 3).map((version) => replacement(record, reference, reference.target, version));
  return [
    `${wrong}: name one that exists, or leave out \`@${reference.version}\` for the one in force.`,
    fixes,
  ];
}

function unknownId(record: QmsRecord, reference: Reference, queries: Queries): [string, FixPlan[]] {
  const { target, types, version } = reference;
  const wrong = `No record has the id ${target}`;
  const near = queries.nearestIds(target, types);
  // What was signed stays as it was signed, slips of the pen included.
  if (isFinished(record) && (near.length === 0 || signOffBlocks(record.data).length > 0)) {
    const remedy =
      near.length === 0
        ? `: restore it, or enter ${target} under \`formerIds\` of the record that took its place`
        : `; if ${listWords(near, 'or')} is meant, enter ${target} under its \`formerIds\``;
    return [`${wrong}${remedy}, and leave this finished record as it is.`, []];
  }
  if (near.length === 0) {
    const what = types.length === 0 || types.length > mostTypes ? 'a record' : anyTypeWords(types);
    return [`${wrong}: write the id of ${what} that exists, or create the record.`, []];
  }
  const fixes = isSignature(reference) ? [] : near.map((id) => replacement(record, reference, id, version));
  return [`${wrong}: did you mean ${listWords(near, 'or')}?`, fixes];
}

export const rule: RecordRule = {
  id: 'reference-unresolved',
  scope: 'record',
  types: [],
  concern: 'integrity',
  level: 'error',
  basis: 'technical',
  title: 'A reference that leads nowhere',
  clauses: [],
  explanation:
    'A field, or `[[…]]` in the text, names an id that no record of this repository has, or pins a version that neither exists nor stands in the `history` of the record. Correct the id (near ones are offered), create the record, or, where it was renamed, keep its old id under `formerIds`, which still leads to it. In a record that is finished this is a warning: restore the target instead of changing text that was signed.',
  examples: {
    bad: {
      'action.yaml': 'id: ACT-001\ntype: action\norigin: RSK-0001\n',
      'risk.yaml': 'id: RSK-001\ntype: risk\n',
    },
    good: {
      'action.yaml': 'id: ACT-001\ntype: action\norigin: RSK-001\n',
      'risk.yaml': 'id: RSK-001\ntype: risk\n',
    },
  },
  check: (record, queries, report) => {
    for (const reference of record.references) {
      if (queries.target(reference.target, reference.version) !== undefined) continue;
      const other = reference.version === null ? undefined : queries.target(reference.target);
      if (other !== undefined && isInHistory(reference, queries)) continue;
      const [message, fixes] =
        other === undefined
          ? unknownId(record, reference, queries)
          : unknownVersion(record, reference, other);
      report({ message, place: placeOf(record, reference), fixes });
    }
  },
};
