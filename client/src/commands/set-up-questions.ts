import { l10n } from 'vscode';
import type { SetUpAnswers } from '../../../server/src/main/lsp/protocol.ts';
import { askInBoxes, type Box } from '../boxes.ts';

const title = (): string => l10n.t('Set up a quality management system');

const person = (): string => l10n.t('Jane Doe, jane@acme.example');

const organizationBox = (): Box => ({
  title: title(),
  prompt: l10n.t('What is the name of your organization? Enter on an empty box skips a question.'),
  example: 'Acme Instruments GmbH',
});

const youBox = (): Box => ({
  title: title(),
  prompt: l10n.t('Who are you? Your name and your e-mail address; you sign as this person.'),
  example: person(),
});

const roleBox = (): Box => ({
  title: title(),
  prompt: l10n.t('What is your role? Choose one, or type what it is called.'),
  choices: [
    {
      label: l10n.t('Quality management'),
      detail: l10n.t('I look after the quality management system'),
      answer: 'ROLE-QM',
    },
    {
      label: l10n.t('Top management'),
      detail: l10n.t('I lead the organization'),
      answer: 'ROLE-TOP',
    },
  ],
});

const topManagementBox = (you: string, role: string): Box => ({
  title: title(),
  prompt: l10n.t('Who is top management? The policy and the reviews wait for their signature.'),
  example: person(),
  ...(role === 'ROLE-TOP' ? { value: you } : {}),
});

const given = (answers: Required<SetUpAnswers>): SetUpAnswers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''));

/** Asks who sets a system up, and for whom, in four boxes; `back` from the first, null where it was called off. */
export async function askSetUp(): Promise<SetUpAnswers | 'back' | null> {
  const answers = await askInBoxes(
    [
      organizationBox,
      youBox,
      // Whoever did not say who they are holds no role.
      ([, you = '']) => (you === '' ? null : roleBox()),
      ([, you = '', role = '']) => topManagementBox(you, role),
    ],
    true,
  );
  if (answers === null || answers === 'back') return answers;
  const [organization = '', you = '', role = '', topManagement = ''] = answers;
  return given({ organization, you, role, topManagement });
}
