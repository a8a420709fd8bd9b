import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import { configurationFile } from '../records/configuration.ts';
import type { UnitIssue } from './unit-issue.ts';

const say = defineMessages('finding.shared', { one: 'One of them' });

/** So many documents with one cause are each shown; more are one finding. */
const mostShown = 3;

/** How many of the documents a finding about all of them names. */
const examples = 3;

/** How many of the words that differ from document to document it names. */
const mostDetails = 8;

interface Group {
  readonly entry: number;
  readonly key: string;
  /** Whatever shares the cause, by unit. */
  readonly issues: Map<number, UnitIssue>;
}

/**
 * Issues of adopted documents that have one cause: whoever has a hundred documents without an owner has one thing to
 * decide. Above a few they are one issue at the entry of qms.yaml that maps the documents.
 */
export class SharedCauses {
  readonly #groups = new Map<string, Group>();

  #nameOf({ issue, rule, record, withheld }: UnitIssue): string | null {
    const entry = record?.adoption?.entry;
    if (issue.cause === undefined || entry === undefined || withheld === true) return null;
    return `${issue.cause.everywhere === true ? '' : entry}\u0000${rule.id}\u0000${issue.cause.key}`;
  }

  /** Takes in what a unit found; calls `changed` for each file of which something else is shown than before. */
  add(unit: number, found: UnitIssue, changed: (file: string) => void): void {
    const name = this.#nameOf(found);
    if (name === null) return;
    const group = this.#groups.get(name) ?? {
      entry: found.record!.adoption!.entry,
      key: found.issue.cause!.key,
      issues: new Map<number, UnitIssue>(),
    };
    this.#groups.set(name, group);
    group.issues.set(unit, found);
    this.#tell(group, mostShown + 1, changed);
  }

  /** Forgets what a unit had found. */
  remove(unit: number, found: UnitIssue, changed: (file: string) => void): void {
    const name = this.#nameOf(found);
    const group = name === null ? undefined : this.#groups.get(name);
    if (name === null || group === undefined) return;
    group.issues.delete(unit);
    if (group.issues.size === 0) this.#groups.delete(name);
    this.#tell(group, mostShown, changed);
  }

  /** @param crossing the size at which what was shown in each file is shown at qms.yaml, or the other way round */
  #tell({ issues }: Group, crossing: number, changed: (file: string) => void): void {
    if (issues.size >= mostShown) changed(configurationFile);
    if (issues.size === crossing) for (const { issue } of issues.values()) changed(issue.place.file);
  }

  /** True for an issue that is part of one at qms.yaml. */
  isShared(found: UnitIssue): boolean {
    const name = this.#nameOf(found);
    return name !== null && (this.#groups.get(name)?.issues.size ?? 0) > mostShown;
  }

  /** One issue for each cause that many documents share. */
  shared(): UnitIssue[] {
    return [...this.#groups.values()].filter(({ issues }) => issues.size > mostShown).map(sharedIssue);
  }
}

const order = (left: UnitIssue, right: UnitIssue): number =>
  left.issue.place.file < right.issue.place.file
    ? -1
    : left.issue.place.file > right.issue.place.file
      ? 1
      : 0;

function sharedIssue({ entry, key, issues }: Group): UnitIssue {
  const all = [...issues.values()].sort(order);
  const { issue, rule } = all[0]!;
  const files = [...new Set(all.map(({ issue: { place } }) => place.file))];
  const details = [...new Set(all.flatMap(({ issue: each }) => each.cause?.details ?? []))];
  const { signOff: _signOff, fixes: _fixes, cause, related: _related, ...rest } = issue;
  return {
    rule,
    record: null,
    issue: {
      ...rest,
      message: cause!.many({
        count: all.length,
        files: listed(files, 'and', examples),
        details: listed(details, 'and', mostDetails),
      }),
      fixes: cause!.fixes ?? [],
      place: { file: configurationFile, path: cause!.everywhere === true ? [key] : ['types', entry, key] },
      related: all.slice(0, examples).map(({ issue: each }) => ({ place: each.place, message: say.one() })),
    },
  };
}
