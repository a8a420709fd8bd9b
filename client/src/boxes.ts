import {
  l10n,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPickItem,
  ThemeIcon,
  window,
} from 'vscode';

/** One of several boxes that follow each other. */
export interface Box {
  readonly title: string;
  /** What is asked. */
  readonly prompt: string;
  readonly example?: string;
  /** What stands there to begin with. */
  readonly value?: string;
  /** What may be chosen; other words than these are an answer too unless it is closed. */
  readonly choices?: readonly Choice[];
  /** Nothing but the choices is an answer. */
  readonly isClosed?: boolean;
  /** Nothing can be gone on with without an answer. */
  readonly isNeeded?: boolean;
  /** Any of the choices, a line of the answer each. */
  readonly isSeveral?: boolean;
  /** Says what is wrong with an answer; undefined for nothing. */
  readonly validate?: (answer: string) => string | undefined;
}

export interface Choice extends QuickPickItem {
  readonly answer: string;
}

/** What came of a box: an answer, blank where it was skipped; or back to the one before; or all is called off. */
type Outcome = { readonly answer: string } | 'back' | 'cancel';

/** Where a box stands among the others. */
interface Place {
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

const skip = (): QuickInputButton => ({
  iconPath: new ThemeIcon('debug-step-over'),
  tooltip: l10n.t('Skip'),
});

const blankFault = ({ isNeeded }: Box): string | undefined =>
  isNeeded === true ? l10n.t('This needs an answer.') : undefined;

/** Says what is wrong with a day that was typed; undefined for nothing. */
export const dayFault = (answer: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(answer) && !Number.isNaN(Date.parse(answer))
    ? undefined
    : l10n.t('Write the day as {0}.', '2026-12-31');

function askText(box: Box, { step, totalSteps, canGoBack }: Place): Promise<Outcome> {
  const input = window.createInputBox();
  const skipping = skip();
  Object.assign(input, { title: box.title, prompt: box.prompt, value: box.value ?? '', step, totalSteps });
  input.placeholder = box.example ?? '';
  input.ignoreFocusOut = true;
  input.buttons = [
    ...(canGoBack ? [QuickInputButtons.Back] : []),
    ...(box.isNeeded === true ? [] : [skipping]),
  ];
  return new Promise((resolve) => {
    input.onDidChangeValue((value) => {
      input.validationMessage = box.validate?.(value.trim());
    });
    input.onDidAccept(() => {
      const answer = input.value.trim();
      const fault = answer === '' ? blankFault(box) : box.validate?.(answer);
      if (fault === undefined) resolve({ answer });
      else input.validationMessage = fault;
    });
    input.onDidTriggerButton((button) => resolve(button === skipping ? { answer: '' } : 'back'));
    input.onDidHide(() => resolve('cancel'));
    input.show();
  }).finally(() => input.dispose()) as Promise<Outcome>;
}

/** Choices to pick from, with what is typed as one more, and skipping as the last. */
function askChoice(box: Box, { step, totalSteps, canGoBack }: Place): Promise<Outcome> {
  const pick = window.createQuickPick<Choice>();
  const choices = box.choices ?? [];
  const skipped: Choice = { label: l10n.t('Skip'), answer: '', iconPath: new ThemeIcon('debug-step-over') };
  const itemsFor = (typed: string): Choice[] => {
    const isKnown = choices.some(({ label }) => label.toLowerCase() === typed.toLowerCase());
    const other: Choice = {
      label: typed,
      answer: typed,
      description: l10n.t('as typed'),
      alwaysShow: true,
      iconPath: new ThemeIcon('edit'),
    };
    return [
      ...choices,
      ...(typed === '' || isKnown || box.isClosed === true ? [] : [other]),
      ...(typed === '' && box.isNeeded !== true ? [skipped] : []),
    ];
  };
  Object.assign(pick, { title: box.title, placeholder: box.prompt, step, totalSteps });
  pick.ignoreFocusOut = true;
  pick.matchOnDetail = true;
  pick.items = itemsFor('');
  pick.buttons = canGoBack ? [QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    pick.onDidChangeValue((value) => {
      pick.items = itemsFor(value.trim());
    });
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen !== undefined) resolve({ answer: chosen.answer });
    });
    pick.onDidTriggerButton(() => resolve('back'));
    pick.onDidHide(() => resolve('cancel'));
    pick.show();
  }).finally(() => pick.dispose()) as Promise<Outcome>;
}

/** Choices to tick; Enter without any skips. */
function askSeveral(box: Box, { step, totalSteps, canGoBack }: Place): Promise<Outcome> {
  const pick = window.createQuickPick<Choice>();
  const skipping = skip();
  Object.assign(pick, { title: box.title, placeholder: box.prompt, step, totalSteps });
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDetail = true;
  pick.items = box.choices ?? [];
  const before = new Set((box.value ?? '').split('\n'));
  pick.selectedItems = pick.items.filter(({ answer }) => before.has(answer));
  pick.buttons = canGoBack ? [QuickInputButtons.Back, skipping] : [skipping];
  return new Promise((resolve) => {
    pick.onDidAccept(() => resolve({ answer: pick.selectedItems.map(({ answer }) => answer).join('\n') }));
    pick.onDidTriggerButton((button) => resolve(button === skipping ? { answer: '' } : 'back'));
    pick.onDidHide(() => resolve('cancel'));
    pick.show();
  }).finally(() => pick.dispose()) as Promise<Outcome>;
}

/**
 * Asks one question after the other, with their numbers and the way back; whoever comes back finds what they said.
 * @param boxes of what was answered so far, since a question may depend on the answers before it; null where it is not
 * asked then
 * @returns the answers, blank where one was skipped or not asked; `back` from the first one; null where all was called off
 */
export async function askInBoxes(
  boxes: readonly ((answers: readonly string[]) => Box | null)[],
  canGoBack: boolean,
): Promise<readonly string[] | 'back' | null> {
  const answers: string[] = boxes.map(() => '');
  const asked: number[] = [];
  let at = 0;
  while (at < boxes.length) {
    const box = boxes[at]!(answers.slice(0, at));
    if (box === null) {
      answers[at] = '';
      at += 1;
      continue;
    }
    const place = { step: at + 1, totalSteps: boxes.length, canGoBack: canGoBack || asked.length > 0 };
    const given = answers[at] === '' ? box : { ...box, value: answers[at]! };
    const ask = box.choices === undefined ? askText : box.isSeveral === true ? askSeveral : askChoice;
    const outcome = await ask(given, place);
    if (outcome === 'cancel') return null;
    if (outcome === 'back') {
      const before = asked.pop();
      if (before === undefined) return 'back';
      at = before;
      continue;
    }
    answers[at] = outcome.answer;
    asked.push(at);
    at += 1;
  }
  return answers;
}
