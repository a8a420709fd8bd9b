import { type Blocks, paragraph, table } from '../../../document/blocks.ts';
import { type Inline, item, joined, tag } from '../../../document/inline.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { InputReadiness } from '../../model.ts';
import { shared } from '../shared.ts';
import { sourceOf, type View } from '../view.ts';
import { clause } from '../words.ts';

const say = defineMessages('pack.readiness', {
  caption: 'Inputs and what they lack',
  inputColumn: 'Input',
  clause: 'Clause',
  lacks: 'Lacks',
  own: 'own',
  nothing: 'nothing',
});

const lacking = defineMessages('pack.lacking', {
  input: 'nothing said yet',
  summary: 'summary',
  point: 'conclusion or ask',
  objective: 'objective, or why none',
  evidence: 'evidence',
  trend: 'trend',
  theme: 'theme',
});

/** What the minutes still lack, while a review is prepared. */
export function readiness({ pack: { readiness: found } }: View): Blocks {
  if (found === null) return null;
  return [
    paragraph(shared.inputsComplete({ ready: found.ready, count: found.inputs.length })),
    table(
      say.caption(),
      [{ title: say.inputColumn() }, { title: say.clause() }, { title: say.lacks() }],
      found.inputs.map((each) => ({
        source: sourceOf(each.section),
        cells: [
          item(sourceOf(each.section), each.title, { input: each.key }),
          each.clause === null ? say.own() : clause(each.clause),
          lacks(each),
        ],
      })),
      { quietCaption: true },
    ),
  ];
}

const lacks = ({ lacks: what }: InputReadiness): Inline =>
  what.length === 0
    ? tag(say.nothing(), 'good')
    : joined(
        what.map((each) => (Object.hasOwn(lacking, each) ? lacking[each]() : each)),
        ', ',
      );
