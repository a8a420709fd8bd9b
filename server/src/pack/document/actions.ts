import { type Blocks, listOf, table } from '../../document/blocks.ts';
import { day, dayOrNone } from '../../document/dates.ts';
import { type Inline, joined, lines, quiet, type Text } from '../../document/inline.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { ActionEntry } from '../model.ts';
import { named, party } from './names.ts';
import { shared } from './shared.ts';
import { actionState, times } from './states.ts';
import { sourceOf, type View } from './view.ts';

const say = defineMessages('pack.actions', {
  state: 'State',
  firstDue: 'first {date}, moved {times}',
  firstEarlier: 'first earlier, moved {times}',
  moved: 'moved {times}',
});

const firstPromise = ({ firstDue, moved }: ActionEntry): Text =>
  firstDue === null
    ? say.firstEarlier({ times: times(moved) })
    : say.firstDue({ date: day(firstDue), times: times(moved) });

/** How often a date was moved, where it was. */
export const movedWords = ({ moved }: ActionEntry, atLeast = 1): Text | null =>
  moved >= atLeast ? say.moved({ times: times(moved) }) : null;

/** Actions as a table: what, who, when, and whether it was kept. */
export const actionTable = (view: View, caption: Text, actions: readonly ActionEntry[]): Blocks =>
  table(
    caption,
    [
      { title: shared.action() },
      { title: shared.owner() },
      { title: shared.due(), numeric: true },
      { title: say.state() },
    ],
    actions.map((action) => ({
      source: sourceOf(action.link),
      cells: [
        named(view, action.link),
        party(action.owner),
        lines(dayOrNone(action.due), action.moved > 0 ? quiet(firstPromise(action)) : null),
        actionState(action),
      ],
    })),
  );

/** The actions of something, one line each: what, who by when, and how it stands. */
export const actionList = (view: View, actions: readonly ActionEntry[]): Blocks =>
  listOf(
    actions.map((action) => ({
      source: sourceOf(action.link),
      cells: [named(view, action.link), quiet(whoByWhen(action)), actionState(action)],
    })),
    'actions',
  );

const whoByWhen = (action: ActionEntry): Inline =>
  joined(
    [
      party(action.owner),
      action.due === null ? null : shared.dueOn({ date: day(action.due) }),
      action.due === null ? null : movedWords(action),
    ],
    ', ',
  );
