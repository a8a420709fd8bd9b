import { isFinished } from '../../domain/phases.ts';
import { isSignature, placeOf, replacement } from '../../domain/references.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { mostTypes } from '../../domain/words/types.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { didYouMean } from '../../messages/did-you-mean.ts';
import { listed } from '../../messages/listed.ts';
import type { FixPlan } from '../../model/finding.ts';
import type { Message } from '../../model/message.ts';
import type { Queries, Target } from '../../model/queries.ts';
import type { QmsRecord, Reference } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { signOffBlocks } from '../../records/sign-offs.ts';
import { mappingsOf, textOf } from '../../records/values.ts';

const say = defineMessages('reference-unresolved', {
  unknown: 'No record has the id {id}. Write the id of one that exists, or create the record.',
  unknownOfType:
    'No record has the id {id}. Write the id of one of type {types} that exists, or create the record.',
  mistyped: 'No record has the id {id}. {suggestion}',
  gone: 'No record has the id {id}. Restore it, or enter {id} under `formerIds` of the record that took its place, and leave this finished record as it is.',
  mistypedAndSigned:
    'No record has the id {id}. If {names} is meant, enter {id} under its `formerIds`, and leave this finished record as it is.',
  noVersions:
    '{id} has no version {version} in this repository. Leave out `@{version}` for the one in force.',
  unknownVersion:
    '{id} has no version {version} in this repository. Name one that exists, or leave out `@{version}` for the one in force. There {count, plural, one {is only} other {are}} {versions}.',
  versionGone:
    '{id} has no version {version} in this repository. Restore that version and leave this finished record as it is.',
});

/** True for a version that the record lists as an earlier one of its own: the text is in git, or kept elsewhere. */
const isInHistory = ({ target, version }: Reference, queries: Queries): boolean =>
  queries
    .versions(target)
    .some(({ data }) =>
      mappingsOf(data['history']).some(({ value }) => textOf(value['version']) === version),
    );

function unknownVersion(record: QmsRecord, reference: Reference, target: Target): [Message, FixPlan[]] {
  const versions = target.versions.toReversed();
  const wrong = { id: reference.target, version: reference.version ?? '' };
  if (isFinished(record)) return [say.versionGone(wrong), []];
  if (versions.length === 0) return [say.noVersions(wrong), []];
  // A mention in the body covers the id alone, so its version is left to the writer.
  const fixes =
    reference.span !== undefined || isSignature(reference)
      ? []
      : versions.slice(0, 3).map((version) => replacement(record, reference, reference.target, version));
  const known = { count: versions.length, versions: listed(versions) };
  return [say.unknownVersion({ ...wrong, ...known }), fixes];
}

function unknownId(record: QmsRecord, reference: Reference, queries: Queries): [Message, FixPlan[]] {
  const { target: id, types, version } = reference;
  const near = queries.nearestIds(id, types);
  // What was signed stays as it was signed, slips of the pen included.
  if (isFinished(record) && (near.length === 0 || signOffBlocks(record.data).length > 0)) {
    return near.length === 0
      ? [say.gone({ id }), []]
      : [say.mistypedAndSigned({ id, names: listed(near, 'or') }), []];
  }
  if (near.length === 0) {
    const isOpen = types.length === 0 || types.length > mostTypes;
    return [isOpen ? say.unknown({ id }) : say.unknownOfType({ id, types: keysListed(types, 'or') }), []];
  }
  const fixes = isSignature(reference)
    ? []
    : near.map((other) => replacement(record, reference, other, version));
  return [say.mistyped({ id, suggestion: didYouMean(...near) }), fixes];
}

export const rule: RecordRule = {
  id: 'reference-unresolved',
  scope: 'record',
  types: [],
  needs: ['references'],
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
      if (queries.isUnread(reference.target)) continue;
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
