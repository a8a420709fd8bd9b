import { expect, test } from 'vitest';
import type { Coverage } from '../../server/src/coverage/model.ts';
import { closedValidator } from '../closed-schema.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { coverageOf } from './coverages.ts';

const validate = closedValidator('coverage.schema.json');
const faults = (coverage: Coverage) =>
  validate(JSON.parse(JSON.stringify(coverage))) ? [] : validate.errors;

test('the JSON is what its schema says, no more and no less', async () => {
  expect(faults(await coverageOf(acmeTexts()))).toEqual([]);
  expect(faults(await coverageOf({}))).toEqual([]);
  expect(faults(await coverageOf({ 'qms.yaml': 'standards: []\n' }))).toEqual([]);
  const mixed = {
    'qms.yaml':
      'standards: [{ id: iso-9001:2015, from: 2020-01-01 }, own:1]\nelsewhere: [{ clause: "8.3", system: PLM, owner: nobody }]\n',
    'scope.yaml': 'id: SCP-1\ntype: scope\nexclusions: [{ requirement: "8.5.3" }]\n',
    'process.yaml': 'id: PRC-1\ntype: process\nstatus: draft\n',
  };
  expect(faults(await coverageOf(mixed))).toEqual([]);
});

test('one with a fault does not pass', async () => {
  const coverage = await coverageOf({});
  expect(faults({ ...coverage, asOf: 'yesterday' })).toMatchObject([{ instancePath: '/asOf' }]);
  expect(faults({ ...coverage, extra: 1 } as Coverage)).toMatchObject([{ keyword: 'additionalProperties' }]);
});
