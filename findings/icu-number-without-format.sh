#!/usr/bin/env bash
# One number, two spellings in one sentence. In ICU message syntax `{n}` with a number is said to be formatted for the
# locale, as ICU4J and ICU4C do. intl-messageformat and @messageformat/core, both for JavaScript, format `#` inside a
# plural that way and put `{n}` in as JavaScript prints it, so that the two differ in the same sentence: in German
# "12.345,6" next to "12345.6". `{n, number}` is what says the same in both places.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund intl-messageformat@12.1.5 @messageformat/core@3.4.1
cat >show.mjs <<'SHOW'
import { readFileSync } from 'node:fs';
import MessageFormat from '@messageformat/core';
import { IntlMessageFormat } from 'intl-messageformat';

const versionOf = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
const sentence = '{n, plural, other {# rows}}, {n} of them read, {n, number} kept';
const expected = {
  en: '12,345.6 rows, 12345.6 of them read, 12,345.6 kept',
  de: '12.345,6 rows, 12345.6 of them read, 12.345,6 kept',
  'ar-EG': '١٢٬٣٤٥٫٦ rows, 12345.6 of them read, ١٢٬٣٤٥٫٦ kept',
};
let changed = false;
for (const [locale, text] of Object.entries(expected)) {
  const said = {
    'intl-messageformat': new IntlMessageFormat(sentence, locale).format({ n: 12345.6 }),
    '@messageformat/core': new MessageFormat(locale).compile(sentence)({ n: 12345.6 }),
  };
  for (const [name, words] of Object.entries(said)) {
    console.log(`${name} ${versionOf(name)} ${locale}: ${words}`);
    changed ||= words !== text;
  }
}
process.exit(changed ? 1 : 0);
SHOW
node show.mjs
