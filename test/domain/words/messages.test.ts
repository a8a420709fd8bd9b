import { expect, test } from 'vitest';
import { durationNamed } from '../../../server/src/domain/words/durations.ts';
import { keysListed } from '../../../server/src/domain/words/lists.ts';
import { asPractice } from '../../../server/src/domain/words/practice.ts';
import { idAndTitle, nameAndId, typeAndId } from '../../../server/src/domain/words/records.ts';
import { defineMessages } from '../../../server/src/messages/define-messages.ts';
import { english } from '../../../server/src/messages/language.ts';
import { openProject } from '../../rules/harness.ts';

const say = defineMessages('test.words', { about: 'This is about {what}.' });

test.each([
  ['P12M', '12 months'],
  ['P1M', '1 month'],
  ['P1Y', '12 months'],
  ['P5D', '5 days'],
  ['P1M1D', '1 month and 1 day'],
  ['P0D', '0 days'],
  ['soon', 'soon'],
])('the duration %s is %s', (value, words) => {
  expect(english.text(durationNamed(value))).toBe(words);
});

test('a record is named by its type and id, or by its title', () => {
  expect(english.text(typeAndId({ type: 'quality-policy', id: 'POL-1' }))).toBe('quality policy POL-1');
  expect(english.text(typeAndId({ type: 'quality-policy', id: '' }))).toBe('quality policy without id');
  expect(english.text(idAndTitle({ id: 'POL-1', title: '{We} care' }))).toBe('POL-1 "{We} care"');
  expect(english.text(idAndTitle({ id: 'POL-1', title: null }))).toBe('POL-1');
});

test('a person is named with the id, or by it alone', async () => {
  const { project } = await openProject({
    'a.yaml': 'id: PER-1\ntype: person\nname: Jane Doe\n',
    'b.yaml': 'id: PER-2\ntype: person\n',
  });
  const named = (id: string): string => english.text(nameAndId(project.queries, id));
  expect(named('PER-1')).toBe('Jane Doe (PER-1)');
  expect(named('PER-2')).toBe('PER-2');
  expect(named('PER-3')).toBe('PER-3');
});

test('keys are listed as they are typed, and practice is said at the end', () => {
  expect(english.text(say.about({ what: keysListed(['owner', 'due'], 'or') }))).toBe(
    'This is about `owner` or `due`.',
  );
  expect(english.text(asPractice(say.about({ what: 'that' })))).toBe(
    'This is about that. Practice, not a requirement.',
  );
});
