import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../property-runs.ts';
import { action, document, policy, process, risk } from './any-record-scenarios.ts';
import { rulesOf } from './families.ts';
import { check, openProject } from './harness.ts';

/** Texts that touch every rule of this family, for files that come, change and go. */
const texts = [
  risk('RSK-001', 'parent: RSK-002\n'),
  risk('RSK-001', 'likelihood: 0x3\nowner: PER-001\n'),
  risk('RSK-002', 'parent: RSK-001\nformerIds: [RSK-003]\n'),
  risk('RSK-002', 'status: draft\nsource: [RSK-01]\n'),
  process('documents: [DOC-001, DOC-001@2]\nrisks: [RSK-003]\nparent: PRO-001\n'),
  document('DOC-001', 'version: "1"\nstatus: superseded\n'),
  document('DOC-001', 'version: "2"\nstatus: draft\n'),
  document('DOC-001', 'version: "2"\neffectiveFrom: 2026-01-01\n'),
  'id: REG-1\ntype: register\nof: risk\ndefaults: { owner: PER-001 }\nitems:\n  - { id: RSK-001, likelihood: 0x3 }\n  - { id: RSK-002, title: TBD }\n',
  'id: REG-1\ntype: register\nof: risk\nitems: [{ id: RSK-001, severity: 1e1 }]\nsignOffs: [{ by: PER-001, meaning: approved, date: 2026-01-01 }]\n',
  'id: PER-001\ntype: person\nstatus: left\n',
  'id: PER-001\ntype: person\nto: 2026-01-31\n',
  action('owner: PER-001\norigin: DOC-001\n'),
  policy('', '# One\n\n[x](b.md#one) [y](c.yaml) [[RSK-001]] [[DOC-001@1]]'),
  policy('owner: RSK-001\n', '# Two\n\n[x](b.md#two) [z](a.yaml)'),
  'id: EXC-001\ntype: exception\nrules: [record-orphan]\ntypes: [document]\nuntil: 2026-01-01\n',
];

const edit = fc.tuple(
  fc.constantFrom('a.yaml', 'b.md', 'c.yaml', 'd.yaml', 'e.yaml', 'f.md'),
  fc.option(fc.constantFrom(...texts), { freq: 4 }),
);

test('after any edits the findings are those of a fresh check', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
      const options = { rules: rulesOf('any-record') };
      const { project, memory } = await openProject({}, options);
      const files: Record<string, string> = {};
      for (const [path, text] of edits) {
        const content =
          text === null || !path.endsWith('.md') || text.startsWith('---') ? text : `---\n${text}---\n`;
        if (content === null) {
          delete files[path];
          memory.delete(path);
        } else {
          files[path] = content;
          memory.write(path, content);
        }
        await project.update([path]);
      }
      await project.publish();
      expect(project.outcome()).toEqual(await check(files, options));
    }),
    { numRuns: runs(150) },
  );
});
