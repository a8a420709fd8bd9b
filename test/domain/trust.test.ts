import { expect, test } from 'vitest';
import { laxerSettings } from '../../server/src/domain/trust/laxer-settings.ts';
import { trustSummary } from '../../server/src/domain/trust/summary.ts';
import { type AskedSignOff, asksForLess } from '../../server/src/domain/trust/weaker-demand.ts';
import { english } from '../../server/src/messages/language.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { configurationOf } from '../../server/src/records/configuration.ts';

const rules = [
  { id: 'policy-missing', level: 'error' },
  { id: 'placeholder', level: 'warning' },
  { id: 'record-orphan', level: 'information' },
] as const;

/** What is laxer in a qms.yaml, in few words. */
const laxer = (data: JsonObject, day: string | null = '2026-02-01'): string[] =>
  laxerSettings(configurationOf(data), rules, new Set(['ROLE-MD']), day).map(({ label }) =>
    english.text(label),
  );

test.each<[string, JsonObject, string[]]>([
  ['nothing is said', {}, []],
  [
    'rules off and lowered',
    { rules: { 'policy-missing': 'warning', placeholder: 'off', 'record-orphan': false } },
    ['rules.policy-missing: warning', 'rules.placeholder: off', 'rules.record-orphan: off'],
  ],
  ['rules raised or as they are', { rules: { 'policy-missing': 'error', placeholder: 'error' } }, []],
  ['a rule that nobody knows', { rules: { toString: 'off' } }, []],
  [
    'sign-offs not asked for, or of less weight',
    {
      signOff: {
        required: {
          'quality-policy': false,
          scope: { meaning: 'reviewed', by: 'anyone' },
          'management-review': { meaning: 'approved', by: 'owner' },
          survey: false,
        },
      },
    },
    [
      'signOff.required.quality-policy: false',
      'signOff.required.scope: reviewed by anyone',
      'signOff.required.management-review: approved by owner',
    ],
  ],
  [
    'sign-offs of more weight, and where none is by default',
    {
      signOff: {
        evidence: 'commit-bound',
        required: {
          document: { meaning: 'approved', by: 'top-management' },
          risk: { meaning: 'approved', by: 'top-management' },
          survey: { meaning: 'reviewed', by: 'anyone' },
        },
      },
    },
    [],
  ],
  ['evidence', { signOff: { evidence: 'declared' } }, ['signOff.evidence: declared']],
  ['no standard', { standards: [] }, ['standards: []']],
  [
    'long times',
    {
      review: { interval: 'P99Y', tolerance: 'P92D' },
      audit: { cycle: 'P37M' },
      complaints: { respondWithin: 'P31D' },
      exceptions: { longest: 'P1Y1D' },
    },
    [
      'review.interval: P99Y',
      'review.tolerance: P92D',
      'audit.cycle: P37M',
      'complaints.respondWithin: P31D',
      'exceptions.longest: P1Y1D',
    ],
  ],
  [
    'times up to what is usual',
    {
      review: { interval: 'P18M', tolerance: 'P3M' },
      audit: { cycle: 'P3Y' },
      complaints: { respondWithin: 'P30D' },
      exceptions: { longest: 'P1Y' },
    },
    [],
  ],
  ['a high threshold', { risk: { scale: 5, threshold: 17 } }, ['risk.threshold: 17']],
  ['two thirds of the scale', { risk: { scale: 3, threshold: 6 } }, []],
  ['a scale that makes the usual threshold high', { risk: { scale: 4 } }, ['risk.threshold: 12']],
  ['an old day', { asOf: '2026-01-01' }, ['asOf: 2026-01-01']],
  ['a day of late', { asOf: '2026-01-02' }, []],
])('%s', (_, data, expected) => {
  expect(laxer(data)).toEqual(expected);
});

/** The same with its kind for scripts, and as a sentence. */
const said = (data: JsonObject): string[] =>
  laxerSettings(configurationOf(data), rules, new Set(['ROLE-MD']), '2026-02-01').map(
    ({ kind, message }) => `${kind}: ${english.text(message)}`,
  );

test.each<[JsonObject, string]>([
  [{ rules: { placeholder: 'off' } }, 'rule: `placeholder` is switched off.'],
  [
    { rules: { 'policy-missing': 'information' } },
    'rule: `policy-missing` is lowered from error to information.',
  ],
  [
    { signOff: { required: { 'quality-policy': false } } },
    'sign-off: Nobody has to sign records of the type `quality-policy`, which by default have to be signed.',
  ],
  [
    { signOff: { required: { scope: { meaning: 'reviewed', by: 'anyone' } } } },
    'sign-off: A weaker sign-off than by default is enough for records of the type `scope`.',
  ],
  [
    { signOff: { evidence: 'declared' } },
    'evidence: A sign-off counts whether its digest matches the content or not.',
  ],
  [{ asOf: '2026-01-01' }, 'as-of: Dates are judged as of 2026-01-01, 31 days back.'],
  [{ standards: [] }, 'standards: No standard is named, so no clause counts.'],
  [
    { review: { interval: 'P99Y' } },
    'review-interval: Management reviews may be `P99Y` apart, longer than `P18M`.',
  ],
  [
    { review: { tolerance: 'P92D' } },
    'review-tolerance: A management review may be `P92D` late before that is an error, longer than `P3M`.',
  ],
  [{ audit: { cycle: 'P37M' } }, 'audit-cycle: A round of audits may take `P37M`, longer than `P36M`.'],
  [
    { complaints: { respondWithin: 'P31D' } },
    'complaint-answer: A complaint may wait `P31D` for an answer, longer than `P30D`.',
  ],
  [
    { exceptions: { longest: 'P1Y1D' } },
    'exception-length: An exception may last `P1Y1D`, longer than `P12M`.',
  ],
  [
    { risk: { scale: 5, threshold: 17 } },
    'risk-threshold: Risks need an action from 17 of 25 only, more than two thirds of the scale.',
  ],
])('%o is said in a sentence', (data, expected) => {
  expect(said(data)).toEqual([expected]);
});

