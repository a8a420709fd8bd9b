import { expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import type { Finding } from '../../server/src/model/finding.ts';
import { findingsOf } from '../rules/harness.ts';
import { pseudo } from './pseudo.ts';

const textsOf = ({ message, fixes, related }: Finding): string[] => [
  message,
  ...fixes.map(({ title }) => title),
  ...related.map((each) => each.message),
];

test('every finding, fix and related place can be said in another language', async () => {
  const untranslated = new Set<string>();
  for (const { id, examples } of rules) {
    const today = examples.today === undefined ? {} : { today: examples.today };
    const findings = await findingsOf(id, examples.bad, { ...today, language: pseudo });
    expect(findings.length).toBeGreaterThan(0);
    if (!findings.flatMap(textsOf).every((text) => /^⟦.*⟧$/s.test(text))) untranslated.add(id);
  }
  expect([...untranslated]).toEqual([]);
});

test('reading a faulty repository says nothing that cannot be translated', async () => {
  // Most of what is wrong with qms.yaml is found by reading it, the rest depends on the day.
  const ofReading = rules
    .filter(({ scope, id }) => scope === 'reading' || id === 'config')
    .map(({ id }) => id);
  const found: Finding[] = [];
  for (const rule of ofReading) found.push(...(await findingsOf(rule, faulty, { language: pseudo })));
  expect(found.length).toBeGreaterThan(40);
  expect(found.flatMap(textsOf).filter((text) => !/^⟦.*⟧$/s.test(text))).toEqual([]);
});

/** Faults of every kind that reading alone finds. */
const faulty: Readonly<Record<string, string>> = {
  'qms.yaml': [
    'organisation: A',
    'asOf: 2026-02-01',
    'judgeFrom: 2026-02-31',
    'standards: [iso-9001:1999, iso-9001:2016]',
    'records: ["**/*.{yaml,md}", "../x", "[a]", "{a"]',
    'types: [{ files: "*.txt", type: rsik }, { files: "y.yaml", type: recipe }]',
    'ids: { risk: "RSK-*" }',
    'aliases: { by: ownr }',
    'themes: [{ id: a, title: A }, { id: a, title: B }]',
    'elsewhere: [{ clause: "9.3.7", system: A }, { clause: Training, system: B }]',
    'review: { interval: P1DT5H }',
    'limits: { fileSize: 1GB }',
    'risk: { scale: 4 }',
    'rules: { shema: off, constructor: off, config: off, schema: critical }',
    'signOff: { required: { risk: { meaning: aproved } } }',
    'schemas: [none.json, "https://example.com/a.json"]',
    '---',
    'more: true',
    '',
  ].join('\n'),
  'a.yaml': 'id: RSK-001\ntype: risk\ntitle: "Supplier fails\n',
  'b.yaml': 'id: RSK-002\ntype: risk\n\ttitle: A\nowner:B\n',
  'c.yaml': 'id: RSK-003\ntype: risk\ntitle: A: B\nby: @me\ntags: [a, b\n',
  'd.yaml': [
    'id: RSK-004',
    'type: risk',
    'titel: A',
    'status: opne',
    'version: 1.1',
    'owner: Jane Doe',
    'likelihood: "3"',
    'severity: 5',
    'tags: {}',
    'evidence: [5, { externl: x }]',
    'reviewInterval: 12 months',
    'identifiedOn: 1.2.2026',
    'description: TBD',
    'treatment: "TO\u200BDO"',
    'frobnicate: 0x1F',
    'signOffs: [{ by: PER-1, meaning: aproved }]',
    '',
  ].join('\n'),
  'e.yaml': 'id: Risk 1\ntype: risk\ntitle: ~\ncustom: [a]\nlikelihood: no\n',
  'f.yaml': 'id: X-1\ntype: rsik\n---\nid: X-2\ntype: recipe\n---\nid: RISK-9\ntype: risk\n',
  'g.yaml': 'id: RSK-010\ntype: register\nof: rsik\nitems: []\n',
  'h.md': '---\nid: POL-001\ntype: quality-policy\n',
  'i.md':
    '---\nid: POL-002\ntype: quality-policy\nstatus: effective\n---\n<<<<<<< a\nA TODO: b\n=======\nB\n>>>>>>> b\n',
  'j.yaml': 'id: MR-1\ntype: management-review\ninputs: [{ summary: x }]\noutputs: [{ kind: resources }]\n',
};
