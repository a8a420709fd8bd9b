import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { applyCertainFixes } from '../../server/src/authoring/apply.ts';
import { newRecord } from '../../server/src/authoring/new-record.ts';
import { OverlayFileSystem } from '../../server/src/authoring/overlay.ts';
import { Refusal } from '../../server/src/authoring/refusal.ts';
import { prepareSignature } from '../../server/src/authoring/sign.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { runs } from '../property-runs.ts';
import { company } from './arbitrary.ts';

const fragment = fc.constantFrom(
  'id: RSK-001\n',
  'type: risk\n',
  'type: register\nof: risk\nitems:\n  - ',
  'titel: x\n',
  'likelihood: "3"\n',
  'version: 1\n',
  'signOffs:\n',
  'signOffs: [',
  '- ',
  '  ',
  '? ',
  ': ',
  '{',
  '}',
  ']',
  ', ',
  '|\n',
  '>-\n',
  '"',
  "'",
  '&a ',
  '*a',
  '<<: *a\n',
  '!!str ',
  '---\n',
  '...\n',
  '\t',
  '\r\n',
  '\r',
  '\ufeff',
  '# qms-ignore x -- y\n',
  '__proto__: 1\n',
  'constructor: {}\n',
  '%YAML 1.2\n',
  '![i](x.png)\n',
  '[[RSK-001]]',
  '\u0000',
  '\ud800',
  '1e999',
  '\u2028',
);
const hostileText = fc
  .array(fc.oneof(fragment, fc.string({ maxLength: 5 })), { maxLength: 30 })
  .map((parts) => parts.join(''));
const start = fc.constantFrom(
  '',
  'id: RSK-001\ntype: risk\n',
  '---\nid: RSK-001\ntype: risk\n',
  '\ufeffid: RSK-001\r\ntype: risk\r\n',
);
const bytes = fc.oneof(
  fc.tuple(start, hostileText).map(([head, text]) => new TextEncoder().encode(head + text)),
  fc
    .uint8Array({ maxLength: 40 })
    .map((tail) => new Uint8Array([...new TextEncoder().encode('id: RSK-001\ntype: risk\nx: '), ...tail])),
);

test('whatever a file holds, writing either works or is refused', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom('r.yaml', 'r.md'), async (content, path) => {
      const files = new OverlayFileSystem(new MemoryFileSystem({ ...company, [path]: content }));
      const project = await Project.open({
        files,
        readFacts: readFactsInThread(files),
        loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
        clock: () => '2026-03-01',
        rules,
        exceptionsInForce,
        incremental: true,
      });
      await project.publish();
      const request = { id: 'RSK-001', as: 'PER-001', meaning: 'reviewed' };
      await prepareSignature(request, project, files).catch((error: unknown) =>
        expect(error).toBeInstanceOf(Refusal),
      );
      expect(newRecord({ type: 'risk' }, project).text).toContain('type: risk');
      // Text that can be read once it is mended may hold more records: none of them comes with a sign-off.
      const signOffs = () =>
        new Map(
          [...project.store.records].flatMap(([key, { data }]) =>
            data['signOffs'] === undefined ? [] : [[key, JSON.stringify(data['signOffs'])] as const],
          ),
        );
      const before = signOffs();
      await applyCertainFixes(project, files, { wanted: () => true });
      expect(signOffs()).toEqual(before);
    }),
    { numRuns: runs(200) },
  );
});
