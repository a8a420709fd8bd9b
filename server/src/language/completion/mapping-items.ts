import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Path } from '../../model/text.ts';
import { fieldScope } from '../field-scope.ts';
import { SnippetWriter } from '../snippet-text.ts';
import { essential } from '../snippets.ts';
import { type DataRequest, placed, sortKey } from './request.ts';

/**
 * Where a text or a mapping may stand behind a key, the mapping on one line with the keys it needs: an amount
 * of money, evidence kept elsewhere.
 */
export function mappingItems(request: DataRequest, path: Path): readonly CompletionItem[] {
  const { context, root, place } = request;
  const scope = fieldScope(context, root, path);
  const field = scope?.schema.field(scope.path);
  const isValue =
    typeof path.at(-1) === 'string' && place.quote === '' && place.word.end === place.word.start;
  if (field === undefined || !isValue) return [];
  const isEither = field.types.includes('string') && field.types.includes('object');
  const properties = isEither ? field.properties() : [];
  if (properties.length === 0) return [];
  const names = essential(properties).map(({ name }) => name);
  const writer = new SnippetWriter().text(place.needsSpace ? ' { ' : '{ ');
  for (const [index, name] of names.entries()) writer.text(`${index > 0 ? ', ' : ''}${name}: `).stop();
  return [
    {
      label: `{ ${names.join(', ')} }`,
      kind: CompletionItemKind.Struct,
      documentation: {
        kind: 'markdown',
        value: properties.map(({ name, description }) => `- \`${name}\` – ${description ?? ''}`).join('\n'),
      },
      filterText: names.join(' '),
      sortText: sortKey('c', 0),
      ...placed(request, writer.text(' }').done()),
    },
  ];
}
