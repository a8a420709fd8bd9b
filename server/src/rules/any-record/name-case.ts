import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { RepositoryRule } from '../../model/rule.ts';

const say = defineMessages('name-case', {
  file: 'The name of this file differs from that of {others} in upper and lower case only. Rename one of them: where such names are one, a checkout keeps only one file.',
  id: 'The id {id} differs from {others} in upper and lower case only. Give one of them another id, and keep the old one under `formerIds`: people and file systems take them for one.',
  here: '{name} stands here',
});

export const rule: RepositoryRule = {
  id: 'name-case',
  scope: 'repository',
  level: 'warning',
  basis: 'technical',
  title: 'Names that differ in upper and lower case only',
  clauses: [],
  explanation:
    'Two files of the repository, or the ids of two records, differ in upper and lower case only. Windows and macOS take such file names for one, so a checkout there loses one of the files without a word, and whoever reads or types the ids takes them for one as well. Rename one of the files, or give one of the records another id.',
  examples: {
    bad: { 'a.yaml': 'id: RSK-001\ntype: risk\n', 'b.yaml': 'id: Rsk-001\ntype: risk\n' },
    good: { 'a.yaml': 'id: RSK-001\ntype: risk\n', 'b.yaml': 'id: RSK-002\ntype: risk\n' },
  },
  check(queries, report) {
    for (const [first = '', ...others] of queries.filesAlikeButForCase()) {
      for (const file of others) {
        const same = [first, ...others].filter((other) => other !== file);
        report({
          message: say.file({ others: listed(same) }),
          place: { file, path: [] },
          related: [{ place: { file: first, path: [] }, message: say.here({ name: first }) }],
        });
      }
    }
    for (const [first = '', ...others] of queries.idsAlikeButForCase()) {
      const [before] = queries.versions(first);
      for (const id of others) {
        const [record] = queries.versions(id);
        if (record === undefined || before === undefined) continue;
        const same = [first, ...others].filter((other) => other !== id);
        report({
          message: say.id({ id, others: listed(same) }),
          place: { file: record.file, record: record.key, path: ['id'] },
          related: [
            {
              place: { file: before.file, record: before.key, path: ['id'] },
              message: say.here({ name: first }),
            },
          ],
        });
      }
    }
  },
};
