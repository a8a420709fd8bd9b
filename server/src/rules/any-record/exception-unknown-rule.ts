import { ruleIds } from '../../../generated/rule-ids.ts';
import { changeTo } from '../../domain/words/fixes.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import { didYouMean } from '../../messages/did-you-mean.ts';
import type { RecordRule } from '../../model/rule.ts';
import { listOf, textOf } from '../../records/values.ts';
import { nearest } from '../../schemas/nearest.ts';

const say = defineMessages('exception-unknown-rule', {
  unknown: 'No rule is called `{name}`. Correct the name, or remove it.',
  mistyped: 'No rule is called `{name}`. {suggestion}',
});

const known = new Set(ruleIds);

export const rule: RecordRule = {
  id: 'exception-unknown-rule',
  scope: 'record',
  types: ['exception'],
  concern: 'integrity',
  level: 'warning',
  basis: 'technical',
  title: 'An exception from a rule that does not exist',
  clauses: [],
  explanation:
    'An exception names under `rules` what it excuses. No rule has the name given here, so the exception silences nothing of the kind, and a reader takes something for decided that is not. Correct the name (the nearest one is offered) and have the exception signed again; `qms rules` lists them all.',
  examples: {
    bad: {
      'exception.yaml':
        'id: EXC-001\ntype: exception\nrules: [action-overdu]\ntypes: [action]\nfrom: 2026-01-01\nuntil: 2026-12-31\n',
    },
    good: {
      'exception.yaml':
        'id: EXC-001\ntype: exception\nrules: [action-overdue]\ntypes: [action]\nfrom: 2026-01-01\nuntil: 2026-12-31\n',
    },
  },
  check: (record, _queries, report) => {
    for (const [index, value] of listOf(record.data['rules']).entries()) {
      const name = textOf(value);
      if (name === null || known.has(name)) continue;
      const near = nearest(name, known);
      const path = Array.isArray(record.data['rules']) ? ['rules', index] : ['rules'];
      report({
        message:
          near === undefined ? say.unknown({ name }) : say.mistyped({ name, suggestion: didYouMean(near) }),
        place: { file: record.file, record: record.key, path },
        fixes:
          near === undefined
            ? []
            : [
                {
                  title: changeTo(near),
                  certain: false,
                  file: record.file,
                  record: record.key,
                  steps: [{ kind: 'replace-value', path, value: near }],
                },
              ],
      });
    }
  },
};
