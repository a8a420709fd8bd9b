import { isFinished } from '../../domain/phases.ts';
import { isSignature, placeOf, replacement } from '../../domain/references.ts';
import { listWords } from '../../domain/words/lists.ts';
import { anyTypeWords, typeTitle, withArticle } from '../../domain/words/types.ts';
import type { RecordRule } from '../../model/rule.ts';

export const rule: RecordRule = {
  id: 'reference-type',
  scope: 'record',
  types: [],
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
      const remedy = isFinished(record)
        ? 'check the target, and leave this finished record as it is.'
        : near.length === 0
          ? 'name one instead.'
          : `did you mean ${listWords(near, 'or')}?`;
      report({
        message: `${reference.target} is ${withArticle(typeTitle(target.type))}, but ${anyTypeWords(reference.types)} belongs here: ${remedy}`,
        place: placeOf(record, reference),
        fixes: near.map((id) => replacement(record, reference, id, null)),
      });
    }
  },
};
