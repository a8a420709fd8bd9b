import { asWritten, placeOf } from '../../domain/references.ts';
import { typeTitle } from '../../domain/words/types.ts';
import type { Reference } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';

/** Fields that look ahead, where a draft is what one expects. */
const aboutTheFuture: ReadonlySet<string> = new Set(['supersededBy', 'affects', 'about', 'signOffs']);

const looksAhead = ({ path }: Reference): boolean =>
  aboutTheFuture.has(String(path[0])) || path.includes('proposes');

export const rule: RecordRule = {
  id: 'reference-draft',
  scope: 'record',
  types: [],
  concern: 'today',
  level: 'warning',
  basis: 'technical',
  title: 'A reference to a draft',
  clauses: [],
  explanation:
    'A record in use relies on one that is still a draft: nobody has approved it, and it may change or disappear. Finish the draft, or refer to what holds until then. Fields that look ahead may name drafts: what a review proposes, what a change affects, what will supersede a record.',
  examples: {
    bad: {
      'process.yaml': 'id: PRO-001\ntype: process\ndocuments: [DOC-001]\n',
      'document.yaml': 'id: DOC-001\ntype: document\nstatus: draft\n',
    },
    good: {
      'process.yaml': 'id: PRO-001\ntype: process\ndocuments: [DOC-001]\n',
      'document.yaml': 'id: DOC-001\ntype: document\nstatus: effective\n',
    },
  },
  check: (record, queries, report) => {
    for (const reference of record.references) {
      if (looksAhead(reference)) continue;
      const target = queries.target(reference.target, reference.version);
      if (target?.phase !== 'draft' || target.id === record.id) continue;
      report({
        message: `${asWritten(reference)} is still a draft, but this ${typeTitle(record.type)} is ${record.kind === 'event' ? 'under way' : 'in use'} and relies on it: finish the ${typeTitle(target.type)}, or refer to what holds until then.`,
        place: placeOf(record, reference),
      });
    }
  },
};
