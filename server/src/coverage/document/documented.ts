import { type Blocks, table } from '../../document/blocks.ts';
import { joined, lines, quiet, strong } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { StandardCoverage } from '../model.ts';
import { evidenceCell } from './evidence.ts';
import type { CoveragePages } from './pages.ts';
import { kindWords, stateTag, stateText } from './words.ts';

const say = defineMessages('coverage.documented', {
  caption: 'What {standard} asks to have in writing',
  what: 'What it asks for',
  ifItHappens: 'asked for once it happens',
  evidence: 'Evidence',
  stands: 'How it stands',
});

/** What a standard asks to have in writing, with the documents and records that are it. */
export const documentedTable = ({ name, documented }: StandardCoverage, how: CoveragePages): Blocks =>
  table(
    say.caption({ standard: name }),
    [{ title: say.what() }, { title: say.evidence() }, { title: say.stands() }],
    documented.map((each) => ({
      cells: [
        lines(
          [strong(each.label), ' ', each.title],
          quiet(joined([kindWords(each.kind), each.ifItHappens && say.ifItHappens()], ', ')),
        ),
        evidenceCell(each, how),
        each.ifItHappens && each.state === 'none' ? quiet(stateText(each.state)) : stateTag(each.state),
      ],
    })),
    { layout: 'cards', quietCaption: true },
  );
