import { currentBlocks, matches } from '../../domain/sign-off/blocks.ts';
import { demandsOn } from '../../domain/sign-off/demands.ts';
import { shortNameOf, stillToSign } from '../../domain/sign-off/still-to-sign.ts';
import { meaningDone } from '../../domain/words/meanings.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { QmsRecord } from '../../model/record.ts';
import { hasDigest } from '../../records/sign-offs.ts';
import type { Project } from '../../workspace/project.ts';
import type { TableCell } from '../model.ts';
import type { Column } from './column.ts';
import { computed } from './computed.ts';

const say = defineMessages('table.signed', {
  title: 'Sign-off',
  description: 'Whether the record is signed off as it has to be, and who still has to sign.',
  signed: 'signed',
  open: 'to be signed',
  changed: 'changed since',
  by: '{signed} by {person}{dated, select, yes {, {date}} other {}}',
});

/** How records are signed. */
export function signedColumn(project: Project): Column {
  const { language, queries } = project;
  const cellOf = (record: QmsRecord): TableCell => {
    const blocks = currentBlocks(record, queries);
    if (blocks.length === 0 && demandsOn(record, queries).length === 0) return '';
    const last = blocks.findLast(({ by }) => by !== null);
    const who =
      last === undefined
        ? ''
        : language.text(
            say.by({
              signed: meaningDone(last.meaning),
              person: shortNameOf(last.by!, queries),
              dated: last.date === null ? 'no' : 'yes',
              date: last.date ?? '',
            }),
          );
    if (blocks.some((block) => hasDigest(block) && !matches(record, block, queries)))
      return { text: language.text(say.changed()), value: null, sort: 0, level: 'error', detail: who };
    const open = stillToSign(record, queries);
    if (open !== null)
      return {
        text: language.text(say.open()),
        value: null,
        sort: 1,
        level: 'warning',
        detail: language.text(open),
      };
    return who === ''
      ? ''
      : { text: language.text(say.signed()), value: null, sort: 2, level: 'good', detail: who };
  };
  return computed(
    '$signed',
    'signed-state',
    { title: say.title(), description: say.description() },
    cellOf,
    project,
  );
}
