/** What a new rule begins as: a small rule that works, to be changed piece by piece. */
export const ruleTemplate = (
  id: string,
): string => `import { defineMessages } from '../../messages/define-messages.ts';
import type { RecordRule } from '../../model/rule.ts';

const say = defineMessages('${id}', {
  oneWord: 'The title is one word. Say in a few words what will be different afterwards.',
});

export const rule: RecordRule = {
  id: '${id}',
  scope: 'record',
  types: ['action'],
  concern: 'content',
  level: 'information',
  basis: 'own',
  title: 'A title of one word',
  clauses: [],
  explanation:
    'A title of one word does not say what is to be done. Say in a few words what will be different once the action is carried out.',
  examples: {
    bad: { 'action.yaml': 'id: ACT-001\\ntype: action\\ntitle: Gauges\\n' },
    good: { 'action.yaml': 'id: ACT-001\\ntype: action\\ntitle: Calibrate the gauges of hall 2\\n' },
  },
  check(record, _queries, report) {
    if (record.title === null || record.title.includes(' ')) return;
    report({
      message: say.oneWord(),
      place: { file: record.file, record: record.key, path: ['title'] },
    });
  },
};
`;

/** The test of that rule: a scenario for each thing it says, and for each case in which it is silent. */
export const testTemplate = (id: string): string => `import { scenarios } from './scenarios.ts';

const action = (title: string): string => \`id: ACT-001\\ntype: action\\ntitle: \${title}\\n\`;

scenarios('${id}', [
  {
    name: 'a title of one word',
    files: { 'action.yaml': action('Gauges') },
    expected: [
      {
        path: 'title',
        severity: 'information',
        message: 'The title is one word. Say in a few words what will be different afterwards.',
      },
    ],
  },
  {
    name: 'a title of several words',
    files: { 'action.yaml': action('Calibrate the gauges of hall 2') },
    expected: [],
  },
]);
`;
