import { expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';

test('which exceptions are in force is asked again only when what that depends on has changed', async () => {
  const exception = (until: string): string =>
    `id: EXC-1\ntype: exception\nstatus: effective\nrules: [action-overdue]\nrecords: [ACT-1]\nreason: Known.\nfrom: 2026-01-01\nuntil: ${until}\n`;
  const action = (title: string): string =>
    `id: ACT-1\ntype: action\ntitle: ${title}\nstatus: open\nowner: PER-1\ndue: 2025-06-01\n`;
  const unsigned = 'organization: Test\nsignOff: { required: { exception: false } }\n';
  const files = new MemoryFileSystem({
    'qms.yaml': unsigned,
    'exception.yaml': exception('2026-12-31'),
    'action.yaml': action('Buy a rig'),
  });
  let asked = 0;
  let today = '2026-02-01';
  const project = await Project.open({
    files,
    readFacts: readFactsInThread(files),
    loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    clock: () => today,
    rules,
    exceptionsInForce: (queries) => {
      asked += 1;
      return exceptionsInForce(queries);
    },
    incremental: true,
  });
  const state = async () => {
    await project.publish();
    const isReported = project.outcome().findings.some(({ rule }) => rule === 'action-overdue');
    return { asked, isReported };
  };
  const write = async (path: string, text: string) => {
    files.write(path, text);
    await project.update([path]);
    return state();
  };
  expect(await state()).toEqual({ asked: 1, isReported: false });
  expect(await write('action.yaml', action('Buy another rig'))).toEqual({ asked: 1, isReported: false });
  expect(await write('exception.yaml', exception('2026-01-31'))).toEqual({ asked: 2, isReported: true });
  expect(await write('exception.yaml', exception('2026-02-01'))).toEqual({ asked: 3, isReported: false });
  today = '2026-02-02';
  await project.advance();
  expect(await state()).toEqual({ asked: 4, isReported: true });
  await write('exception.yaml', exception('2026-12-31'));
  const { asked: before } = await state();
  expect(await write('qms.yaml', 'organization: Test\n')).toEqual({ asked: before + 1, isReported: true });
});
