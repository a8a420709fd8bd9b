import { expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { check } from './harness.ts';

const aboutSignOffs = [
  'signoff-missing',
  'signoff-stale',
  'signoff-digest-missing',
  'signoff-role',
  'signoff-not-leadership',
  'signoff-meaning',
  'signoff-self',
  'signoff-date',
  'signoff-late',
  'signoff-evidence-weak',
  'signoff-evidence-unknown',
  'signoff-before-content',
  'signoff-order',
];

test('no comment silences what guards trust in the text itself', () => {
  expect(new Set(rules.filter(({ silenceable }) => silenceable === false).map(({ id }) => id))).toEqual(
    new Set([
      ...aboutSignOffs,
      'front-matter-syntax',
      'yaml-syntax',
      'yaml-ambiguous',
      'id-duplicate',
      'id-format',
      'id-former',
      'ignore-reason',
      'ignore-unused',
      'config',
      'baseline-expired',
      'baseline-invalid',
      'baseline-stale',
    ]),
  );
});

test('every rule on sign-offs voids exceptions, and no other does', () => {
  expect(new Set(rules.filter((rule) => rule.voidsExceptions === true).map(({ id }) => id))).toEqual(
    new Set(aboutSignOffs),
  );
});

test('what a rule says of itself decides whether a comment silences it', async () => {
  const files = {
    'a.yaml':
      'id: RSK-1\ntype: risk\n# qms-ignore placeholder -- the part is called so\ndescription: The part XXX\n',
  };
  const guarded = rules.map((rule) =>
    rule.id === 'placeholder' ? { ...rule, silenceable: false as const } : rule,
  );
  const found = async (given: typeof rules) =>
    (await check(files, { rules: given })).findings
      .map(({ rule }) => rule)
      .filter((rule) => rule === 'placeholder' || rule === 'ignore-unused');
  expect(await found(rules)).toEqual([]);
  expect(await found(guarded)).toEqual(['ignore-unused', 'placeholder']);
});
