import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type Memento,
  type QuickPickItem,
  window,
} from 'vscode';
import type { GroupedBy } from '../../../server/src/main/lsp/protocol.ts';

/** Which records the view lists. */
interface Filter {
  readonly text: string;
  readonly only: 'findings' | 'gaps' | null;
}

const nothing: Filter = { text: '', only: null };

/** Where the choices are kept from one session to the next. */
const keys = { by: 'qms.records.by', filter: 'qms.records.filter' };

/** What records are put together by, and which of them are listed, as somebody chose for this workspace. */
export class RecordFilter implements Disposable {
  readonly #memory: Memento;
  readonly #changed = new EventEmitter<void>();

  readonly onChange = this.#changed.event;

  constructor(memory: Memento) {
    this.#memory = memory;
    this.#tell();
  }

  get by(): GroupedBy {
    return this.#memory.get<GroupedBy>(keys.by) ?? 'clause';
  }

  get filter(): Filter {
    return this.#memory.get<Filter>(keys.filter) ?? nothing;
  }

  get isActive(): boolean {
    return this.filter.text !== '' || this.filter.only !== null;
  }

  /** What the filter lets through, for people; null for everything. */
  get words(): string | null {
    const { text, only } = this.filter;
    const parts = [
      ...(text === '' ? [] : [l10n.t('"{0}"', text)]),
      ...(only === null ? [] : [only === 'findings' ? l10n.t('with findings') : l10n.t('with gaps')]),
    ];
    return parts.length === 0 ? null : l10n.t('Filtered: {0}', parts.join(' · '));
  }

  /** *Group Records By…* */
  async chooseGrouping(): Promise<void> {
    const picked = await window.showQuickPick(
      groupings().map(({ by, label, detail }) => ({
        ...{ label, detail, by },
        ...(by === this.by ? { description: l10n.t('now') } : {}),
      })),
      { placeHolder: l10n.t('What are records put together by?') },
    );
    if (picked === undefined) return;
    await this.#memory.update(keys.by, picked.by);
    this.#tell();
  }

  /** *Filter Records…*: words, and whether only what has findings or gaps is listed. */
  async chooseFilter(): Promise<void> {
    const pick = window.createQuickPick<QuickPickItem & { readonly only: Filter['only'] }>();
    pick.title = l10n.t('Which records are listed?');
    pick.placeholder = l10n.t('Words to be found, or nothing; then choose');
    pick.value = this.filter.text;
    pick.items = [
      { label: l10n.t('All records'), only: null, alwaysShow: true },
      { label: l10n.t('Records with findings'), only: 'findings', alwaysShow: true },
      { label: l10n.t('Gaps: where something is missing'), only: 'gaps', alwaysShow: true },
    ];
    pick.activeItems = pick.items.filter(({ only }) => only === this.filter.only);
    const chosen = new Promise<Filter | null>((resolve) => {
      pick.onDidAccept(() => resolve({ text: pick.value.trim(), only: pick.activeItems[0]?.only ?? null }));
      pick.onDidHide(() => resolve(null));
    });
    pick.show();
    const filter = await chosen;
    pick.dispose();
    if (filter !== null) await this.#set(filter);
  }

  clear(): Promise<void> {
    return this.#set(nothing);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #set(filter: Filter): Promise<void> {
    await this.#memory.update(keys.filter, filter);
    this.#tell();
  }

  #tell(): void {
    void commands.executeCommand('setContext', 'qms.recordsFiltered', this.isActive);
    this.#changed.fire();
  }
}

const groupings = (): readonly {
  readonly by: GroupedBy;
  readonly label: string;
  readonly detail: string;
}[] => [
  { by: 'clause', label: l10n.t('Clause'), detail: l10n.t('What there is for each clause of the standard') },
  { by: 'process', label: l10n.t('Process'), detail: l10n.t('What names each process') },
  { by: 'owner', label: l10n.t('Owner'), detail: l10n.t('Who answers for what') },
  { by: 'type', label: l10n.t('Type'), detail: l10n.t('Risks, audits, objectives and so on') },
];

/** `by owner`, next to the name of the view. */
export const groupingWords = (by: GroupedBy): string =>
  ({
    clause: l10n.t('by clause'),
    process: l10n.t('by process'),
    owner: l10n.t('by owner'),
    type: l10n.t('by type'),
  })[by];
