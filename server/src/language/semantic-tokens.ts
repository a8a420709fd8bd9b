import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { Range } from '../model/text.ts';
import type { LanguageContext } from './context.ts';
import { type Mention, mentionsIn } from './mentions.ts';

/** Ids are variables: declared, led to, or leading nowhere; `deprecated` for records that are history. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: ['variable'],
  tokenModifiers: ['declaration', 'deprecated', 'unresolved'],
};

const [declaration, deprecated, unresolved] = [1, 2, 4];

/** Tokens for the ids of a document (in a range, when given), in the relative encoding of the protocol. */
export function semanticTokens(context: LanguageContext, range?: Range): SemanticTokens {
  const { project, file } = context;
  const data: number[] = [];
  let [line, character] = [0, 0];
  for (const mention of mentionsIn(project, file)) {
    const { start, end } = file.rangeOf(mention.span);
    if (start.line !== end.line || (range !== undefined && !overlaps(range, start.line))) continue;
    const sameLine = start.line === line;
    data.push(
      start.line - line,
      sameLine ? start.character - character : start.character,
      end.character - start.character,
      0,
      modifiersOf(context, mention),
    );
    [line, character] = [start.line, start.character];
  }
  return { data };
}

const overlaps = (range: Range, line: number): boolean => range.start.line <= line && line <= range.end.line;

function modifiersOf({ project }: LanguageContext, { kind, id, version, record }: Mention): number {
  if (kind === 'declaration' || kind === 'entry')
    return declaration + (record?.phase === 'void' ? deprecated : 0);
  if (kind === 'former') return deprecated;
  const target = project.queries.target(id, version);
  if (target === undefined) return unresolved;
  const isHistory = target.phase === 'void' || (target.phase === 'final' && target.kind === 'maintained');
  return isHistory ? deprecated : 0;
}
