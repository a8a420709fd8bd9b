import { expect, test } from 'vitest';
import { waitingSince } from '../../../server/src/domain/sign-off/waiting-since.ts';
import type { JsonObject } from '../../../server/src/model/json.ts';
import { openProject } from '../../rules/harness.ts';
import { yaml } from '../../rules/signing.ts';

test.each<[string, JsonObject, string | null]>([
  [
    'a review, since it was held',
    { type: 'management-review', date: '2026-01-12', period: { from: '2025-01-01', to: '2025-12-31' } },
    '2026-01-12',
  ],
  ['a document, since it is in force', { type: 'document', effectiveFrom: '2026-01-02' }, '2026-01-02'],
  [
    'an exception, since it began',
    { type: 'exception', from: '2026-01-03', until: '2026-03-01' },
    '2026-01-03',
  ],
  ['a risk, for nobody knows how long', { type: 'risk' }, null],
])('%s', async (_, data, expected) => {
  const { project } = await openProject({ 'a.yaml': yaml({ id: 'A-1', title: 'A', ...data }) });
  expect(waitingSince(project.queries.record('A-1')!)).toBe(expected);
});
