import { type InputItem, inputItems, inputNamed } from '../../../domain/review/inputs.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { JsonObject } from '../../../model/json.ts';
import { changesBetween } from '../../../records/bound-changes.ts';
import { idsOf } from '../../../records/values.ts';
import { topKeys } from '../../content-keys.ts';
import { type ChangeKind, keptRecords } from '../../kind.ts';

const say = defineMessages('input-changed', {
  linked: '{input} {count, plural, one {is} other {are}} linked to {objectives}.',
  added: '{input} {count, plural, one {is} other {are}} new in the review.',
  changed: '{input} {count, plural, one {is} other {are}} changed: {keys}.',
});

const nameOf = ({ keys }: InputItem): string => keys.join('+');
/** Without what other kinds say: which objectives it loses or gains. */
const said = ({ objectives: _, input: __, ...others }: JsonObject): JsonObject => others;

export const kind: ChangeKind = {
  id: 'input-changed',
  group: 'content',
  severity: 'information',
  title: 'An input of a management review is changed',
  explanation: 'An input is linked to a further objective, is new, or says something else.',
  *compare(states) {
    for (const { before, after } of keptRecords(states)) {
      if (after.type !== 'management-review') continue;
      const then = new Map(inputItems(before).map((item) => [nameOf(item), item]));
      for (const item of inputItems(after)) {
        const was = then.get(nameOf(item));
        const named = inputNamed(item, after, states.head.queries);
        const place = { file: after.file, record: after.key, path: ['inputs', item.index] };
        const known = new Set(was === undefined ? [] : idsOf(was.value['objectives']));
        const gained = idsOf(item.value['objectives']).filter((id) => !known.has(id));
        if (gained.length > 0) yield { message: say.linked({ ...named, objectives: listed(gained) }), place };
        else if (was === undefined && !item.empty) yield { message: say.added(named), place };
        const values = was === undefined ? [] : changesBetween(said(was.value), said(item.value));
        if (values.length > 0)
          yield {
            message: say.changed({ ...named, keys: listed(topKeys(values).map((key) => `\`${key}\``)) }),
            place,
            values: values.map((value) => ({ ...value, path: `inputs[${nameOf(item)}].${value.path}` })),
          };
      }
    }
  },
};
