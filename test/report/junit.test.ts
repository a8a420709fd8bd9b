import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse, type TestCase } from 'junit2json';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { oneLine } from '../../server/src/document/sanitize.ts';
import { formatJunit, type JunitOptions } from '../../server/src/report/junit.ts';
import type { CheckResult } from '../../server/src/report/result.ts';
import { anyResult } from './hostile-results.ts';
import { finding, range, result, rules, suppressed } from './samples.ts';

const options: JunitOptions = { rules };

/** Problems by the schema of Jenkins. It does not know `file`, which GitLab links and Jenkins passes over. */
async function problemsOf(...reports: readonly string[]): Promise<readonly string[]> {
  const xml = reports.map((contents, index) => ({
    fileName: `${index}.xml`,
    contents: contents.replace(/( name="[^"]*") file="[^"]*"/g, '$1'),
  }));
  const schema = readFileSync(new URL('../fixtures/junit/jenkins-junit.xsd', import.meta.url), 'utf8');
  return (await validateXML({ xml, schema })).errors.map(({ rawMessage }) => rawMessage);
}

/** Tests as a reader of JUnit reports finds them. */
async function read(report: string): Promise<readonly TestCase[]> {
  const suites = await parse(report);
  if (!suites || !('testsuite' in suites)) throw new Error('no test suites');
  return suites.testsuite?.flatMap(({ testcase }) => testcase ?? []) ?? [];
}

const given = result(
  [
    finding({ severity: 'warning', record: 'OBJ-2', fingerprint: 'f2' }),
    finding({ range: range(9, 4, 9, 8), path: 'indicator', clauses: ['iso-9001:2015/6.2.1'] }),
    finding({ range: range(12, 4, 12, 8), path: 'indicator' }),
  ],
  [suppressed({ record: 'OBJ-3' }, 'ignore', 'false alarm')],
  ['placeholder'],
);

test('a test per finding, and one per rule that found nothing', async () => {
  const report = formatJunit(given, { ...options, rootFromRepository: 'acme' });
  expect(await problemsOf(report)).toEqual([]);
  const message = 'OBJ-1 has no measure. Name an indicator and a target.';
  expect(report).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="qms" tests="6" failures="2" errors="0">
  <testsuite name="qms" tests="6" failures="2" errors="0" skipped="4">
    <testcase classname="qms.trust" name="trust: qms.yaml rules.placeholder" file="acme/qms.yaml" time="0"><skipped>information at acme/qms.yaml:3:3: \`placeholder\` is switched off.</skipped></testcase>
    <testcase classname="qms.objective-measure" name="objective-measure: OBJ-2" file="acme/objectives/OBJ-1.yaml" time="0"><skipped>warning at acme/objectives/OBJ-1.yaml:1:1: ${message}</skipped></testcase>
    <testcase classname="qms.objective-measure" name="objective-measure: OBJ-3" file="acme/objectives/OBJ-1.yaml" time="0"><skipped>silenced (ignore: false alarm), error at acme/objectives/OBJ-1.yaml:1:1: ${message}</skipped></testcase>
    <testcase classname="qms.objective-measure" name="objective-measure: OBJ-1 indicator" file="acme/objectives/OBJ-1.yaml" time="0"><failure type="error" message="error at acme/objectives/OBJ-1.yaml:10:5: ${message} (ISO 9001:2015, 6.2.1)">error at acme/objectives/OBJ-1.yaml:10:5: ${message} (ISO 9001:2015, 6.2.1)</failure></testcase>
    <testcase classname="qms.objective-measure" name="objective-measure: OBJ-1 indicator/2" file="acme/objectives/OBJ-1.yaml" time="0"><failure type="error" message="error at acme/objectives/OBJ-1.yaml:13:5: ${message}">error at acme/objectives/OBJ-1.yaml:13:5: ${message}</failure></testcase>
    <testcase classname="qms.placeholder" name="placeholder" time="0"><skipped>switched off in qms.yaml</skipped></testcase>
  </testsuite>
</testsuites>
`,
  );
});

test('the schema refuses a report that is wrong', async () => {
  const report = formatJunit(given, options);
  expect(await problemsOf(report.replace(' name="placeholder"', ''))).not.toEqual([]);
  expect(await problemsOf(report.replace('&', '&&').replace('</skipped>', ''))).not.toEqual([]);
});

test('a test fails where its finding makes the check fail', async () => {
  const failed = async (fails: NonNullable<JunitOptions['fails']>) =>
    (await read(formatJunit(given, { ...options, fails }))).flatMap(({ name, failure }) =>
      failure === undefined ? [] : [name],
    );
  expect(await failed(() => true)).toEqual([
    'objective-measure: OBJ-2',
    'objective-measure: OBJ-1 indicator',
    'objective-measure: OBJ-1 indicator/2',
  ]);
  expect(await failed(({ severity }) => severity === 'warning')).toEqual(['objective-measure: OBJ-2']);
  expect(await failed(() => false)).toEqual([]);
});

test('with nothing found every rule passes, so that no reader misses the tests', async () => {
  const report = formatJunit(result([]), options);
  expect(await problemsOf(report)).toEqual([]);
  expect(report).toContain('<testsuites name="qms" tests="3" failures="0" errors="0">');
  expect((await read(report)).map(({ name }) => name)).toEqual(['trust', 'objective-measure', 'placeholder']);
});

test('names are texts for a reader that makes figures of what it can', async () => {
  const records = ['7.10', '1e3', '0x10', 'true', 'null', ''];
  const found = records.map((record) => finding({ record }));
  const tests = await read(formatJunit(result(found), options));
  expect(tests.slice(1, 7).map(({ name }) => name)).toEqual(
    records.map((record) => oneLine(`objective-measure: ${record}`)),
  );
});

const outcomes = ({ findings, suppressed: silenced, trust: { base, laxer } }: CheckResult) => {
  const failed = findings.filter(({ severity }) => severity === 'error');
  const tests = findings.length + silenced.length + laxer.length + (base?.changes.length ?? 0);
  return { failed, tests };
};

test('hostile text is read as it was shown, one test per finding', async () => {
  const samples = fc.sample(anyResult, 60);
  const reports = samples.map((each) => formatJunit(each, options));
  expect(await problemsOf(...reports)).toEqual([]);
  for (const [index, report] of reports.entries()) {
    const tests = await read(report);
    const { failed, tests: expected } = outcomes(samples[index]!);
    const found = tests.filter(({ name, classname }) => `qms.${name}` !== classname);
    expect(found).toHaveLength(expected);
    expect(new Set(found.map(({ name }) => name)).size).toBe(expected);
    for (const { name } of found) expect(name).toMatch(/^[a-z]+(-[a-z]+)*: /);
    const failures = found.flatMap(({ failure }) => failure ?? []);
    const said = failed.map(
      ({ file, range: { start }, message }) =>
        `error at ${oneLine(`${file}:${start.line + 1}:${start.character + 1}`)}: ${oneLine(message)}`,
    );
    expect(failures.map(({ message }) => message).sort()).toEqual(said.toSorted());
    expect(failures.map(({ inner }) => inner).sort()).toEqual(said.toSorted());
  }
});
