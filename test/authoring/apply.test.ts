import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../server/generated/rules.ts';
import { MemoryFileSystem } from '../../server/src/adapters/memory.ts';
import { type ApplyOptions, applyCertainFixes } from '../../server/src/authoring/apply.ts';
import { OverlayFileSystem } from '../../server/src/authoring/overlay.ts';
import { prepareSignature } from '../../server/src/authoring/sign.ts';
import { exceptionsInForce } from '../../server/src/domain/sign-off/exceptions.ts';
import { english } from '../../server/src/messages/language.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';
import { Project } from '../../server/src/workspace/project.ts';
import { readFactsInThread } from '../../server/src/workspace/read-facts.ts';
import { openProject } from '../rules/harness.ts';
import { company, riskFile } from './arbitrary.ts';

async function fix(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: ApplyOptions = { wanted: () => true },
) {
  const overlay = new OverlayFileSystem(new MemoryFileSystem(files));
  const project = await Project.open({
    files: overlay,
    readFacts: readFactsInThread(overlay),
    loadTypes: async () => ({ catalogue: shippedCatalogue(), issues: new Map() }),
    clock: () => '2026-03-01',
    rules,
    exceptionsInForce,
    incremental: true,
  });
  await project.publish();
  return { project, overlay, applied: await applyCertainFixes(project, overlay, options) };
}

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const signOffLines = (text: string): string =>
  /^signOffs:[^\r\n]*(?:\r?\n[ -][^\r\n]*)*/m.exec(text)?.[0] ?? '';

test('certain fixes are minimal, leave sign-offs alone, and leave none behind', async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(riskFile, async (text) => {
      const { project, overlay, applied } = await fix({ ...company, 'r.yaml': text });
      const left = project.outcome().findings.flatMap(({ fixes }) => fixes.filter(({ certain }) => certain));
      expect(left).toEqual([]);
      const [file] = applied.files;
      expect(applied.files.length).toBeLessThanOrEqual(1);
      expect(applied.files.length === 0).toBe(applied.count === 0);
      if (file === undefined) return;
      changed += 1;
      const after = decode(overlay.proposed[0]![1]);
      expect(after).toBe(decode(file.before.withText(file.text)));
      expect(signOffLines(after)).toBe(signOffLines(text));
      // Every line that was no one's fault is still there, byte for byte and in order.
      const faulty = /likelihood|severity|identifiedOn/;
      const sound = (whole: string) => whole.split('\n').filter((line) => !faulty.test(line));
      // A block of text that ends with the file gets the line break that it lacks.
      const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
      const isEnded = after.endsWith('\n') && !text.endsWith('\n') && text.includes(': |');
      const before = isEnded ? `${text}${lineEnd}` : text;
      expect(sound(after)).toEqual(sound(before));
      expect(after.split('\n')).toHaveLength(before.split('\n').length);
      const fresh = await openProject({ ...company, 'r.yaml': after }, { today: '2026-03-01' });
      expect(fresh.project.outcome()).toEqual(project.outcome());
    }),
    { numRuns: 100 },
  );
  expect(changed).toBeGreaterThan(10);
});

test('blank lines above front matter go, signed or not; what else stands there is not moved', async () => {
  const draft = '---\nid: DOC-1\ntype: document\ntitle: Plan\n---\n# Plan\n';
  const texts = async (above: string): Promise<readonly string[]> => {
    const { overlay } = await fix({ ...company, 'd.md': above + draft });
    return overlay.proposed.map(([, bytes]) => decode(bytes));
  };
  expect(await texts('\n \r\n')).toEqual([draft]);
  expect(await texts('# Note\n')).toEqual([]);
  const { project, memory } = await openProject({ ...company, 'd.md': draft }, { today: '2026-03-01' });
  const request = { id: 'DOC-1', as: 'PER-001', meaning: 'reviewed' };
  const signed = (await prepareSignature(request, project, memory)).text;
  const { overlay } = await fix({ ...company, 'd.md': `\n${signed}` });
  expect(overlay.proposed.map(([, bytes]) => decode(bytes))).toEqual([signed]);
});

test('a record whose signature fits is not reached through a file it includes', async () => {
  const text = 'id: RSK-001\ntype: risk\nattachments: [{ file: s.yaml }]\ntitle: Fire\nstatus: open\n';
  const included = 'id: RSK-002\ntype: risk\ntitle: Flood\nversion: 1\n';
  const files = { ...company, 'r.yaml': text, 's.yaml': included };
  const { project, memory } = await openProject(files, { today: '2026-03-01' });
  const request = { id: 'RSK-001', as: 'PER-001', meaning: 'reviewed' };
  const signature = await prepareSignature(request, project, memory);
  expect(english.text(signature.binding[0]!.words)).toBe(
    'Bound: the fields of the record, and the content of s.yaml',
  );
  const { applied } = await fix({ ...files, 'r.yaml': signature.text });
  expect(applied.files).toEqual([]);
  expect(applied.leftOut.map(({ reason }) => english.text(reason))).toEqual([
    '"Put the value in quotes" was left out because it would break the review of risk RSK-001 "Fire" by Jane Doe (PER-001) on 2026-03-01.',
  ]);
  // Nor is a text made readable that the signature covers as it stands.
  const broken = { ...files, 's.yaml': included.replace('Flood', '@flood').replace('1', '"1"') };
  const covering = await openProject(broken, { today: '2026-03-01' });
  const again = await prepareSignature(request, covering.project, covering.memory);
  const left = await fix({ ...broken, 'r.yaml': again.text });
  expect(left.applied.files).toEqual([]);
  expect(left.applied.leftOut.map(({ reason }) => english.text(reason))).toEqual([
    expect.stringMatching(
      /^"Put the text in quotes" was left out because it would break the review of risk RSK-001/,
    ),
  ]);
});

test('fixes in text that does not parse are all made, or none', async () => {
  const whole = 'id: RSK-001\ntype: risk\ntitle: `Fire`\ncustom:\n\ta: 1\n';
  const { applied } = await fix({
    ...company,
    'r.yaml': whole,
    's.yaml': `${whole.replace('001', '002')}tags: [a\n`,
  });
  expect(applied.files.map(({ before, text }) => [before.path, text])).toEqual([
    ['r.yaml', 'id: RSK-001\ntype: risk\ntitle: "`Fire`"\ncustom:\n  a: 1\n'],
  ]);
  expect([applied.count, applied.leftOut]).toEqual([2, []]);
});
