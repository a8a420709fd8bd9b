import { expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { type Files, unsettled } from './applied-fixes.ts';
import { check } from './harness.ts';

test.each(rules.map((rule) => [rule.id, rule] as const))(
  'every fix offered for the bad example of %s settles its finding',
  async (_, { examples }) => {
    const options = examples.today === undefined ? {} : { today: examples.today };
    const { findings } = await check(examples.bad, options);
    const files: Files = { 'qms.yaml': 'organization: Test\n', ...examples.bad };
    expect(await unsettled(files, findings, options)).toEqual([]);
  },
);
