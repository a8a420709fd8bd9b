import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const languages = ['de', 'es', 'pt-br'];
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string): Record<string, string> => JSON.parse(read(path));

const sources = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(join('client/src', file)));

/** Every text the client shows, as it stands in `l10n.t('…')`. */
const texts = [
  ...new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1]!.replace(/\\'/g, "'")),
    ),
  ),
].sort();

const placeholders = (text: string): string[] => (text.match(/\{\d+\}/g) ?? []).sort();
const targets = (text: string): string[] => (text.match(/\]\([^)]*\)/g) ?? []).sort();

test('every text the client shows is given to l10n.t as it stands', () => {
  expect(texts.length).toBeGreaterThan(60);
  for (const source of sources) expect(source).not.toMatch(/l10n\.t\(\s*[^\s'/]/);
});

describe.each(languages)('%s', (language) => {
  test('has every text of the client and none that is shown no more', () => {
    expect(Object.keys(json(`l10n/bundle.l10n.${language}.json`)).sort()).toEqual(texts);
  });

  test('keeps the placeholders of every text', () => {
    for (const [text, translated] of Object.entries(json(`l10n/bundle.l10n.${language}.json`))) {
      expect(placeholders(translated), text).toEqual(placeholders(text));
      expect(translated.trim(), text).not.toBe('');
    }
  });

  test('has every text of the manifest, with the same commands to click', () => {
    const english = json('package.nls.json');
    const translated = json(`package.nls.${language}.json`);
    expect(Object.keys(translated).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      expect(targets(translated[key]!), key).toEqual(targets(text));
      expect(translated[key]!.trim(), key).not.toBe('');
    }
  });
});

test('the manifest uses every text there is for it and no other', () => {
  const used = [...new Set(read('package.json').match(/(?<="%)[A-Za-z.]+(?=%")/g) ?? [])].sort();
  expect(used).toEqual(Object.keys(json('package.nls.json')).sort());
});
