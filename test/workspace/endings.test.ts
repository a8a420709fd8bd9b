import { expect, test } from 'vitest';
import { check } from '../rules/harness.ts';

test('files of records are read whatever the case of their endings, and so is .markdown', async () => {
  const { findings } = await check({
    'QUALITY-POLICY.MD':
      '---\nid: POL-1\ntype: quality-policy\nstatus: effective\n---\n# Policy\n\nSee [[RSK-1]].\n',
    'risks.YAML': 'id: RSK-1\ntype: risk\ntitle: One\nowner: DOC-2\n',
    'notes.markdown':
      '---\nid: DOC-1\ntype: document\ntitle: Notes\n---\n[[RSK-2]] [policy](QUALITY-POLICY.MD#policy) [gone](QUALITY-POLICY.MD#gone)\n',
    'B.YML': 'id: RSK-3\ntype: risk\ntitle: "One\n',
  });
  const found = findings.map(({ rule, file, range }) => [rule, file, range.start.line + 1]);
  expect(found.filter(([rule]) => /^(?:reference|link|yaml|front)/.test(String(rule)))).toEqual([
    ['yaml-syntax', 'B.YML', 3],
    ['reference-unresolved', 'notes.markdown', 6],
    ['link-broken', 'notes.markdown', 6],
    ['reference-unresolved', 'risks.YAML', 4],
  ]);
  expect(findings.map(({ rule }) => rule)).not.toContain('policy-missing');
});
