import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { methods, type ReviewFinding, type ReviewReadiness } from '../../../server/src/main/lsp/protocol.ts';
import type { IsShown } from '../branch/comparison.ts';
import { openAt } from '../places.ts';
import { fullWords, keyOf, labelOf, severityIcon } from '../record-words.ts';
import type { Server } from '../server.ts';
import { contextOf, RecordItem } from './record-item.ts';
import { underRoots } from './several-roots.ts';
import { type Entry, RequestView } from './tree-view.ts';

type Input = ReviewReadiness['inputs'][number];

/** *Review readiness*: what each management review still lacks. */
export function reviewReadiness(server: Server, isShown: IsShown): RequestView {
  const fill = async (): Promise<readonly Entry[]> => {
    const reviews = await server.request<readonly ReviewReadiness[]>(methods.reviewReadiness);
    sayHowFar(reviews);
    return underRoots(
      server.status.roots,
      reviews.filter(({ record }) => isShown(record)).map((each) => ({ ...each, root: each.record.root })),
      reviewEntry,
    );
  };
  const view: RequestView = new RequestView('qms.reviewReadiness', server, fill, { fillsUnseen: true });
  /** Of the review that is prepared next, or the newest one: how far it is, seen before anything is opened. */
  const sayHowFar = (reviews: readonly ReviewReadiness[]): void => {
    const inWork = reviews.filter(({ record }) => record.phase !== 'final');
    const [next] = inWork.length > 0 ? inWork : reviews;
    const ready = next?.inputs.filter(isReady).length ?? 0;
    // A view that is closed shows its title alone.
    view.view.title =
      next === undefined
        ? l10n.t('Review Readiness')
        : l10n.t('Review Readiness: {0} of {1}', ready, next.inputs.length);
    view.view.description =
      next === undefined
        ? ''
        : `${l10n.t('{0} of {1} inputs', ready, next.inputs.length)} · ${next.record.id}`;
  };
  return view;
}

/** A review in the view: commands on it are given which. */
class ReviewItem extends RecordItem {
  readonly root: string;
  readonly review: string;

  constructor({ record }: ReviewReadiness) {
    super(labelOf(record), record);
    this.collapsibleState = TreeItemCollapsibleState.Collapsed;
    this.root = record.root;
    this.review = record.id;
    this.contextValue = contextOf(record, 'qms.review');
  }
}

/** An input of a review in the view: it is filled in from here. */
export class InputItem extends TreeItem {
  readonly root: string;
  readonly review: string;
  readonly input: string;

  constructor({ record }: ReviewReadiness, { key, title, state, findings }: Input) {
    super(title, findings.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
    this.root = record.root;
    this.review = record.id;
    this.input = key;
    if ((state === 'missing' || state === 'incomplete') && record.phase !== 'final')
      this.contextValue = 'qms.input';
  }
}

const isReady = ({ state, findings }: Input): boolean =>
  (state === 'ready' || state === 'not-applicable') && findings.length === 0;

/** What stands next to an input: what is still to be written. */
function stateWords({ state, lacks }: Input): string {
  if (state === 'missing') return l10n.t('nothing said yet');
  if (state === 'not-applicable') return l10n.t('not applicable');
  const words: Readonly<Record<Input['lacks'][number], string>> = {
    summary: l10n.t('summary'),
    point: l10n.t('conclusion or ask'),
    objective: l10n.t('objective'),
    evidence: l10n.t('evidence'),
    trend: l10n.t('trend'),
    theme: l10n.t('theme'),
  };
  return lacks.length === 0 ? '' : l10n.t('lacks {0}', lacks.map((lack) => words[lack]).join(', '));
}

function reviewEntry(readiness: ReviewReadiness): Entry {
  const { record, date, inputs, findings } = readiness;
  const ready = inputs.filter(isReady).length;
  const item = new ReviewItem(readiness);
  item.id = keyOf(record);
  item.description = l10n.t('{0} of {1} inputs', ready, inputs.length);
  item.tooltip = [fullWords(record), date, item.description].filter((part) => part !== null).join('\n');
  item.iconPath =
    ready === inputs.length && findings.length === 0
      ? new ThemeIcon('pass', new ThemeColor('testing.iconPassed'))
      : new ThemeIcon('checklist');
  item.command = openAt(l10n.t('Open'), record.uri, record.range);
  return {
    item,
    children: [
      ...inputs.map((input) => inputEntry(readiness, input)),
      ...findings.map((finding) => findingEntry(record.uri, finding)),
    ],
  };
}

function inputEntry(readiness: ReviewReadiness, input: Input): Entry {
  const { title, findings } = input;
  const { uri, range: start } = readiness.record;
  const item = new InputItem(readiness, input);
  item.iconPath = inputIcon(input);
  item.description = stateWords(input);
  item.tooltip = [title, item.description, ...findings.map(({ message }) => message)]
    .filter((part) => part !== '')
    .join('\n\n');
  item.command = openAt(l10n.t('Open'), uri, findings[0]?.range ?? start);
  return { item, children: findings.map((finding) => findingEntry(uri, finding)) };
}

function inputIcon({ state, findings }: Input): ThemeIcon {
  if (findings[0] !== undefined) return severityIcon(findings[0].severity);
  if (state === 'missing' || state === 'incomplete') return new ThemeIcon('circle-large-outline');
  return new ThemeIcon(state === 'ready' ? 'pass' : 'dash', new ThemeColor('testing.iconPassed'));
}

function findingEntry(uri: string, { severity, message, range }: ReviewFinding): Entry {
  const item = new TreeItem(message, TreeItemCollapsibleState.None);
  item.iconPath = severityIcon(severity);
  item.tooltip = message;
  item.command = openAt(l10n.t('Open'), uri, range);
  return { item, children: [] };
}
