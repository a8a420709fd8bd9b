import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { editionsOn } from '../../domain/editions.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Path, Span } from '../../model/text.ts';
import { isBlank, isObject } from '../../records/values.ts';
import { type LanguageContext, recordsOf } from '../context.ts';
import { fieldScope } from '../field-scope.ts';
import type { SnippetText } from '../snippet-text.ts';
import {
  entrySnippet,
  essential,
  itemSnippet,
  knownDay,
  markdownSnippet,
  recordSnippets,
  type SnippetDay,
  yamlSnippet,
} from '../snippets.ts';
import { type CompletionClient, type DataRequest, insertion, placed, sortKey } from './request.ts';

const say = defineMessages('completion.new', {
  record: '{title} (new record)',
  entry: '{title} (new entry)',
  signOff: 'Sign-off (new block)',
});

const dayOf = ({ project: { today, queries } }: LanguageContext): SnippetDay =>
  knownDay(
    today,
    editionsOn(queries, today).map(({ id }) => id),
  );

/**
 * Whole records for an empty file or document.
 * @param format `front-matter` when the `---` that ends it has still to be written
 * @param only the type qms.yaml gives the file; null for all types
 */
export function recordItems(
  context: LanguageContext,
  client: CompletionClient,
  span: Span,
  format: 'yaml' | 'front-matter' | 'markdown',
  only: string | null,
): readonly CompletionItem[] {
  const { catalogue, language } = context.project;
  const end = format === 'front-matter' ? '---\n' : '';
  const write = (type: string): SnippetText => {
    const make = format === 'markdown' ? markdownSnippet : yamlSnippet;
    const schema = catalogue.get(type)!;
    const id = client.nextId?.(schema);
    const { snippet, plain } = make(catalogue, schema, dayOf(context), id);
    return { snippet: snippet + end, plain: plain + end };
  };
  const offered = recordSnippets(catalogue).filter(({ type }) => only === null || type === only);
  return offered.map(({ type, title, description, prefix }, index) => ({
    label: language.text(say.record({ title })),
    kind: CompletionItemKind.Snippet,
    detail: type,
    documentation: { kind: 'markdown', value: description },
    filterText: `${prefix} ${title} ${type}`,
    sortText: sortKey('s', index),
    ...insertion(context, client, span, write(type)),
  }));
}

/** Keys that the register around an offset gives to its entries. */
function inheritedKeys(context: LanguageContext, offset: number): ReadonlySet<string> {
  const register = recordsOf(context).findLast(
    ({ type, document }) =>
      type === 'register' && (context.file.documents[document]?.tree()?.start ?? 0) <= offset,
  );
  const defaults = register?.data['defaults'];
  return new Set(isObject(defaults) ? Object.keys(defaults).filter((key) => !isBlank(defaults[key])) : []);
}

/**
 * A new entry of a list of mappings with the keys it should have: a record in a register, a sign-off, an
 * input of a review.
 * @param path of the entry
 * @param dash whether its `- ` has still to be written
 */
export function entryItems(request: DataRequest, path: Path, dash: boolean): readonly CompletionItem[] {
  const { context, client, place } = request;
  const { catalogue, language } = context.project;
  const scope = fieldScope(context, request.root, path);
  if (
    scope === null ||
    place.flow ||
    (scope.of === 'record' && path[0] === 'items' && scope.schema.type === 'register')
  )
    return [];
  const column = place.column + (dash ? 2 : 0);
  const day = dayOf(context);
  const isRecord = scope.of === 'item' && scope.path.length === 0;
  const properties = scope.schema.field(scope.path)?.properties() ?? [];
  if (!isRecord && (properties.length < 2 || essential(properties).length < 2)) return [];
  const written: SnippetText = isRecord
    ? itemSnippet(
        catalogue,
        scope.schema,
        day,
        column,
        client.nextId?.(scope.schema),
        inheritedKeys(context, request.offset),
      )
    : entrySnippet(catalogue, scope.schema, scope.path, day, column);
  const before = `${place.needsSpace ? ' ' : ''}${dash ? '- ' : ''}`;
  const list = String(scope.path.findLast((step) => typeof step === 'string') ?? 'items');
  const label = language.text(
    isRecord
      ? say.entry({ title: scope.schema.title })
      : list === 'signOffs'
        ? say.signOff()
        : say.entry({ title: list }),
  );
  return [
    {
      label,
      kind: CompletionItemKind.Snippet,
      documentation: {
        kind: 'markdown',
        value: isRecord
          ? scope.schema.description
          : essential(properties)
              .map(({ name }) => `- \`${name}\``)
              .join('\n'),
      },
      filterText: `${label} qms-${isRecord ? scope.schema.type : list}`,
      sortText: sortKey('0', 0),
      ...placed(request, { snippet: before + written.snippet, plain: before + written.plain }),
    },
  ];
}
