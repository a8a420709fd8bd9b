import type { ValueChange } from '../../../domain/trust/changes.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import type { QmsRecord } from '../../../model/record.ts';
import { changesBetween } from '../../../records/bound-changes.ts';
import { textOf, textsOf } from '../../../records/values.ts';
import type { ChangeKind } from '../../kind.ts';

const say = defineMessages('exception-added', {
  added:
    'An exception from {rules} is new{until, select, none {, without a last day} other {, until {until}}}. It silences what it names once it is signed.',
  changed: 'An exception from {rules} says something else than before: {keys}.',
});

/** What an exception says, besides who signed it and in which state it is. */
function contentOf({ data }: QmsRecord): QmsRecord['data'] {
  const { signOffs: _, status: __, ...content } = data;
  return content;
}

export const kind: ChangeKind = {
  id: 'exception-added',
  group: 'checks',
  severity: 'warning',
  title: 'An exception is new, or says something else',
  explanation:
    'An exception silences findings of the rules and records that it names, once it is signed. That it is signed is shown as `sign-off-added`.',
  *compare({ pairs }) {
    for (const { before, after } of pairs) {
      if (after?.type !== 'exception') continue;
      const values: readonly ValueChange[] =
        before === null ? [] : changesBetween(contentOf(before), contentOf(after));
      if (before !== null && values.length === 0) continue;
      const rules = listed(textsOf(after.data['rules']).map((rule) => `\`${rule}\``));
      yield {
        message:
          before === null
            ? say.added({ rules, until: textOf(after.data['until']) ?? 'none' })
            : say.changed({ rules, keys: listed(values.map(({ path }) => `\`${path}\``)) }),
        place: { file: after.file, record: after.key, path: ['id'] },
        values,
      };
    }
  },
};
