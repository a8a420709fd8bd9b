import { asWritten, placeOf } from '../../domain/references.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Reference } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';

const say = defineMessages('reference-draft', {
  draft:
    '{id} is still a draft, but this record relies on it. Finish the draft, or refer to what holds until then.',
});

/** Fields that look ahead, where a draft is what one expects. */
const aboutTheFuture: ReadonlySet<string> = new Set(['supersededBy', 'affects', 'about', 'signOffs']);

const looksAhead = ({ path }: Reference): boolean =>
  aboutTheFuture.has(String(path[0])) || path.includes('proposes');

export const rule: RecordRule = {
  id: 'reference-draft',
  scope: 'record',
  types: [],
  needs: ['references'],
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
        message: say.draft({ id: asWritten(reference) }),
        place: placeOf(record, reference),
      });
    }
  },
};
