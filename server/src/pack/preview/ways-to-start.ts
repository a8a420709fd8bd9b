import { type Blocks, paragraph } from '../../document/blocks.ts';
import { button } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Pack } from '../model.ts';

const say = defineMessages('pack.start', {
  start: 'Start',
  goOn: 'Go on',
  with: 'with {section}',
});

/**
 * While a review is prepared, a button for each input that lacks something: it begins the section, or the
 * first field the section lacks. Each names the input it is to stand next to.
 */
export function waysToStart({ readiness }: Pack): Blocks {
  const lacking = (readiness?.inputs ?? []).filter(({ lacks }) => lacks.length > 0);
  return paragraph(
    lacking.map(({ key, title, section }) =>
      button(section === null ? say.start() : say.goOn(), { start: key }, say.with({ section: title })),
    ),
  );
}
