import { expect, test } from 'vitest';
import { foldedEmail } from '../../../server/src/domain/people/emails.ts';

test.each([
  ['upper and lower case', 'Meike.Lindner@Example.COM', 'meike.lindner@example.com'],
  ['blanks around it', ' meike@example.com\t', 'meike@example.com'],
])('an e-mail address is the same with %s', (_, one, other) => {
  expect(foldedEmail(one)).toBe(foldedEmail(other));
});

test.each([
  ['another name', 'meike@example.com', 'maike@example.com'],
  ['letters outside ASCII that differ in case', 'Ä@example.com', 'ä@example.com'],
  ['a letter that some languages fold to an ASCII one', 'mei\u212ae@example.com', 'meike@example.com'],
])('but another with %s', (_, one, other) => {
  expect(foldedEmail(one)).not.toBe(foldedEmail(other));
});
