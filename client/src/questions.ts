import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { SignatureQuestion } from '../../server/src/main/lsp/protocol.ts';

type Changes = NonNullable<WorkspaceEdit['documentChanges']>;

const questionsOf = (edit: WorkspaceEdit): readonly SignatureQuestion[] =>
  Object.values((edit.changeAnnotations ?? {}) as Readonly<Record<string, SignatureQuestion>>).filter(
    ({ needsConfirmation }) => needsConfirmation === true,
  );

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

/** The records that are asked about, each once, with those whose signatures no longer fit then. */
function recordRows(questions: readonly SignatureQuestion[]): Choice[] {
  const records = new Map<string, Set<string>>();
  for (const { name, signatures } of questions.flatMap((question) => question.records)) {
    const known = records.get(name) ?? new Set();
    for (const each of signatures) known.add(each);
    records.set(name, known);
  }
  return [...records].map(([name, signatures]) => ({
    label: name,
    detail: [...signatures].join(', '),
    iconPath: new ThemeIcon('warning'),
    alwaysShow: true,
  }));
}

/**
 * Asks about the changes of an edit that somebody has to confirm: those that break signatures. VS Code's own
 * preview leaves them unticked and does not say why. What breaks nothing stands first, and is what Enter chooses.
 * @returns what is to be made of the edit; null for nothing
 */
export async function confirmed(edit: WorkspaceEdit): Promise<WorkspaceEdit | null> {
  const questions = questionsOf(edit);
  if (questions.length === 0) return edit;
  const others = withChanges(edit, (change) => !hasQuestion(change));
  const leave: Choice = {
    label: l10n.t('Leave what is signed as it is'),
    description: l10n.t('change the rest'),
    detail: [...new Set(questions.flatMap(({ description }) => description ?? []))].join(' '),
    iconPath: new ThemeIcon('lock'),
    made: others,
  };
  const change: Choice = {
    label: l10n.t('Change everything'),
    description: l10n.t('the signatures no longer fit then'),
    iconPath: new ThemeIcon('edit'),
    made: withChanges(edit, () => true),
  };
  const cancel: Choice = { label: l10n.t('Cancel'), iconPath: new ThemeIcon('close') };
  const rows = recordRows(questions);
  const isAnyLeft = (others.documentChanges?.length ?? 0) > 0;
  const items: Choice[] = [
    ...(isAnyLeft ? [leave, change, cancel] : [cancel, change]),
    {
      label:
        rows.length === 1
          ? l10n.t('1 record is signed as it is')
          : l10n.t('{0} records are signed as they are', rows.length),
      kind: QuickPickItemKind.Separator,
    },
    ...rows,
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('This changes text that is signed'),
    placeHolder: l10n.t('Choose what is changed; below is whose signatures it breaks'),
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  return picked?.made ?? null;
}
