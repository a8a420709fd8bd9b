import { expect, test } from 'vitest';
import { oneLine } from '../../server/src/document/sanitize.ts';
import { formatAzure } from '../../server/src/report/azure.ts';
import { gravestFirst } from '../../server/src/report/result.ts';
import { check } from './hostile-results.ts';
import { finding, range, result } from './samples.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Codes in the order in which the agent decodes them, that of the percent sign last. */
const codes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%AZP25', '%'],
] as const;
const decoded = (text: string) => codes.reduce((left, [code, sign]) => left.replaceAll(code, sign), text);

/**
 * A line as the agent of Azure Pipelines reads it
 * (https://github.com/microsoft/azure-pipelines-agent/blob/master/docs/design/percentEncoding.md): a command begins
 * wherever its marker stands, ends at the first bracket, and lists its properties between semicolons.
 */
function read(line: string): Command | null {
  const start = line.indexOf('##vso[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return null;
  const [name = '', ...rest] = line.slice(start + '##vso['.length, end).split(' ');
  const properties = rest
    .join(' ')
    .split(';')
    .map((each) => each.split('='))
    .filter(([, ...value]) => value.join('=') !== '')
    .map(([key = '', ...value]) => [key, decoded(value.join('='))]);
  return { name, properties: Object.fromEntries(properties), message: decoded(line.slice(end + 1)) };
}

const linesOf = (...given: Parameters<typeof result>) =>
  formatAzure(result(...given), {})
    .split('\n')
    .slice(0, -1);

test('one command per finding, errors first', () => {
  const findings = [
    finding({
      severity: 'information',
      file: 'qms.yaml',
      rule: 'context-climate',
      range: range(0, 0, 0, 0),
      message: 'Not decided.',
    }),
    finding({ severity: 'warning', range: range(4, 2, 6, 0) }),
    finding({ range: range(9, 4, 9, 8), clauses: ['iso-9001:2015/6.2.1'] }),
  ];
  expect(formatAzure(result(findings), { rootFromRepository: 'acme' })).toBe(
    [
      '##vso[task.logissue type=error;sourcepath=acme/objectives/OBJ-1.yaml;linenumber=10;columnnumber=5;code=objective-measure]acme/objectives/OBJ-1.yaml:10:5: OBJ-1 has no measure. Name an indicator and a target. (ISO 9001:2015, 6.2.1)\n',
      '##vso[task.logissue type=warning;sourcepath=acme/objectives/OBJ-1.yaml;linenumber=5;columnnumber=3;code=objective-measure]acme/objectives/OBJ-1.yaml:5:3: OBJ-1 has no measure. Name an indicator and a target.\n',
      '##vso[task.logissue type=warning;sourcepath=acme/qms.yaml;linenumber=1;columnnumber=1;code=context-climate]acme/qms.yaml:1:1: for information: Not decided.\n',
    ].join(''),
  );
});

test('what makes the checks laxer stands first, and leaves room for findings', () => {
  const rules = Array.from({ length: 20 }, (_, index) => `rule-${index}`);
  const lines = linesOf([finding({})], [], rules).map((line) => read(line)!);
  expect(lines.map(({ properties }) => properties['code'])).toEqual([
    ...Array(6).fill('trust'),
    'objective-measure',
  ]);
  expect(lines[0]!.message).toBe('qms.yaml:3:3: for information: `rule-0` is switched off.');
  expect(lines[5]!.message).toBe('+15 more');
});

test('nothing found: nothing written', () => {
  expect(linesOf([])).toEqual([]);
});

test('hostile text is read as one issue per finding that says what was given', () => {
  check((given) => {
    const { base, laxer } = given.trust;
    const lines = formatAzure(given, {}).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(laxer.length + (base?.changes.length ?? 0) + given.findings.length);
    for (const line of lines) {
      expect(line.startsWith('##vso[task.logissue type=')).toBe(true);
      expect(line.slice(1)).not.toContain('##vso[');
      expect(read(line)!.name).toBe('task.logissue');
    }
    const said = lines.slice(lines.length - given.findings.length).map((line) => read(line)!);
    expect(said.map(({ properties }) => properties)).toEqual(
      gravestFirst(given.findings).map(({ severity, file, range: { start }, rule }) => ({
        type: severity === 'error' ? 'error' : 'warning',
        ...(file === '' ? {} : { sourcepath: oneLine(file) }),
        linenumber: String(start.line + 1),
        columnnumber: String(start.character + 1),
        code: rule,
      })),
    );
    gravestFirst(given.findings).forEach(({ message }, index) => {
      expect(said[index]!.message.endsWith(`: ${oneLine(message)}`)).toBe(true);
    });
  });
});
