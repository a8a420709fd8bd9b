import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';
import type { ChangeGroup } from './model.ts';

const say = defineMessages('diff.group', {
  checks: 'What is checked',
  authority: 'Who may sign',
  signOffs: 'Sign-offs',
  content: 'What records say',
  records: 'Which records there are',
  findings: 'What is found',
  reach: 'What else is reached',
});

/** What stands above the changes of a group. */
export const groupTitles: Readonly<Record<ChangeGroup, () => Message>> = {
  ...say,
  'sign-offs': say.signOffs,
};