test('who is asked for in place of who leads is named', () => {
  const required = {
    'quality-policy': [
      { meaning: 'approved', by: ['ROLE-QM', 'ROLE-TD'], needed: 'all' },
      { meaning: 'reviewed', by: 'anyone' },
    ],
  };
  expect(laxer({ signOff: { required } as unknown as JsonObject })).toEqual([
    'signOff.required.quality-policy: approved by ROLE-QM/ROLE-TD, reviewed by anyone',
  ]);
});

test('a day does not matter where another one is given', () => {
  expect(laxer({ asOf: '2020-01-01' }, null)).toEqual([]);
});

const by = (meaning: string, who: AskedSignOff['by'], more: Partial<AskedSignOff> = {}): AskedSignOff => ({
  meaning,
  by: who,
  roles: [],
  needed: 1,
  approvedIn: false,
  ...more,
});
const byRoles = (roles: readonly string[], needed: AskedSignOff['needed'] = 1): AskedSignOff =>
  by('approved', 'roles', { roles, needed });

test.each<[string, readonly AskedSignOff[], readonly AskedSignOff[], boolean]>([
  ['nothing, as before', [], [], false],
  ['something for nothing', [by('reviewed', 'anyone')], [], false],
  ['nothing for something', [], [by('reviewed', 'anyone')], true],
  ['a higher meaning', [by('approved', 'anyone')], [by('reviewed', 'anyone')], false],
  ['a lower meaning', [by('reviewed', 'anyone')], [by('approved', 'anyone')], true],
  ['another meaning', [by('affirmed', 'top-management')], [by('approved', 'top-management')], true],
  ['anyone for the owner', [by('approved', 'anyone')], [by('approved', 'owner')], true],
  ['the authority for the owner', [by('approved', 'authority')], [by('approved', 'owner')], false],
  ['who leads for the authority', [by('approved', 'top-management')], [by('approved', 'authority')], false],
  ['the owner for who leads', [by('approved', 'owner')], [by('approved', 'top-management')], true],
  ['a role that leads for who leads', [byRoles(['ROLE-MD'])], [by('approved', 'top-management')], false],
  ['another role for who leads', [byRoles(['ROLE-QM'])], [by('approved', 'top-management')], true],
  [
    'one of two roles, of which one leads',
    [byRoles(['ROLE-MD', 'ROLE-QM'])],
    [by('approved', 'top-management')],
    true,
  ],
  ['both of them', [byRoles(['ROLE-MD', 'ROLE-QM'], 'all')], [by('approved', 'top-management')], false],
  ['fewer of the roles', [byRoles(['ROLE-QM'])], [byRoles(['ROLE-QM', 'ROLE-TD'])], false],
  ['more roles', [byRoles(['ROLE-QM', 'ROLE-TD'])], [byRoles(['ROLE-QM'])], true],
  ['fewer persons', [byRoles(['ROLE-QM', 'ROLE-TD'])], [byRoles(['ROLE-QM', 'ROLE-TD'], 2)], true],
  ['one of two', [by('approved', 'anyone')], [by('reviewed', 'owner'), by('approved', 'anyone')], true],
  ['one more', [by('reviewed', 'owner'), by('approved', 'anyone')], [by('approved', 'anyone')], false],
  [
    'a role for the owner, as it is chosen elsewhere',
    [byRoles(['ROLE-QM'])],
    [by('approved', 'owner')],
    false,
  ],
  ['the owner for a role', [by('approved', 'owner')], [byRoles(['ROLE-QM'])], true],
  ['who leads for a role that leads', [by('approved', 'top-management')], [byRoles(['ROLE-MD'])], true],
  ['who leads, as before', [by('approved', 'top-management')], [by('approved', 'top-management')], false],
  [
    'a decision in place of a sign-off',
    [by('approved', 'owner', { approvedIn: true })],
    [by('approved', 'owner')],
    true,
  ],
])('%s', (_, now, before, expected) => {
  expect(asksForLess(now, before, new Set(['ROLE-MD']))).toBe(expected);
});

test('one line, and none where there is nothing to say', () => {
  const none = { judgedFrom: null, exceptions: 0, elsewhere: 0, silenced: 0, baseline: 0 };
  const words = (places: ReturnType<typeof laxerSettings>, scope: typeof none | object) => {
    const summary = trustSummary(places, { ...none, ...scope });
    return summary === null ? null : english.text(summary);
  };
  const places = laxerSettings(
    configurationOf({ rules: { placeholder: 'off' }, standards: [] }),
    rules,
    new Set(),
    null,
  );
  expect(words([], {})).toBeNull();
  expect(words(places.slice(0, 1), {})).toBe(
    'Checks are laxer than the default in 1 place: rules.placeholder: off.',
  );
  expect(words([], { judgedFrom: '2024-01-01', elsewhere: 2 })).toBe(
    'Scope: judged from 2024-01-01 and 2 requirements kept elsewhere.',
  );
  expect(words([], { baseline: 2 })).toBe('Scope: 2 findings in the baseline.');
  expect(words(places, { exceptions: 1, silenced: 3 })).toBe(
    'Checks are laxer than the default in 2 places: rules.placeholder: off and standards: []. Scope: 1 exception and 3 findings silenced.',
  );
});
