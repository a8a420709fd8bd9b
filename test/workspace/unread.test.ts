import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/model/finding.ts';
import { check, openProject } from '../rules/harness.ts';
import { acmeTexts } from './acme.ts';

/** What a file that can be read in part only does to the others. */

const acme = acmeTexts();
const today = '2026-02-01';

const shown = ({ rule, file, message }: Finding): string => `${rule} | ${file} | ${message}`;

/** A project that stays open: what is found once some text is another, and no longer was before. */
async function watched(files: Readonly<Record<string, string>>) {
  const { project, memory } = await openProject(files, { today });
  const before = new Set(project.outcome().findings.map(shown));
  return {
    async newIn(path: string, text: string): Promise<readonly Finding[]> {
      const findingsWith = async (content: string): Promise<readonly Finding[]> => {
        memory.write(path, content);
        await project.update([path]);
        await project.publish();
        return project.outcome().findings;
      };
      const found = await findingsWith(text);
      expect(new Set((await findingsWith(files[path]!)).map(shown))).toEqual(before);
      return found.filter((finding) => !before.has(shown(finding)));
    },
  };
}

/** A line as two people changed it. */
const conflict = (line: string): string =>
  [
    '<<<<<<< HEAD',
    line,
    '=======',
    line.replace(/^(\s*(?:- )?)([\w-]+:).*$/, '$1$2 something else'),
    '>>>>>>> change-2026-01',
  ].join('\n');

const inConflict = (text: string, line: number): string =>
  text
    .split('\n')
    .map((each, at) => (at === line ? conflict(each) : each))
    .join('\n');

/** The lines of a file with a key, a few of them. */
function someLines(text: string, within: (line: number) => boolean): readonly number[] {
  const lines = text
    .split('\n')
    .flatMap((line, at) => (within(at) && /^\s*(?:- )?[\w-]+: \S/.test(line) ? [at] : []));
  return [0, 0.6].map((share) => lines[Math.floor(share * lines.length)]!);
}

test('a merge conflict is all that is reported, whichever file of the example company it is in', async () => {
  const { newIn } = await watched(acme);
  let tried = 0;
  for (const [path, text] of Object.entries(acme)) {
    if (!/^id:/m.test(text) || !/\.(?:md|yaml)$/.test(path) || path.startsWith('exceptions/')) continue;
    const end = path.endsWith('.md') ? text.split('\n').indexOf('---', 1) : Number.POSITIVE_INFINITY;
    for (const line of new Set(someLines(text, (at) => at < end))) {
      const found = await newIn(path, inConflict(text, line));
      tried += 1;
      expect(found.map(shown), `${path}:${line + 1}`).toEqual([
        expect.stringMatching(/^(?:yaml|front-matter)-syntax \| .* \| Two versions of this text were merged/),
      ]);
      expect(found[0]!.file).toBe(path);
    }
  }
  expect(tried).toBeGreaterThan(60);
});

test('an exception that could not be read silences nothing', async () => {
  const { newIn } = await watched(acme);
  const path = 'exceptions/EXC-2025-01.yaml';
  const found = await newIn(path, inConflict(acme[path]!, 3));
  expect(found.map(({ rule }) => rule)).toEqual(['yaml-syntax', 'supplier-reevaluation-overdue']);
});

/** A slip of the pen in a line `key: value`: a quote that is never closed. */
const slip = (line: string): string => line.replace(/: .*$/, ': "Supplier');

test('a text that does not parse is all that is reported, too', async () => {
  const { newIn } = await watched(acme);
  for (const [path, text] of Object.entries(acme)) {
    if (!/^id:/m.test(text) || !/\.(?:md|yaml)$/.test(path) || path.startsWith('exceptions/')) continue;
    const end = path.endsWith('.md') ? text.split('\n').indexOf('---', 1) : Number.POSITIVE_INFINITY;
    const [line = 0] = someLines(text, (at) => at < end && at > 2);
    const broken = text
      .split('\n')
      .map((each, at) => (at === line ? slip(each) : each))
      .join('\n');
    const found = await newIn(path, broken);
    expect(found.length, `${path}:${line + 1}`).toBeGreaterThan(0);
    for (const { rule, file } of found)
      expect([rule, file]).toEqual([path.endsWith('.md') ? 'front-matter-syntax' : 'yaml-syntax', path]);
  }
});

test.each([
  ['a blank line', '\n', true],
  ['blank lines with CRLF', ' \r\n\r\n', true],
  ['a comment', '<!-- markdownlint-disable -->\n', false],
  ['a heading', '# Quality policy\n\n', false],
  ['the closing fence gone', null, false],
])('front matter with %s above it is all that is reported', async (_name, above, isCertain) => {
  const { newIn } = await watched(acme);
  const files = Object.entries(acme).filter(
    ([path, text]) => path.endsWith('.md') && text.startsWith('---\nid:'),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const [path, text] of files) {
    const found = await newIn(path, above === null ? text.replace(/\n---\n/, '\n') : above + text);
    expect(found.map(({ rule, file }) => [rule, file])).toEqual([['front-matter-syntax', path]]);
    const [fix] = found[0]!.fixes;
    expect(fix?.certain ?? false).toBe(isCertain);
  }
});

const policy = 'id: POL-1\ntype: quality-policy\nstatus: effective\nversion: "1"\n';
const broken = `${policy}title: "Quality\n`;

test('only what the text may hold is not called absent', async () => {
  const rules = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
    (await check(files)).findings.map(({ rule }) => rule);
  expect(await rules({ 'a.yaml': broken })).not.toContain('policy-missing');
  expect(await rules({ 'a.yaml': broken })).toEqual(expect.arrayContaining(['yaml-syntax', 'scope-missing']));
  expect(await rules({ 'a.yaml': broken.replace('quality-policy', 'risk') })).toContain('policy-missing');
});

test('ids of either version of a merge conflict are there, others are not', async () => {
  const files = {
    'risks.yaml':
      'id: REG-1\ntype: register\nof: risk\nitems:\n  - id: RSK-1\n<<<<<<< HEAD\n  - id: RSK-2\n=======\n  - id: RSK-3\n>>>>>>> b\n  - id: RSK-4\n',
    'manual.md':
      '---\nid: DOC-1\ntype: document\nstatus: effective\n---\n[[RSK-1]] [[RSK-2]] [[RSK-3]] [[RSK-4]] [[RSK-5]]\n',
  };
  const unresolved = (await check(files)).findings.filter(({ rule }) => rule === 'reference-unresolved');
  expect(unresolved.map(({ message }) => message.slice(0, 27))).toEqual(['No record has the id RSK-5.']);
});

test('a text whose finding is lowered or off hides nothing', async () => {
  for (const level of ['off', 'warning', 'information']) {
    const { findings } = await check({
      'qms.yaml': `organization: Test\nrules: { yaml-syntax: ${level} }\n`,
      'a.yaml': broken,
    });
    expect(findings.map(({ rule }) => rule)).toContain('signoff-missing');
  }
  const { findings } = await check({ 'a.yaml': broken });
  expect(findings.map(({ rule }) => rule)).not.toContain('signoff-missing');
});

test('no comment silences that front matter cannot be read', async () => {
  const { findings } = await check({
    'a.md': `---\n${policy}# qms-ignore front-matter-syntax -- It is meant so\ntitle: "Quality\n---\n`,
  });
  expect(findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['front-matter-syntax', 'ignore-unused']),
  );
});
