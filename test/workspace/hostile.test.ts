import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../server/src/adapters/node/file-system.ts';
import { openProject as openFolder } from '../../server/src/main/open-project.ts';
import { runs } from '../property-runs.ts';
import { check } from '../rules/harness.ts';
import { acmeTexts } from './acme.ts';

const record = (extra: string): string => `id: RSK-1\ntype: risk\ntitle: A risk\nstatus: open\n${extra}\n`;

/** Checks a repository of one file; every range must lie in the text. */
async function checkFile(path: string, content: string | Uint8Array) {
  const { findings } = await check({ [path]: content }, { hostile: true });
  for (const { range, message, rule } of findings) {
    expect(range.start.line, rule).toBeGreaterThanOrEqual(0);
    expect(range.end.line > range.start.line || range.end.character >= range.start.character, rule).toBe(
      true,
    );
    expect(message).not.toBe('');
  }
  return findings.filter(({ file }) => file === path).map(({ rule }) => rule);
}

describe('any bytes give findings, never a crash', () => {
  test.each(['a.yaml', 'a.md', 'qms.yaml'])('random bytes as %s', async (path) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await checkFile(path, bytes);
      }),
      { numRuns: runs(150) },
    );
  });

  test.each(['a.yaml', 'a.md', 'qms.yaml'])('random YAML-like text as %s', async (path) => {
    const word = fc.constantFrom(
      ...[
        'id: RSK-1\n',
        'type: risk\n',
        '---\n',
        '- ',
        '  ',
        '&a ',
        '*a',
        '<<: ',
        '? ',
        ': ',
        '!!str ',
        '|\n',
        '>-\n',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
      ],
      ...[
        '#',
        '%YAML 1.2\n',
        '\t',
        '\r\n',
        '\u0000',
        '\u202e',
        '[[RSK-1]]',
        '<!-- qms-ignore x -->',
        'qms-ignore',
        '`',
        '```\n',
        '😀',
        '\ud800',
      ],
      ...[
        'constructor: 1\n',
        '__proto__: { a: 1 }\n',
        'signOffs:\n',
        'items:\n',
        'of: risk\n',
        'date: 2026-02-30\n',
        '1e999',
        '0x1F',
        '~',
        'null: 1\n',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 40 }), async (words) => {
        await checkFile(path, words.join(''));
      }),
      { numRuns: runs(300) },
    );
  });

  test('records of the example company cut off anywhere', async () => {
    const texts = acmeTexts();
    const paths = Object.keys(texts).filter((path) => /\.(yaml|md)$/.test(path));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.nat(), async (path, from, length) => {
        const text = texts[path]!;
        const start = from % text.length;
        await checkFile(path, text.slice(0, start) + text.slice(start + (length % 40)));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('hostile records', () => {
  test.each([
    [
      'alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`).join('\n')}`,
      'yaml-ambiguous',
    ],
    ['self alias', 'a: &a [*a]', 'yaml-ambiguous'],
    ['deep nesting', `a: ${'['.repeat(20_000)}`, 'yaml-syntax'],
    [
      'deep mappings',
      Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'yaml-syntax',
    ],
    [
      'prototype keys',
      '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }',
      'key-unknown',
    ],
    ['id of another kind', 'owner: constructor', 'reference-unresolved'],
    ['path as id', 'owner: ../../etc/passwd', 'schema'],
    ['file outside the root', 'attachments: [{ file: ../../etc/passwd }]', 'link-broken'],
  ])('%s', async (_, extra, rule) => {
    expect(await checkFile('a.yaml', record(extra))).toContain(rule);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['blanks before a line end', `note: "${' '.repeat(200_000)}x"`],
    ['blanks at the end', ' '.repeat(200_000)],
    ['open brackets in a body', ''],
    ['a very long line', `description: ${'word '.repeat(150_000)}`],
    ['many placeholders', `description: ${'TBD '.repeat(50_000)}`],
    ['many comments', '# qms-ignore x -- y\n'.repeat(5000)],
  ])('%s take no quadratic time', async (_, extra) => {
    await checkFile('a.yaml', record(extra));
  });

  test.each(['[', '[[', '![', '<!--', '`', '*', '> ', '- ', '\\', '<a ', '[[A-1|', '](', '&amp;', '# '])(
    'a body of %s',
    async (piece) => {
      await checkFile('a.md', `---\n${record('')}---\n${piece.repeat(50_000)}\n`);
    },
  );

  test('a register of ten thousand items', async () => {
    const items = Array.from(
      { length: 10_000 },
      (_, index) => `  - { id: RSK-${index}, title: T, status: open }\n`,
    ).join('');
    await checkFile('a.yaml', `type: register\nof: risk\nid: REG\nitems:\n${items}`);
  });

  test('a chain of three thousand parents and a circle', async () => {
    const documents = Array.from(
      { length: 3_000 },
      (_, index) => `id: PRC-${index}\ntype: process\ntitle: P\nparent: PRC-${(index + 1) % 3_000}\n`,
    );
    await checkFile('a.yaml', documents.join('---\n'));
  });
});

describe('a folder on disk', () => {
  test('symbolic links are not followed, unreadable and odd entries are passed over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qms-hostile-'));
    try {
      const root = join(folder, 'root');
      mkdirSync(join(root, 'real'), { recursive: true });
      writeFileSync(join(folder, 'secret.yaml'), record('description: secret'));
      writeFileSync(join(root, 'qms.yaml'), 'organization: Test\n');
      writeFileSync(
        join(root, 'real', 'a.md'),
        `---\n${record('attachments: [{ file: ../link.yaml }]')}---\n[x](../linked/secret.yaml)\n`,
      );
      symlinkSync(join(folder, 'secret.yaml'), join(root, 'link.yaml'));
      symlinkSync(folder, join(root, 'linked'));
      mkdirSync(join(root, 'folder.yaml'));
      const files = nodeFileSystem(root);
      expect(await files.list()).toEqual(['qms.yaml', 'real/a.md']);
      for (const path of ['link.yaml', 'linked/secret.yaml', '../secret.yaml', 'folder.yaml', 'none.yaml']) {
        expect(await files.read(path, 1000)).toEqual({ kind: 'missing' });
      }
      const project = await openFolder(root, { today: '2026-02-01', cache: false });
      await project.publish();
      expect([...project.store.records.values()].map(({ id }) => id)).toEqual(['RSK-1']);
      expect(project.outcome().findings.map(({ rule }) => rule)).toContain('link-broken');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('a qms.yaml above the limit gives a finding, and nothing it says holds', async () => {
    const large = `organization: Test\nrules: { risk-untreated: off }\n${'# filler\n'.repeat(200_000)}`;
    expect(await checkFile('qms.yaml', large)).toContain('config');
  });

  test('a file above the limit gives a finding and is not read', async () => {
    const large = `${record('')}${'# filler\n'.repeat(200_000)}`;
    expect(await checkFile('a.yaml', large)).toEqual(['yaml-syntax']);
  });
});
