import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { defineMessages } from '../../server/src/messages/define-messages.ts';
import { english, languageOf } from '../../server/src/messages/language.ts';
import { listed } from '../../server/src/messages/listed.ts';

const templates: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../../server/generated/messages.json', import.meta.url), 'utf8'),
);

const say = defineMessages('test', {
  choices:
    '{kind, select, many {{count, plural, one {{name} has one.} other {{name} has #.}}} other {None.}}',
  plain: "Nothing's missing",
  named: '{name} is late',
  counted: '{count, plural, =0 {No record} one {# record of {owner}} other {# records of {owner}}} on {date}',
  kinds: '{kind, select, approved {Approved} other {Signed}} by {who}',
  nested: 'Because {reason}.',
});

describe('messages', () => {
  test('say what is put into them', () => {
    expect(english.text(say.plain())).toBe("Nothing's missing");
    expect(english.text(say.named({ name: 'ACT-1' }))).toBe('ACT-1 is late');
    expect(english.text(say.kinds({ kind: 'approved', who: 'Jane' }))).toBe('Approved by Jane');
    expect(english.text(say.nested({ reason: say.named({ name: 'ACT-1' }) }))).toBe('Because ACT-1 is late.');
  });

  test.each([
    [0, 'No record on 2026-02-01'],
    [1, '1 record of ROLE-QM on 2026-02-01'],
    [1200, '1,200 records of ROLE-QM on 2026-02-01'],
  ])('know plurals: %d', (count, expected) => {
    expect(english.text(say.counted({ count, owner: 'ROLE-QM', date: '2026-02-01' }))).toBe(expected);
  });

  test.each([
    [['a'], 'and', 'a is late'],
    [['a', 'b'], 'and', 'a and b is late'],
    [['a', 'b', 'c'], 'or', 'a, b or c is late'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'or', 'a, b, c, d, e and 2 more is late'],
  ] as const)('list several things: %s', (items, joint, expected) => {
    expect(english.text(say.named({ name: listed(items, joint) }))).toBe(expected);
  });

  test('list in English as the standard for languages has it for Britain', () => {
    for (const [joint, type] of [
      ['and', 'conjunction'],
      ['or', 'disjunction'],
    ] as const)
      for (let count = 0; count < 6; count += 1) {
        const items = ['a', 'b', 'c', 'd', 'e'].slice(0, count);
        const expected = new Intl.ListFormat('en-GB', { type }).format(items);
        expect(english.text(say.named({ name: listed(items, joint) }))).toBe(`${expected} is late`);
      }
  });

  test('say every template of the product as the library says it by itself', () => {
    for (const [id, template] of Object.entries(templates)) {
      const whole = new IntlMessageFormat(template, 'en', undefined, { ignoreTag: true });
      const names = [...template.matchAll(/\{(\w+)/g)].map(([, name]) => name!);
      for (const value of [1, 1200]) {
        const values = Object.fromEntries(names.map((name) => [name, value]));
        expect(english.text({ id, template, values }), id).toBe(String(whole.format(values)));
      }
    }
  });

  test('take values as text, whatever they hold', () => {
    for (const name of ['{kind}', "it''s", '<b>', '#', 'שלום', 'e\u0301', '\u202etxt', '$&', ''])
      expect(english.text(say.named({ name }))).toBe(`${name} is late`);
  });

  test('a parameter that is left out or not there does not compile', () => {
    // @ts-expect-error the date is left out
    const withoutDate = () => english.text(say.counted({ count: 1, owner: 'x' }));
    // @ts-expect-error no parameter is called day
    const withDay = say.named({ name: 'x', day: 'y' });
    // @ts-expect-error there is nothing to put in
    const withAny = say.plain({ name: 'x' });
    // @ts-expect-error the name inside the inner choice is left out
    const withoutName = () => english.text(say.choices({ kind: 'many', count: 2 }));
    expect(withoutDate).toThrow(/date/);
    expect(withoutName).toThrow(/name/);
    expect(english.text(say.choices({ kind: 'many', count: 2, name: 'Ann' }))).toBe('Ann has 2.');
    expect(english.text(withDay)).toBe('x is late');
    expect(english.text(withAny)).toBe("Nothing's missing");
  });
});

describe('another language', () => {
  const german = languageOf('de', {
    'test.named': '{name} ist überfällig',
    'test.counted': '{count, plural, one {Ein Datensatz} other {# Datensätze}}',
    'test.kinds': '{kind, plural',
    'test.nested': 'Weil {grund}.',
    'list.more': '{count, plural, one {einer mehr} other {# weitere}}',
  });

  test('puts the same messages into its own words', () => {
    expect(german.text(say.named({ name: listed(['a', 'b']) }))).toBe('a und b ist überfällig');
    expect(german.text(say.counted({ count: 1200, owner: 'x', date: 'y' }))).toBe('1.200 Datensätze');
    expect(german.text(say.named({ name: listed(['a', 'b', 'c'], 'or', 1) }))).toBe(
      'a und 2 weitere ist überfällig',
    );
  });

  test('says in English what it lacks or has in an unusable form', () => {
    expect(german.text(say.plain())).toBe("Nothing's missing");
    expect(german.text(say.kinds({ kind: 'approved', who: 'Jane' }))).toBe('Approved by Jane');
    expect(german.text(say.nested({ reason: 'x' }))).toBe('Because x.');
  });
});
