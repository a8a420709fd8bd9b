import { defineMessages } from '../messages/define-messages.ts';
import type { ReadingIssue } from '../model/facts.ts';
import type { JsonObject } from '../model/json.ts';
import { keyText } from '../text/node.ts';
import type { YamlDocument } from '../text/yaml.ts';
import { textOf } from './values.ts';

const say = defineMessages('key-unknown.type', {
  mistyped: '`{key}` is not `type`, so this is not read as a record. Write `type`.',
  rename: 'Change to `type`',
});

/**
 * What has an id and `Type` or `TYPE` for `type`: no record, and meant to be one, so that nothing else would say a word
 * of it.
 */
export function mistypedType(
  file: string,
  document: YamlDocument | null,
  own: JsonObject,
): ReadingIssue | null {
  if (textOf(own['id']) === null) return null;
  const root = document?.tree() ?? null;
  const key = Object.keys(own).find((name) => name !== 'type' && name.toLowerCase() === 'type');
  const pair = root?.kind === 'map' ? root.pairs.find((each) => keyText(each.key) === key) : undefined;
  if (key === undefined || pair === undefined) return null;
  const span = { start: pair.key.start, end: pair.key.end };
  return {
    rule: 'key-unknown',
    message: say.mistyped({ key }),
    span,
    ordinal: null,
    path: [key],
    fixes: [
      {
        title: say.rename(),
        certain: false,
        file,
        steps: [{ kind: 'edit', edit: { span, text: 'type' } }],
      },
    ],
  };
}
