import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { installedLanguage, localeOfTerminal } from '../../server/src/main/installed-language.ts';
import { defineMessages } from '../../server/src/messages/define-messages.ts';
import { folderWith } from '../cli/run.ts';

const say = defineMessages('test', { hello: 'Hello {name}', bye: 'Bye' });

test.each([
  [{ LANG: 'de_AT.UTF-8' }, 'de-AT'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'fr_FR' }, 'fr-FR'],
  [{ LANG: 'en_US', LC_MESSAGES: 'fr_FR', LC_ALL: 'ca_ES@valencia' }, 'ca-ES'],
  [{ LANG: 'de', LC_ALL: '' }, 'de'],
  [{ LANG: 'C' }, null],
  [{ LC_ALL: 'C.UTF-8', LANG: 'de_DE' }, null],
  [{ LANG: 'POSIX' }, null],
  [{ LANG: '../../etc/passwd' }, null],
  [{}, null],
])('a terminal with %j is in %s', (environment, expected) => {
  expect(localeOfTerminal(environment)).toBe(expected);
});

test('a language is taken from the files next to the program, else its base language, else English', async () => {
  const folder = await folderWith({
    'de.json': '{ "test.hello": "Hallo {name}", "test.bye": 3 }',
    'de-CH.json': '{ "test.hello": "Grüezi {name}" }',
    'fr.json': '{ broken',
    'nl.json': '["a"]',
    'en.json': '{ "test.hello": "Never read" }',
  });
  const hello = (locale: string | null): string => {
    const language = installedLanguage(locale, folder);
    return `${language.tag}: ${language.text(say.hello({ name: 'Jo' }))}`;
  };
  expect(hello('de')).toBe('de: Hallo Jo');
  expect(hello('de-AT')).toBe('de: Hallo Jo');
  expect(hello('de-CH')).toBe('de-CH: Grüezi Jo');
  for (const locale of ['fr', 'nl', 'it', 'en-GB', '../de', 'de/x', '', null])
    expect(hello(locale)).toBe('en: Hello Jo');
  expect(installedLanguage('de', folder).text(say.bye())).toBe('Bye');
  expect(installedLanguage('de', null).tag).toBe('en');
});

test('the built command line speaks the language of the terminal where it is installed', async () => {
  const product = await folderWith({ 'package.json': '{ "name": "qms-as-code", "version": "0.0.0" }' });
  const dist = resolve(import.meta.dirname, '../../dist');
  cpSync(dist, join(product, 'dist'), { recursive: true });
  const texts = JSON.parse(readFileSync(join(dist, 'messages', 'en.json'), 'utf8')) as Record<string, string>;
  mkdirSync(join(product, 'root'));
  writeFileSync(join(product, 'root', 'qms.yaml'), 'organisation: A\n');
  const translated = Object.entries(texts).map(([id, text]) => [id, `⟦${text}⟧`]);
  writeFileSync(join(product, 'dist', 'messages', 'de.json'), JSON.stringify(Object.fromEntries(translated)));
  const messages = (locale: string): string[] => {
    const cli = `import { main } from ${JSON.stringify(join(product, 'dist', 'cli.mjs'))}; process.exitCode = await main(process.argv.slice(1));`;
    const { stdout } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        cli,
        'check',
        '--root',
        join(product, 'root'),
        '--format',
        'json',
        '--no-cache',
      ],
      { encoding: 'utf8', env: { ...process.env, LC_ALL: locale } },
    );
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string }[] };
    return findings.filter(({ rule }) => rule === 'config').map(({ message }) => message);
  };
  const inEnglish = '`organisation` is not a key of qms.yaml. Did you mean `organization`?';
  expect(messages('C')).toEqual([inEnglish]);
  expect(messages('fr_FR.UTF-8')).toEqual([inEnglish]);
  expect(messages('de_AT.UTF-8')[0]).toMatch(/^⟦`organisation` .* ⟦Did you mean `organization`\?⟧⟧$/);
});
