import { expect, test } from 'vitest';
import { signedBody } from '../../server/src/records/signed-body.ts';

const comment = '<!-- qms-ignore placeholder -- the form has this word -->';

test.each([
  ['at the beginning', `${comment}\nWe care.`, 'We care.'],
  ['below a blank line', `We care.\n\n${comment}\nA lot.`, 'We care.\n\nA lot.'],
  ['below another', `We care.\n\n${comment}\n  ${comment}\n\nA lot.`, 'We care.\n\nA lot.'],
  ['with CRLF and blanks at its end', `We care.\r\n\r\n${comment} \t\r\nA lot.`, 'We care.\n\nA lot.'],
])('an ignore comment that is a block of its own is not signed: %s', (_, body, expected) => {
  expect(signedBody(body)).toBe(expected);
});

test.each([
  ['directly below text', `We care.\n${comment}\n`],
  ['in a line of text', `We care. ${comment}`],
  ['in a list', `- We care.\n\n  ${comment}`],
  ['in a code block', `\`\`\`\n\n${comment}\n\`\`\``],
  ['indented as code', `We care.\n\n    ${comment}`],
  ['with text behind it', `${comment} We care.`],
  ['with a second comment behind it', `${comment}<!-- We care. -->`],
  ['over two lines', '<!-- qms-ignore x\n-- y -->'],
  ['that only begins like one', '<!-- qms-ignored: We care. -->'],
  ['with an end before its end', '<!-- qms-ignore x --> We care. -->'],
])('elsewhere an ignore comment is signed: %s', (_, body) => {
  expect(signedBody(body)).toBe(body.trimEnd());
});

test.each([
  ['', ''],
  ['\n', ''],
  ['\n\n', ''],
  ['\n\n\n', ''],
  ['\nWe care.\n', 'We care.'],
  ['\n\nWe care.\n\nA lot.\n\n', 'We care.\n\nA lot.'],
  ['\n \n\nWe care.\n\n\nA lot.\n\n\n', 'We care.\n\nA lot.'],
  ['  We care. \nA lot.\t', '  We care.\nA lot.'],
])('blank lines at the ends, and more than one between, are not signed: %j', (body, expected) => {
  expect(signedBody(body)).toBe(expected);
});

test('line ends make no difference, wherever blanks and blank lines stand', () => {
  const parts = ['\n', ' ', 'a', '\t', '<!-- qms-ignore x -->'];
  const bodies = ['', ...parts];
  for (let length = 1; length < 4; length += 1)
    bodies.push(...bodies.flatMap((body) => parts.map((part) => body + part)));
  for (const body of new Set(bodies))
    expect(signedBody(body.replaceAll('\n', '\r\n'))).toBe(signedBody(body));
});
