import { expect, test } from 'vitest';
import { templateOf } from '../../server/src/messages/define-messages.ts';
import { english } from '../../server/src/messages/language.ts';
import { noting } from '../../server/src/messages/noting.ts';
import type { Message } from '../../server/src/model/message.ts';
import { asMessages, readBack, templatesIn, written } from '../../server/src/workspace/kept/plain.ts';

const said = (id: string, template: string, values: Message['values'] = {}): Message => ({
  id,
  template,
  values,
});

const templates: Readonly<Record<string, string>> = {
  'a.owner': 'No owner is named in {place}.',
  'a.place': 'the {what}',
  'a.alone': '{name}',
};
const owner = said('a.owner', templates['a.owner']!, {
  place: said('a.place', templates['a.place']!, { what: 'register' }),
});

test('sentences of ours are kept by their ids, and come back in the same words', () => {
  const language = noting(english);
  const alone = said('a.alone', templates['a.alone']!, { name: 'RSK-1' });
  const found = {
    message: language.text(owner),
    related: [{ message: language.text(alone), line: 3 }],
    names: ['RSK-1', 'their own words'],
    nothing: null,
  };
  const kept = asMessages(found, language.messageOf);
  const text = written(kept);
  expect(templatesIn(kept)).toEqual(templates);
  expect(text).not.toContain('No owner');
  expect(text).toContain('their own words');
  expect(readBack(text, (id) => templates[id], english)).toEqual(found);
  expect(readBack(text, (id) => templates[id])).toEqual(kept);
});

test('words that no message was put into stay as they are', () => {
  const language = noting(english);
  expect(language.text('written by somebody')).toBe('written by somebody');
  expect(language.messageOf('written by somebody')).toBeUndefined();
  expect(asMessages('written by somebody', language.messageOf)).toBe('written by somebody');
});

test('messages in lists within messages, and sets, come back', () => {
  const list = { items: [owner, 'RSK-2'], joint: 'and', most: 3 } as const;
  const value = { of: said('a.alone', templates['a.alone']!, { name: list }), ids: new Set(['RSK-1']) };
  expect(readBack(written(value), (id) => templates[id])).toEqual(value);
  expect(readBack(written('text'), templateOf)).toBe('text');
});

test('a message that no text is known of is not read back', () => {
  const text = written([said('a.gone', 'Gone')]);
  expect(templateOf('a.gone')).toBeUndefined();
  expect(() => readBack(text, templateOf)).toThrow('no message is called a.gone');
});
