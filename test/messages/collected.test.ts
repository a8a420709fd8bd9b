import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { collectMessages } from '../../scripts/generate/messages.ts';

const messages = collectMessages(resolve(import.meta.dirname, '../../server/src'));

/** What a list of findings shows of a sentence before it is cut, parameters not counted. */
const longestSentence = 90;

const firstSentence = (text: string): string => /^.*?[.?](?=\s|$)/s.exec(text)?.[0] ?? text;

test('the texts of the server are collected by id', () => {
  expect(messages['finding.noRuleNamed']).toBe(
    'This comment names no rule. Write `qms-ignore <rule> -- <reason>`.',
  );
});

test('no text says in its first sentence more than is shown of it', () => {
  const long = Object.entries(messages)
    .map(([id, text]) => [id, firstSentence(text.replaceAll(/\{\w+\}/g, ''))] as const)
    .filter(([, sentence]) => !/[{}]/.test(sentence) && sentence.length > longestSentence);
  expect(long).toEqual([]);
});

test('no text begins or ends with a blank, for it would be glued to another', () => {
  expect(Object.entries(messages).filter(([, text]) => text !== text.trim())).toEqual([]);
});

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** Parameters by how a template uses them: 0 text, 1 as it stands, 2 number, 5 select, 6 plural. */
function usesOf(elements: Elements, found: [string, number][] = []): [string, number][] {
  for (const element of elements) {
    if (element.type !== 0 && element.type !== 7 && element.type !== 8)
      found.push([element.value, element.type]);
    if (element.type === 5 || element.type === 6)
      for (const { value } of Object.values(element.options)) usesOf(value, found);
  }
  return found;
}

test('a figure is written in one way within a text', () => {
  // `#` in a plural has the digits of the language, `{n}` would not: see findings/icu-number-without-format.sh.
  const mixed = Object.entries(messages).filter(([, template]) => {
    const uses = usesOf(new IntlMessageFormat(template, 'en', undefined, { ignoreTag: true }).getAst());
    const counted = new Set(uses.filter(([, type]) => type === 6).map(([name]) => name));
    return uses.some(([name, type]) => type === 1 && counted.has(name));
  });
  expect(mixed.map(([id]) => id)).toEqual([]);
});

test.each([
  ["defineMessages('a', { b: 'x' }); defineMessages('a', { b: 'y' });", /called a\.b already/],
  ["const x = 'y'; defineMessages('a', { b: x });", /a key and a literal/],
  ["const x = 'y'; defineMessages(x, { b: 'y' });", /a literal name/],
  ["defineMessages('a', { b: '{n, plural, one {#}}' });", /./],
])('refuses what could not be collected: %s', (source, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'qms-messages-'));
  try {
    writeFileSync(join(folder, 'a.ts'), source);
    expect(() => collectMessages(folder)).toThrow(expected);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
