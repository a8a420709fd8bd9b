import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, qms } from './run.ts';

interface Trust {
  readonly summary: string | null;
  readonly laxer: readonly {
    readonly kind: string;
    readonly label: string;
    readonly message: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
  readonly scope: Readonly<Record<string, number | string | null>>;
}

async function trustOf(root: string, ...args: readonly string[]): Promise<Trust> {
  const { out } = await qms('check', '--root', root, '--format', 'json', '--no-cache', ...args);
  return (JSON.parse(out) as { trust: Trust }).trust;
}

const acme = resolve(import.meta.dirname, '../workspaces/acme');

test('the example company says nothing surprising', async () => {
  const { laxer, scope } = await trustOf(acme, '--today', '2026-02-01');
  expect(laxer).toEqual([]);
  expect(scope).toEqual({
    judgedFrom: null,
    exceptions: expect.any(Number),
    elsewhere: 5,
    silenced: expect.any(Number),
    baseline: 0,
  });
  expect((await trustOf(acme)).laxer.map(({ label }) => label)).toEqual(['asOf: 2026-02-01']);
});

test('whatever makes the checks laxer is named, with its line of qms.yaml', async () => {
  const root = await folderWith({
    'qms.yaml': [
      'organization: Test',
      'rules: { placeholder: off }',
      'exclude: [hidden/**]',
      'schemas: [schemas/*.json]',
      'judgeFrom: 2024-01-01',
      'elsewhere: [{ clause: "7.2", system: HR }]',
      '',
    ].join('\n'),
    'schemas/policy.schema.json': JSON.stringify({
      qms: { extends: 'quality-policy' },
      properties: { remarks: { type: 'string', description: 'Notes.', qms: { signed: false } } },
    }),
    'hidden/nc.yaml': 'id: NC-1\ntype: nonconformity\ntitle: Hidden\n',
    'hidden/ci.yaml': 'jobs: []\n',
    'inner/qms.yaml': 'organization: Other\n',
    'inner/nc.yaml': 'id: NC-2\ntype: nonconformity\ntitle: Hidden too\n',
  });
  symlinkSync('hidden/nc.yaml', join(root, 'link.yaml'));
  const { laxer, summary, scope } = await trustOf(root);
  expect(laxer.map(({ kind, label, range }) => [kind, label, range.start.line])).toEqual([
    ['rule', 'rules.placeholder: off', 1],
    ['unsigned-keys', 'quality-policy unsigned in remarks', 3],
    ['left-out', '1 file of records left out', 2],
    ['inner-root', 'inner not looked into', 0],
    ['not-read', '1 link, folder or name not read', 0],
  ]);
  expect(scope).toEqual({ judgedFrom: '2024-01-01', exceptions: 0, elsewhere: 1, silenced: 0, baseline: 0 });
  expect(summary).toMatch(
    /^Checks are laxer than the default in 5 places: .* Scope: judged from 2024-01-01 and /,
  );
  const { out } = await qms('check', '--root', root, '--verbose', '--fail-on', 'never');
  expect(out.startsWith('Checks are laxer')).toBe(true);
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    'qms.yaml:3:10: A file that holds a record is left out of every check, such as hidden/nc.yaml.',
  );
});

test('a policy that nobody has to sign, an own inner root and a review in 99 years are not passed over', async () => {
  const root = await folderWith({
    'qms.yaml':
      'signOff: { evidence: declared, required: { quality-policy: false } }\njudgeFrom: 2030-01-01\nreview: { interval: P99Y }\nstandards: []\nrules: { signoff-stale: information }\n',
    'policy.yaml': 'id: POL-1\ntype: quality-policy\ntitle: Policy\n',
  });
  const { out, code } = await qms('check', '--root', root, '--today', '2026-02-01');
  expect(code).toBe(2);
  expect(out).toContain('No event is judged before 2030-01-01');
  for (const label of [
    'signOff.required.quality-policy: false',
    'signOff.evidence: declared',
    'review.interval: P99Y',
    'standards: []',
    'rules.signoff-stale: information',
  ])
    expect(out.replaceAll('\n', ' ')).toContain(label);
});
