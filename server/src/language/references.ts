import type { Position } from '../model/text.ts';
import type { LanguageContext } from './context.ts';
import { type FilePlace, openFrom } from './file-place.ts';
import { idsMeant, isDeclaration, mentionAt, mentionsOf, type OpenFile } from './mentions.ts';

/**
 * Every place that mentions the record or entry whose id (own, former, or as a reference) stands at a position: in
 * data, in bodies, in qms.yaml; also under the ids it used to have. In order of path and place.
 * @param includeDeclaration the records' own `id` and `formerIds` as well
 * @returns null where no id stands
 */
export async function references(
  context: LanguageContext,
  position: Position,
  includeDeclaration: boolean,
  open: OpenFile,
): Promise<readonly FilePlace[] | null> {
  const mention = mentionAt(context, position);
  if (mention === null) return null;
  const ids = idsMeant(context.project, mention);
  const found = await mentionsOf(context.project, ids, openFrom(context, open));
  return found.flatMap(({ file, mentions }) =>
    mentions
      .filter((each) => includeDeclaration || !isDeclaration(each))
      .map(({ span }) => ({ file: file.path, range: file.rangeOf(span) })),
  );
}
