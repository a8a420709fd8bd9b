import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../server/src/authoring/refusal.ts';
import { prepareSignature } from '../../server/src/authoring/sign.ts';
import { openProject } from '../rules/harness.ts';
import { company, riskFile } from './arbitrary.ts';

/** True when `after` is `before` with one stretch put in. */
function isInsertion(before: string, after: string): boolean {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  const rest = before.length - start;
  return after.length >= before.length && after.slice(after.length - rest) === before.slice(start);
}

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

test('a signature only puts its block in, and fits what is then read', async () => {
  let signed = 0;
  await fc.assert(
    fc.asyncProperty(
      riskFile,
      fc.constantFrom('approved', 'reviewed', 'acknowledged'),
      async (text, meaning) => {
        const files = { ...company, 'r.yaml': text };
        const { project, memory } = await openProject(files, { today: '2026-03-01' });
        let signature: Awaited<ReturnType<typeof prepareSignature>>;
        try {
          signature = await prepareSignature({ id: 'RSK-001', as: 'PER-001', meaning }, project, memory);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          // The only reasons in these texts: a figure or a word of the wrong form, or text of no digest.
          expect(String(error)).toMatch(/must be repaired|no digest|RSK-001@|names .* as the one to decide/);
          return;
        }
        signed += 1;
        const after = decode(signature.file.withText(signature.text));
        // `signOffs: []` gives way to nothing else than its filled form.
        expect(isInsertion(text, after)).toBe(true);
        const again = await openProject({ ...files, 'r.yaml': after }, { today: '2026-03-01' });
        const record = [...again.project.store.records.values()].find(({ id }) => id === 'RSK-001')!;
        const blocks = record.data['signOffs'] as { digest: string; meaning: string }[];
        expect(blocks.at(-1)).toMatchObject({ by: 'PER-001', meaning, digest: signature.digest });
        expect(again.project.queries.expectedDigest(record, blocks.length - 1)).toBe(signature.digest);
        const about = again.project
          .outcome()
          .findings.filter(({ file, rule }) => file === 'r.yaml' && rule === 'signoff-stale');
        expect(about).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
  // Some 45 of 150: most texts have an error of their own, and those nobody can sign.
  expect(signed).toBeGreaterThan(25);
});
