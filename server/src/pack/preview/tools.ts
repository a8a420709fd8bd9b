import type { Toolbar } from '../../document/blocks.ts';
import { button, type Choice, type Inline } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { Pack } from '../model.ts';

const say = defineMessages('pack.tools', {
  name: 'Preview',
  theme: 'Theme',
  all: 'all',
  export: 'Export…',
});

/** What stands above the pages in a preview: a choice of theme, and the way to a file. */
export function previewTools({ themes }: Pack): Toolbar {
  const all: Choice = { value: '', title: say.all() };
  const choice: Inline =
    themes.length === 0
      ? null
      : {
          is: 'choice',
          of: say.theme(),
          options: [all, ...themes.map(({ id, title }) => ({ value: id, title }))],
          data: { themes: '' },
        };
  return {
    is: 'toolbar',
    name: say.name(),
    controls: [choice, button(say.export(), { export: '' }), { is: 'status', data: { status: '' } }],
  };
}
