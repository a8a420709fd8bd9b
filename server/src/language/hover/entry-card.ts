import { defineMessages } from '../../messages/define-messages.ts';
import { listed } from '../../messages/listed.ts';
import type { HeldEntry } from '../../model/queries.ts';
import { entryTitle } from '../../records/entry-title.ts';
import { titleOf } from '../../records/record-title.ts';
import type { Project } from '../../workspace/project.ts';
import { code, escapeMarkdown, shortened } from '../markdown-text.ts';

const say = defineMessages('hover.entry', {
  entryOf: 'Entry of {list} in {record}',
  noReferrers: 'Referred to by: nothing',
  referrers: 'Referred to by: {records}',
});

/** Longest title shown in full. */
const longestTitle = 200;

/** Referring records that are named; the others are counted. */
const named = 8;

/** An entry of a list at a glance, as Markdown without HTML: what it is, where it stands, and who refers to it. */
export function entryCard(held: HeldEntry, { queries, language, catalogue }: Project): string {
  const { record, entry } = held;
  const list = entry.path.findLast((segment) => typeof segment === 'string') ?? '';
  const title = escapeMarkdown(shortened(entryTitle(held) ?? '', longestTitle));
  const whole = escapeMarkdown(shortened(titleOf(record) ?? '', longestTitle));
  const state = [catalogue.get(record.type)?.title ?? record.type, record.status ?? ''];
  const ids = new Set(
    queries.referrers(entry.id).map(({ source }) => (source.id === '' ? source.file : source.id)),
  );
  const referrers =
    ids.size === 0
      ? say.noReferrers()
      : say.referrers({ records: listed([...ids].map(escapeMarkdown), 'and', named) });
  return [
    `**${code(entry.id)}** ${title}`.trimEnd(),
    language.text(
      say.entryOf({
        list: code(String(list)),
        record: `${code(record.id || record.file)} ${whole}`.trimEnd(),
      }),
    ),
    escapeMarkdown(state.filter((part) => part !== '').join(' · ')),
    `- ${language.text(referrers)}`,
  ].join('\n\n');
}
