import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { ChangeAnnotation, WorkspaceEdit } from 'vscode-languageserver-types';
import { inLines } from './text-lines.ts';

/** Characters of a line that a list shows whole. */
const lineLength = 66;

type Changes = NonNullable<WorkspaceEdit['documentChanges']>;

const questionsOf = (edit: WorkspaceEdit): readonly ChangeAnnotation[] =>
  Object.values(edit.changeAnnotations ?? {}).filter(({ needsConfirmation }) => needsConfirmation === true);

const hasQuestion = (change: object): boolean =>
  'annotationId' in change && change.annotationId !== undefined;

/** The same edit, with those changes alone that are to be made; nobody is asked about them once more. */
function withChanges(
  { documentChanges = [] }: WorkspaceEdit,
  isMade: (change: object) => boolean,
): WorkspaceEdit {
  const kept = documentChanges.flatMap((change): Changes => {
    if (!('edits' in change)) return isMade(change) ? [change] : [];
    const edits = change.edits
      .filter(isMade)
      .map((each) =>
        'range' in each && 'newText' in each ? { range: each.range, newText: each.newText } : each,
      );
    return edits.length === 0 ? [] : [{ ...change, edits }];
  });
  return { documentChanges: kept };
}

interface Choice extends QuickPickItem {
  readonly made?: WorkspaceEdit;
}

/**
 * Asks about the changes of an edit that somebody has to confirm: those that break signatures. VS Code's own
 * preview leaves them unticked and does not say why.
 * @returns what is to be made of the edit; null for nothing
 */
export async function confirmed(edit: WorkspaceEdit): Promise<WorkspaceEdit | null> {
  const questions = questionsOf(edit);
  if (questions.length === 0) return edit;
  const others = withChanges(edit, (change) => !hasQuestion(change));
  const rows = questions.flatMap(({ label, description = '' }): Choice[] =>
    inLines([label.replace(/\.?$/, '.'), description].join(' ').trim(), lineLength).map((line, at) => ({
      label: line,
      iconPath: new ThemeIcon(at === 0 ? 'warning' : 'blank'),
      alwaysShow: true,
    })),
  );
  const items: Choice[] = [
    ...rows,
    { label: '', kind: QuickPickItemKind.Separator },
    {
      label: l10n.t('Change everything'),
      description: l10n.t('the signatures no longer fit then'),
      iconPath: new ThemeIcon('edit'),
      made: withChanges(edit, () => true),
    },
    ...((others.documentChanges?.length ?? 0) === 0
      ? []
      : [
          {
            label: l10n.t('Leave what is signed as it is'),
            description: l10n.t('change the rest'),
            iconPath: new ThemeIcon('lock'),
            made: others,
          },
        ]),
    { label: l10n.t('Cancel'), iconPath: new ThemeIcon('close') },
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('This changes text that is signed'),
    placeHolder: l10n.t('Look at what it would break, then choose'),
    ignoreFocusOut: true,
  });
  return picked?.made ?? null;
}
