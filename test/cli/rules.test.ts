import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { ruleReference } from '../../server/src/report/rule-text.ts';
import { Slugger } from '../../server/src/text/slug.ts';
import { documentation } from '../../server/src/workspace/findings/documentation.ts';
import { qms } from './run.ts';

test('the list has one line per rule with level, basis and title', async () => {
  const { code, out } = await qms('rules');
  expect(code).toBe(0);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(rules.length);
  for (const [index, { id, level, basis, title }] of rules.entries())
    expect(lines[index]!.split(/ {2,}/)).toEqual([id, level, basis, title]);
});

test('a rule is explained with clauses and examples', async () => {
  const { out } = await qms('rules', 'signoff-stale');
  expect(out).toContain(
    'signoff-stale: Signed content has changed\nerror · a rule of this system · ISO 9001:2015 and 2026, 7.5.2 and 7.5.3',
  );
  expect(out).toMatch(
    /Reported \(on 2026-03-02\):\n {2}# policy\.md\n {2}---\n[\s\S]*Not reported:\n {2}# policy\.md/,
  );
});

test('tools get the same as data', async () => {
  const all = JSON.parse((await qms('rules', '--format', 'json')).out);
  expect(all.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
  const one = JSON.parse((await qms('rules', 'policy-missing', '--format', 'json')).out);
  expect(one).toMatchObject({
    id: 'policy-missing',
    level: 'error',
    basis: 'documented',
    docs: documentation('policy-missing'),
  });
  expect(one.clauses[0]).toEqual({ ref: 'iso-9001:2015/5.2.1', label: 'ISO 9001:2015, 5.2.1' });
});

test.each([
  [['rules', 'signof-stale'], /did you mean `signoff-stale`\?/],
  [['rules', 'zzzzzz'], /`qms rules` lists them/],
  [['rules', 'a', 'b'], /one too many/],
  [['rules', '--format', 'jsn'], /did you mean json\?/],
  [['rules', '--fromat', 'json'], /did you mean `--format`\?/],
  [['rulse'], /did you mean `qms rules`\?/],
])('%j is one line and exit 2', async (args, message) => {
  const { code, out, err } = await qms(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
  expect(err).toMatch(/^qms: [^\n]+\n$/);
});

test.each(['check', 'init', 'new', 'sign', 'rules'])('qms %s --help says how to use it', async (command) => {
  const { code, out } = await qms(command, '--help');
  expect(code).toBe(0);
  expect(out.startsWith(`Usage: qms ${command}`)).toBe(true);
});

const reference = readFileSync(resolve(import.meta.dirname, '../../docs/rules.md'), 'utf8');

test('docs/rules.md is what scripts/docs.ts writes now', () => {
  expect(reference).toBe(ruleReference(rules));
});

test('every finding’s documentation link leads to an anchor of docs/rules.md', () => {
  const slugger = new Slugger();
  const outsideFences = reference.replace(/^(`{3,})\w*\n[\s\S]*?^\1$/gm, '');
  const anchors = [...outsideFences.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slugger.slug(heading!));
  expect(
    rules.map(({ id }) => documentation(id).split('#')[1]).filter((anchor) => !anchors.includes(anchor!)),
  ).toEqual([]);
});
