import { type InputItem, inputItems, inputNamed } from '../../../domain/review/inputs.ts';
import { isLinked } from '../../../domain/review/linked.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import { listed } from '../../../messages/listed.ts';
import { idsOf } from '../../../records/values.ts';
import { type ChangeKind, keptRecords } from '../../kind.ts';

const say = defineMessages('input-unlinked', {
  unlinked:
    '{input} {count, plural, one {has} other {have}} no linked objective any more. {lost, select, none {} other {Before it was {lost}.}}',
  fewer: '{input} {count, plural, one {is} other {are}} not linked to {lost} any more.',
});

/** The section that covers an input in another state of a review. */
const sectionOn = (keys: readonly string[], items: readonly InputItem[]): InputItem | undefined =>
  items.find((item) => keys.some((key) => item.keys.includes(key)));

export const kind: ChangeKind = {
  id: 'input-unlinked',
  group: 'content',
  severity: 'error',
  title: 'An input of a management review loses its objective',
  explanation:
    'An input that led to an objective does not any more: what was looked at there has no aim that anybody follows.',
  tells: ['review-input-unlinked'],
  *compare(states) {
    for (const { before, after } of keptRecords(states)) {
      if (after.type !== 'management-review') continue;
      const now = inputItems(after);
      for (const item of inputItems(before)) {
        const section = sectionOn(item.keys, now);
        const ids = new Set(section === undefined ? [] : idsOf(section.value['objectives']));
        const lost = idsOf(item.value['objectives']).filter((id) => !ids.has(id));
        const wasLinked = isLinked(item, states.base.queries);
        const isStill = section !== undefined && isLinked(section, states.head.queries);
        if (!wasLinked || (isStill && lost.length === 0) || section?.notApplicable === true) continue;
        const named = inputNamed(item, before, states.base.queries);
        const words = { ...named, lost: lost.length === 0 ? 'none' : listed(lost) };
        yield {
          message: isStill ? say.fewer(words) : say.unlinked(words),
          place: {
            file: after.file,
            record: after.key,
            path: section === undefined ? ['inputs'] : ['inputs', section.index],
          },
          values: [
            {
              path: `inputs[${item.keys.join('+')}].objectives`,
              ...(lost.length === 0 ? {} : { before: [...idsOf(item.value['objectives'])] }),
              ...(ids.size === 0 ? {} : { after: [...ids] }),
            },
          ],
          ...(isStill ? { severity: 'warning' as const } : {}),
        };
      }
    }
  },
};
