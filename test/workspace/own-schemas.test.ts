import { describe, expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { typesOfSchemas } from '../../server/src/main/types-of-schemas.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';

const permit = JSON.stringify({
  title: 'Permit',
  description: 'Leave to do dangerous work.',
  qms: { kind: 'event', idPrefix: 'PRM', dateField: [] },
  properties: { place: { type: 'string', description: 'Where.' } },
});

/** Faults of qms.yaml and of the schemas, as `file line:column: message`. */
async function faults(files: Record<string, string>): Promise<string[]> {
  const memory = new MemoryFileSystem(files);
  const project = await Project.open({
    files: memory,
    readFacts: readFactsInThread(memory),
    loadTypes: (found) => typesOfSchemas(found, async () => 'compiled'),
    clock: () => '2026-02-01',
    rules,
    exceptionsInForce,
    incremental: true,
  });
  await project.publish();
  return project
    .outcome()
    .findings.filter(({ rule }) => rule === 'config')
    .map(
      ({ file, range, message }) =>
        `${file} ${range.start.line + 1}:${range.start.character + 1}: ${message}`,
    );
}

describe('an entry of `schemas` that leads to no schema is reported where it stands', () => {
  test.each([
    ['schemas/permit.schema.json', []],
    ['schemas/*.json', []],
    [
      'schemas/permits.schema.json',
      [
        'qms.yaml 2:5: No file of this repository fits `schemas/permits.schema.json`. Did you mean `schemas/permit.schema.json`?',
      ],
    ],
    ['./schemas/permit.schema.json', []],
    [
      'other/*.json',
      [
        'qms.yaml 2:5: No file of this repository fits `other/*.json`. Write its path from the folder of qms.yaml, with / between folders; links are not followed.',
      ],
    ],
    [
      'schemas',
      [
        'qms.yaml 2:5: `schemas` is a folder, but schemas are files. Write `schemas/*.json` for all schemas in it.',
      ],
    ],
    [
      'https://example.com/permit.json',
      [
        'qms.yaml 2:5: `https://example.com/permit.json` is a web address, but schemas are files of this repository. Save it here and name its path.',
      ],
    ],
  ])('%s', async (entry, expected) => {
    expect(
      await faults({ 'qms.yaml': `schemas:\n  - ${entry}\n`, 'schemas/permit.schema.json': permit }),
    ).toEqual(expected);
  });

  test('a schema too large to be read', async () => {
    expect(
      await faults({
        'qms.yaml': 'limits: { fileSize: 10B }\nschemas: permit.schema.json\n',
        'permit.schema.json': permit,
      }),
    ).toEqual([
      'qms.yaml 2:10: The schema `permit.schema.json` is larger than `limits.fileSize` allows. Split it, or raise the limit.',
    ]);
  });
});

describe('a schema that is no JSON', () => {
  test.each([
    [
      'permit.yaml',
      'title: Permit\n',
      'permit.yaml 1:1: Schemas are JSON files, and this is one in YAML. Write it as JSON and name that file.',
    ],
    [
      'permit.json',
      "{\n  'title': 'Permit'\n}\n",
      'permit.json 2:3: This schema is not valid JSON. Names and texts stand in double quotes there, with a comma between entries.',
    ],
    ['permit.json', '{ "title": ', /^permit\.json \d+:\d+: This schema is not valid JSON\. .*[.!?]$/],
  ])('%s %j', async (path, text, expected) => {
    const found = await faults({ 'qms.yaml': `schemas: [${path}]\n`, [path]: text });
    expect(found).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });
});

test('words of an added list that the type does not allow are reported at the list', async () => {
  const found = await faults({
    'qms.yaml': 'schemas: [risk.json]\n',
    'risk.json':
      '{\n  "qms": { "extends": "risk" },\n  "properties": { "status": { "enum": ["new", "done"] } }\n}\n',
  });
  expect(found).toEqual([
    'risk.json 3:39: No word of this list is allowed for `status` of `risk`. A record has to meet both lists, so keep some of `draft`, `open`, `treated`, `accepted` and `closed`.',
  ]);
});
