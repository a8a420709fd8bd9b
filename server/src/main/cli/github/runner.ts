import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { appendOutput } from '../../../adapters/node/write-file.ts';
import { oneLine } from '../../../document/sanitize.ts';
import { UsageError } from '../usage.ts';

/** What the runner of a workflow says and is told through variables and files. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** An input of the step, without blanks around it; empty where it is not given. */
export const inputOf = (environment: Environment, name: string): string =>
  (environment[`INPUT_${name.toUpperCase()}`] ?? '').trim();

/** An input that is one of a few words. */
export function wordOf<Word extends string>(
  environment: Environment,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const given = inputOf(environment, name);
  const word = given === '' ? words[0] : words.find((each) => each === given);
  if (word === undefined)
    throw new UsageError(`\`${name}: ${oneLine(given, 40)}\` is none of ${words.join(', ')}`);
  return word;
}

/** The value of a variable that every runner sets. */
export function variableOf(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === '')
    throw new UsageError(`\`${name}\` is not set: this runs as a step of a workflow`);
  return value;
}

/** What the workflow runs for, as GitHub describes it; its parts may have any form. */
export function eventOf(environment: Environment): unknown {
  return JSON.parse(readFileSync(variableOf(environment, 'GITHUB_EVENT_PATH'), 'utf8'));
}

/** Sets an output of the step. No value can end itself or set another: the line that ends it is not known before. */
export async function setOutput(environment: Environment, name: string, value: string): Promise<void> {
  const end = `end-${randomUUID()}`;
  await appendOutput(variableOf(environment, 'GITHUB_OUTPUT'), `${name}<<${end}\n${value}\n${end}\n`);
}

/** A line for the log that GitHub shows on top of the run as well. */
export const annotation = (level: 'error' | 'warning' | 'notice', text: string): string =>
  `::${level} title=qms::${oneLine(text, 2000).replaceAll('%', '%25')}\n`;
