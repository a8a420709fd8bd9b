import { expect, test } from 'vitest';
import { findFormat, formatNames } from '../../server/src/report/formats.ts';
import { finding, result, sarifOptions } from './samples.ts';

const context = { ...sarifOptions, colour: false, width: 80, source: () => undefined };

test('every listed format can be had and writes', () => {
  expect(formatNames).toEqual(['text', 'json', 'github', 'sarif']);
  const starts = formatNames.map((name) => {
    const found = findFormat(name);
    return 'format' in found
      ? found.format(result([finding({})]), context).output.slice(0, 10)
      : found.problem;
  });
  expect(starts).toEqual(['objectives', '{\n  "versi', '::error fi', '{\n  "$sche']);
});

test('only github writes a summary', () => {
  const withSummary = formatNames.filter((name) => {
    const found = findFormat(name);
    return 'format' in found && found.format(result([]), context).summary !== undefined;
  });
  expect(withSummary).toEqual(['github']);
});

test.each([
  ['sariff', 'unknown format `sariff`, did you mean `sarif`?'],
  ['JSON', 'unknown format `JSON`, did you mean `json`?'],
  ['gihub', 'unknown format `gihub`, did you mean `github`?'],
  ['xml', 'unknown format `xml`, use one of text, json, github, sarif.'],
  ['constructor', 'unknown format `constructor`, use one of text, json, github, sarif.'],
  ['a\u001b[31m', 'unknown format `a\\u001b[31m`, use one of text, json, github, sarif.'],
])('a format named %j', (name, problem) => {
  expect(findFormat(name)).toEqual({ problem });
});
