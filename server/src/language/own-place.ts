import type { Position } from '../model/text.ts';
import type { LanguageContext } from './context.ts';
import { fieldScope } from './field-scope.ts';
import { yamlLayout } from './yaml-layout.ts';
import { yamlRegion } from './yaml-region.ts';

/**
 * Whether a position is in the data of a record or in qms.yaml, where it is known what belongs. Where nothing is
 * proposed there, nothing else should be either: an editor's guesses from words of the text would offer pieces
 * of signatures.
 */
export function isOwnPlace(context: LanguageContext, position: Position): boolean {
  const offset = context.file.lines.offsetAt(position);
  const region = yamlRegion(context.file, offset);
  return (
    region !== null && fieldScope(context, yamlLayout(context.file.text, region, offset).root, []) !== null
  );
}
