import { isFinished } from '../../domain/phases.ts';
import { isSignature, placeOf, replacement } from '../../domain/references.ts';
import { keysListed } from '../../domain/words/lists.ts';
import { mostTypes } from '../../domain/words/types.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { didYouMean } from '../../messages/did-you-mean.ts';
import type { RecordRule } from '../../model/rule.ts';

const say = defineMessages('reference-type', {
  wrong: '{id} is of type `{type}`, which does not belong here. Name a record of type {types} instead.',
  mistyped: '{id} is of type `{type}`, which does not belong here. {suggestion}',
  finished:
    '{id} is of type `{type}`, which does not belong here. Check that record, and leave this finished one as it is. A record of type {types} is expected.',
});

export const rule: RecordRule = {
  id: 'reference-type',
  scope: 'record',
  types: [],
  needs: ['references'],
  concern: 'integrity',
  level: 'error',
  basis: 'technical',
  title: 'A reference to the wrong type of record',
  clauses: [],
  explanation:
    'The id in this field belongs to a record, but of a type that makes no sense here, such as a risk where an objective is expected. Name a record of one of the types the message lists.',
  examples: {
    bad: {
      'action.yaml': 'id: ACT-001\ntype: action\nowner: RSK-001\n',
      'risk.yaml': 'id: RSK-001\ntype: risk\n',
    },
    good: {
      'action.yaml': 'id: ACT-001\ntype: action\nowner: ROLE-QM\n',
      'role.yaml': 'id: ROLE-QM\ntype: role\n',
    },
  },
  check: (record, queries, report) => {
    for (const reference of record.references) {
      if (reference.types.length === 0) continue;
      const target = queries.target(reference.target, reference.version);
      if (target === undefined || reference.types.includes(target.type)) continue;
      const near =
        isFinished(record) || isSignature(reference)
          ? []
          : queries.nearestIds(reference.target, reference.types).filter((id) => id !== reference.target);
      const wrong = { id: reference.target, type: target.type };
      const types = keysListed(reference.types, 'or', mostTypes);
      report({
        message: isFinished(record)
          ? say.finished({ ...wrong, types })
          : near.length === 0
            ? say.wrong({ ...wrong, types })
            : say.mistyped({ ...wrong, suggestion: didYouMean(...near) }),
        place: placeOf(record, reference),
        fixes: near.map((id) => replacement(record, reference, id, null)),
      });
    }
  },
};
