import type { LinkedNode } from './schema-node.ts';

/** What matters about one place of a record besides its validity, as compact data. Index 0 means: nothing. */
export interface PlanNode {
  /** Known keys of a mapping and the plan of their values. */
  readonly keys?: Readonly<Record<string, number>>;
  /** Any further key is fine. */
  readonly open?: true;
  /** Plan of the values of further keys. */
  readonly rest?: number;
  readonly items?: number;
  readonly ref?: readonly string[];
  readonly words?: readonly string[];
  readonly orText?: true;
  /** Key of a list's entries that holds their ids. */
  readonly entryId?: string;
  readonly file?: 'file' | 'data';
  readonly signed?: false | readonly string[];
  readonly short?: string;
  readonly past?: true;
}

/** Collects plan nodes, each kind once. Node 0 is the empty one. */
export class PlanBuilder {
  readonly nodes: PlanNode[] = [{}];
  readonly #known = new Map<string, number>([['{}', 0]]);
  readonly #built = new Map<LinkedNode, number>();

  /** @returns the index of the plan for values described by `node` */
  add(node: LinkedNode): number {
    const known = this.#built.get(node);
    if (known !== undefined) return known;
    const index = this.#intern(this.#plan(node));
    this.#built.set(node, index);
    return index;
  }

  #plan(node: LinkedNode): PlanNode {
    const plan: { -readonly [K in keyof PlanNode]: PlanNode[K] } = {};
    const mark = node.qms;
    if (mark?.ref) plan.ref = mark.ref.includes('any') ? [] : mark.ref;
    if (mark?.words) plan.words = mark.words;
    if (mark?.orText) plan.orText = true;
    if (mark?.items) plan.entryId = mark.items.id;
    if (mark?.signed !== undefined && mark.signed !== true) plan.signed = mark.signed;
    if (mark?.past) plan.past = true;
    if (mark?.short) plan.short = mark.short;
    if (mark?.file) plan.file = mark.data ? 'data' : 'file';
    if (node.properties) {
      const keys: Record<string, number> = Object.create(null);
      for (const [key, child] of Object.entries(node.properties)) keys[key] = this.add(child);
      plan.keys = keys;
    }
    if (node.additionalProperties === true || !node.properties) plan.open = true;
    if (typeof node.additionalProperties === 'object') {
      plan.open = true;
      plan.rest = this.add(node.additionalProperties);
    }
    if (node.items) plan.items = this.add(node.items);
    let whole: PlanNode = plan;
    for (const part of [node.allOf, node.anyOf, node.oneOf, [node.if, node.then, node.else]].flat()) {
      if (part) whole = this.#union(whole, this.nodes[this.add(part)]!);
    }
    // What a list is marked with holds for its entries.
    if (whole.ref || whole.file) {
      const { ref, words, orText, file } = whole;
      const entry = {
        ...(ref && { ref }),
        ...(words && { words }),
        ...(orText && { orText }),
        ...(file && { file }),
      };
      const items = this.nodes[whole.items ?? 0]!;
      if (node.type === undefined || [node.type].flat().includes('array')) {
        whole = { ...whole, items: this.#intern(this.#union(items, items.ref ? {} : entry)) };
      }
    }
    const { open, ...rest } = whole;
    return open && rest.keys ? whole : rest;
  }

  #union(a: PlanNode, b: PlanNode): PlanNode {
    const keys: Record<string, number> = Object.assign(Object.create(null), a.keys);
    for (const [key, index] of Object.entries(b.keys ?? {})) {
      const other = keys[key];
      keys[key] =
        other === undefined || other === index
          ? index
          : this.#intern(this.#union(this.nodes[other]!, this.nodes[index]!));
    }
    const pick = (x: number | undefined, y: number | undefined): number | undefined =>
      x === undefined
        ? y
        : y === undefined || x === y
          ? x
          : this.#intern(this.#union(this.nodes[x]!, this.nodes[y]!));
    const items = pick(a.items, b.items);
    const rest = pick(a.rest, b.rest);
    const { open: _a, ...first } = a;
    const { open: _b, ...second } = b;
    return {
      ...first,
      ...second,
      ...(a.keys || b.keys ? { keys } : {}),
      ...((a.keys && a.open) || (b.keys && b.open) ? { open: true as const } : {}),
      ...(items === undefined ? {} : { items }),
      ...(rest === undefined ? {} : { rest, open: true as const }),
    };
  }

  #intern(plan: PlanNode): number {
    const text = JSON.stringify(plan);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.nodes.push(plan);
    this.#known.set(text, this.nodes.length - 1);
    return this.nodes.length - 1;
  }
}
