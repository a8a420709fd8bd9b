import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { formatJson } from '../../server/src/report/json.ts';
import { finding, range, result, suppressed } from './samples.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/findings.schema.json', import.meta.url), 'utf8'),
) as { examples: unknown[] };
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

const { record: _, ...aboutNoRecord } = finding({ file: 'qms.yaml', range: range(0, 0, 0, 0) });
const rich = result(
  [
    finding({
      related: [{ file: 'a.yaml', range: range(1, 2, 3, 4), message: 'here' }],
      fixes: [
        {
          title: 'Quote it',
          certain: true,
          edits: [{ file: 'a.yaml', range: range(1, 2, 1, 4), newText: '"3"' }],
        },
      ],
      clauses: ['iso-9001:2015/6.2.1'],
    }),
    aboutNoRecord,
  ],
  [suppressed({ fingerprint: 'f2' }, 'exception', 'EXC-1')],
  ['review-trend-missing'],
);

test('the contract, key by key', () => {
  expect(
    formatJson(result([finding({})], [suppressed({ rule: 'placeholder' }, 'ignore', 'a product')])),
  ).toBe(`{
  "version": 1,
  "root": "/home/quality/system",
  "today": "2026-02-01",
  "files": 41,
  "records": 120,
  "notRead": {
    "links": 0,
    "folders": 0,
    "names": []
  },
  "rulesOff": [],
  "trust": {
    "base": null,
    "summary": null,
    "laxer": [],
    "scope": {
      "judgedFrom": null,
      "exceptions": 0,
      "elsewhere": 0,
      "silenced": 0,
      "baseline": 0
    }
  },
  "findings": [
    {
      "rule": "objective-measure",
      "severity": "error",
      "basis": "required",
      "message": "OBJ-1 has no measure. Name an indicator and a target.",
      "file": "objectives/OBJ-1.yaml",
      "range": {
        "start": {
          "line": 0,
          "character": 0
        },
        "end": {
          "line": 0,
          "character": 2
        }
      },
      "record": "OBJ-1",
      "path": "",
      "clauses": [],
      "related": [],
      "fixes": [],
      "docs": "https://example.org/rules#objective-measure",
      "fingerprint": "f1"
    }
  ],
  "suppressed": [
    {
      "rule": "placeholder",
      "severity": "error",
      "basis": "required",
      "message": "OBJ-1 has no measure. Name an indicator and a target.",
      "file": "objectives/OBJ-1.yaml",
      "range": {
        "start": {
          "line": 0,
          "character": 0
        },
        "end": {
          "line": 0,
          "character": 2
        }
      },
      "record": "OBJ-1",
      "path": "",
      "clauses": [],
      "related": [],
      "fixes": [],
      "docs": "https://example.org/rules#objective-measure",
      "fingerprint": "f1",
      "suppressedBy": {
        "kind": "ignore",
        "reason": "a product"
      }
    }
  ]
}
`);
});

test('the output says all of the result and no more', () => {
  const more = { ...rich.findings[0]!, internal: 'not part of the contract' };
  const written = JSON.parse(formatJson({ ...rich, findings: [more, rich.findings[1]!] }));
  expect(written).toEqual(rich);
});

test('the order of keys does not depend on how a finding was built', () => {
  const turned = Object.fromEntries(
    Object.entries(rich.findings[0]!).reverse(),
  ) as unknown as (typeof rich.findings)[0];
  expect(formatJson({ ...rich, findings: [turned] })).toBe(
    formatJson({ ...rich, findings: [rich.findings[0]!] }),
  );
});

test('the output meets its schema, and so do the examples of the schema', () => {
  for (const document of [
    JSON.parse(formatJson(rich)),
    JSON.parse(formatJson(result([]))),
    ...schema.examples,
  ]) {
    validate(document);
    expect(validate.errors).toBeNull();
  }
});

test.each([
  ['a finding without place', '"range"', '"place"'],
  ['a severity nobody knows', '"severity": "error"', '"severity": "fatal"'],
  ['a silenced finding without reason', '"reason"', '"why"'],
  ['another version', '"version": 1', '"version": 2'],
  ['a negative line', '"line": 0', '"line": -1'],
])('the schema refuses %s', (_, right, wrong) => {
  const json = formatJson(rich);
  expect(json).toContain(right);
  expect(validate(JSON.parse(json.replace(right, wrong)))).toBe(false);
});
