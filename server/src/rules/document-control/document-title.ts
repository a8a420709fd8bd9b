import { defineMessages } from '../../messages/define-messages.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank } from '../../records/values.ts';
import { nearest } from '../../schemas/nearest.ts';

const say = defineMessages('document-title', {
  none: 'This record has no title. Add a few words by which people recognize it.',
  addHeading: 'Add the heading "{heading}" as title',
});

/** The first heading of a Markdown body, when it stands at its start. */
const heading = (body: string | null): string | null => {
  const line = body?.trimStart().split('\n', 1)[0] ?? '';
  return line.startsWith('# ') ? line.slice(2).trim() || null : null;
};

/** A key that is the title mistyped: the key has a finding of its own that says so. */
const isMistyped = (data: JsonObject): boolean =>
  Object.keys(data).some((key) => nearest(key, ['title']) !== undefined);

export const rule: RecordRule = {
  id: 'document-title',
  level: 'error',
  basis: 'required',
  title: 'A record without title',
  clauses: ['iso-9001:2015/7.5.2'],
  explanation:
    'Documented information must be identified in a way people understand, and an id alone says nothing to them: lists, messages and the review pack show the title. Add a `title` of a few words. Persons are identified by their name instead.',
  examples: {
    bad: { 'document.yaml': 'id: DOC-1\ntype: document\n' },
    good: { 'document.yaml': 'id: DOC-1\ntype: document\ntitle: Incoming inspection\n' },
  },
  scope: 'record',
  types: [],
  concern: 'must-have',
  check: (record, _queries, report) => {
    if (record.kind === 'container' || record.type === 'person' || !isBlank(record.data['title'])) return;
    if (isMistyped(record.data)) return;
    const found = heading(record.body);
    report({
      message: say.none(),
      place: { file: record.file, record: record.key, path: ['title'], token: 'key' },
      ...(found !== null && {
        fixes: [
          {
            title: say.addHeading({ heading: found }),
            certain: false,
            file: record.file,
            record: record.key,
            steps: [{ kind: 'add-key', path: [], key: 'title', value: JSON.stringify(found) }],
          },
        ],
      }),
    });
  },
};
