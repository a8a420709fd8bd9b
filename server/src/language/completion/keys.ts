import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { changeIds } from '../../../generated/change-ids.ts';
import { isAskedForOn } from '../../domain/editions.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Message } from '../../model/message.ts';
import type { Path } from '../../model/text.ts';
import { commonFields } from '../../schemas/catalogue.ts';
import { type FieldDoc, isExpected } from '../../schemas/field-doc.ts';
import { fieldMarkdown } from '../field-markdown.ts';
import { type FieldScope, fieldScope, isListOnly, typeOfDocument } from '../field-scope.ts';
import { type SnippetText, SnippetWriter } from '../snippet-text.ts';
import { essential, valueSnippet } from '../snippets.ts';
import { unknownKeysOfRecords } from '../vocabulary.ts';
import type { KeySlot } from '../yaml-place.ts';
import { type DataRequest, nothing, type Offer, placed, sortKey } from './request.ts';
import { isChosen } from './values.ts';

const say = defineMessages('completion.key', {
  needed: 'needed',
  expected: 'expected',
  list: 'a list',
  suggest: 'Suggest values',
});

/** How a key is offered. */
interface KeyStyle {
  /** The key begins a new entry of a list: its `- ` has still to be written. */
  readonly dash: boolean;
  /** Which mapping it goes into, where that is not plain from the line; null where it is. */
  readonly where: Message | null;
}

const plain: KeyStyle = { dash: false, where: null };

/** Keys that a mapping does not have yet, in the order of its schema, those needed and expected marked. */
export function keyOffer(request: DataRequest, slot: KeySlot, where: Message | null = null): Offer {
  const scope = fieldScope(request.context, request.root, slot.path);
  if (scope === null) return firstKeys(request, slot);
  const present = new Set([...slot.present].map((key) => canonicalKey(request, scope, key)));
  const fields = keysOf(request, scope).filter(({ name }) => !present.has(name));
  return {
    items: fields.map((field, index) => keyItem(request, scope, slot, field, index, { dash: false, where })),
    incomplete: false,
  };
}

/** The keys an entry that is added to a list begins with: those it needs, or its first. */
export function entryKeyOffer(request: DataRequest, path: Path): Offer {
  const scope = fieldScope(request.context, request.root, path);
  if (scope === null) return nothing;
  const fields = keysOf(request, scope);
  const needed = fields.filter(({ required }) => required);
  const slot: KeySlot = { path, present: new Set(), hasColon: false };
  const items = (needed.length > 0 ? needed : fields.slice(0, 1)).map((field, index) =>
    keyItem(request, scope, slot, field, index, { dash: true, where: null }),
  );
  return { items, incomplete: false };
}

/** What every record begins with, where the type is not known yet. */
function firstKeys(request: DataRequest, slot: KeySlot): Offer {
  const { context, root } = request;
  if (slot.path.length > 0 || typeOfDocument(context, root) !== null) return nothing;
  const isRecord = root.size === 0 ? slot.present.size === 0 : root.has('id') || root.has('type');
  const schema = context.project.catalogue.get('document');
  if (!isRecord || schema === undefined) return nothing;
  const fields = ['type', ...commonFields()].flatMap((name, index, names) =>
    names.indexOf(name) === index && !slot.present.has(name) ? (schema.field([name]) ?? []) : [],
  );
  const scope: FieldScope = { schema, path: [], of: 'record' };
  return {
    items: fields.map((field, index) => keyItem(request, scope, slot, field, index, plain)),
    incomplete: false,
  };
}

function keysOf(request: DataRequest, scope: FieldScope): readonly FieldDoc[] {
  const { context } = request;
  const { schema, path, of } = scope;
  const fields = schema.field(path)?.properties() ?? [];
  if (of === 'item' && path.length === 0) return fields.filter(({ name }) => name !== 'type');
  if (of === 'defaults' && path.length === 0) {
    const common = new Set([...commonFields(), 'status']);
    return fields.filter(({ name }) => common.has(name) && name !== 'id' && name !== 'type');
  }
  if (of !== 'configuration' || fields.length > 0) return fields;
  const named = (name: string, description: string | undefined): FieldDoc | null => {
    const field = schema.field([...path, name]);
    if (field === undefined) return null;
    return description === undefined ? field : { ...field, name, description };
  };
  const types = () =>
    context.project.catalogue
      .types()
      .map((type) => named(type, context.project.catalogue.get(type)?.description));
  const place = path.join('.');
  const found =
    place === 'rules'
      ? context.project.rules.map(({ id, explanation }) => named(id, explanation))
      : place === 'changes'
        ? changeIds.map((id) => named(id, undefined))
        : place === 'retention' || place === 'ids' || place === 'signOff.required'
          ? types()
          : place === 'aliases'
            ? unknownKeysOfRecords(context.project).map((key) => named(key, undefined))
            : [];
  return found.filter((field) => field !== null);
}

const isTop = ({ path, of }: FieldScope): boolean => path.length === 0 && of !== 'configuration';

function canonicalKey({ context }: DataRequest, scope: FieldScope, key: string): string {
  const { aliases } = context.project.configuration;
  return isTop(scope) && Object.hasOwn(aliases, key) ? aliases[key]! : key;
}

/** The name a key has in this repository, which may use names of its own. */
function writtenKey({ context }: DataRequest, scope: FieldScope, key: string): string {
  if (!isTop(scope)) return key;
  const { aliases } = context.project.configuration;
  return Object.keys(aliases).find((written) => aliases[written] === key) ?? key;
}

function keyItem(
  request: DataRequest,
  scope: FieldScope,
  slot: KeySlot,
  field: FieldDoc,
  index: number,
  { dash, where }: KeyStyle,
): CompletionItem {
  const { client, place, context } = request;
  const { language, today, queries } = context.project;
  const expected = isExpected(field, (ref) => isAskedForOn(ref, today, queries));
  const name = writtenKey(request, scope, field.name);
  const column = place.column + (dash ? 2 : 0);
  const before = `${place.needsSpace ? ' ' : ''}${dash ? '- ' : ''}`;
  const opensAgain = !slot.hasColon && (place.flow || isChosen(landing(field)));
  return {
    label: dash ? `- ${name}` : name,
    ...(where !== null && { labelDetails: { description: language.text(where) } }),
    kind: CompletionItemKind.Property,
    detail: language.text(field.required ? say.needed() : expected ? say.expected() : detailOf(field)),
    documentation: { kind: 'markdown', value: fieldMarkdown(field, context.project) },
    filterText: name,
    sortText: sortKey(field.required ? 'a' : expected ? 'b' : 'c', index),
    ...placed(request, slot.hasColon ? name : keyText(name, field, column, place.flow, before)),
    ...(opensAgain &&
      client.suggestCommand !== undefined && {
        command: { title: language.text(say.suggest()), command: client.suggestCommand },
      }),
  };
}

/** The field the cursor stands in once a key is accepted: the first of a mapping that is written out. */
function landing(field: FieldDoc): FieldDoc {
  const [first] = field.types.includes('string') ? [] : essential(field.properties());
  return first ?? field;
}

const detailOf = (field: FieldDoc): Message | string => (isListOnly(field) ? say.list() : field.typeWords);

function keyText(name: string, field: FieldDoc, column: number, flow: boolean, before: string): SnippetText {
  const value = valueSnippet(field, column, flow);
  const key = new SnippetWriter().text(`${before}${name}:`).done();
  return { snippet: key.snippet + value.snippet, plain: key.plain + value.plain };
}
