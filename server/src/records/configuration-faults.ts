import { defineMessages } from '../messages/define-messages.ts';
import type { FixPlan } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { Path } from '../model/text.ts';
import { configurationFile } from './configuration.ts';
import { isObject } from './values.ts';

const say = defineMessages('fix.setting', {
  change: 'Change to `{name}`',
  remove: 'Delete this line',
});

/** How a check of the configuration says what is wrong, and where. */
export type ReportAt = (
  message: Message,
  path: Path,
  token?: 'key' | 'value',
  fixes?: readonly FixPlan[],
) => void;

/** The keys of a mapping; none of anything else. */
export const keysOf = (value: Json | undefined): string[] => (isObject(value) ? Object.keys(value) : []);

/** The repair of a name that is nearly right. */
export const changeTo = (name: string, path: Path, token: 'key' | 'value' = 'value'): FixPlan => ({
  title: say.change({ name }),
  certain: false,
  file: configurationFile,
  steps: [
    token === 'key' ? { kind: 'rename-key', path, key: name } : { kind: 'replace-value', path, value: name },
  ],
});

/** The repair of a setting that has no place there. */
export const removal = (path: Path): FixPlan => ({
  title: say.remove(),
  certain: false,
  file: configurationFile,
  steps: [{ kind: 'remove-key', path }],
});
