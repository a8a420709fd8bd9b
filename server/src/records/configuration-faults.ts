import type { FixPlan } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { Path } from '../model/text.ts';
import { configurationFile } from './configuration.ts';
import { isObject } from './values.ts';

/** How a check of the configuration says what is wrong, and where. */
export type ReportAt = (
  message: string,
  path: Path,
  token?: 'key' | 'value',
  fixes?: readonly FixPlan[],
) => void;

/** The keys of a mapping; none of anything else. */
export const keysOf = (value: Json | undefined): string[] => (isObject(value) ? Object.keys(value) : []);

/** A name from the configuration, as a sentence shows it. */
export const excerpt = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** The repair of a name that is nearly right. */
export const changeTo = (name: string, path: Path, token: 'key' | 'value' = 'value'): FixPlan => ({
  title: `Change to \`${name}\``,
  certain: false,
  file: configurationFile,
  steps: [
    token === 'key' ? { kind: 'rename-key', path, key: name } : { kind: 'replace-value', path, value: name },
  ],
});

/** The repair of a setting that has no place there. */
export const removal = (path: Path): FixPlan => ({
  title: 'Delete this line',
  certain: true,
  file: configurationFile,
  steps: [{ kind: 'remove-key', path }],
});
