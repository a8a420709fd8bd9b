import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleFiles } from '../../server/src/authoring/sample.ts';
import { packDigest } from '../../server/src/pack/facts/digest.ts';
import type { Pack } from '../../server/src/pack/model.ts';
import { folderWith, qms } from '../cli/run.ts';

const review = 'reviews/MR-2026-01.md';

/** The example company, whose last review does not keep the digest of its pack. */
const notFrozen = { ...sampleFiles, [review]: sampleFiles[review]!.replace(/^frozen: .*\n/m, '') };

test('writes a page, Markdown or data of the example company', async () => {
  const root = await folderWith(sampleFiles);
  const to = async (format: string) => {
    const out = join(root, `pack.${format}`);
    const { code, err } = await qms('pack', 'MR-2026-01', '--root', root, '--format', format, '--out', out);
    expect([code, err]).toEqual([0, '']);
    return readFileSync(out, 'utf8');
  };
  const html = await to('html');
  expect(html.length).toBeLessThan(500_000);
  expect(html).toContain('One technician for a late shift on four days a week');
  const pack = JSON.parse(await to('json')) as Pack;
  expect(pack.version).toBe(1);
  expect(html).toContain(packDigest(pack));
  const own = pack.appendix.records.items.find(({ link }) => link.id === 'MR-2026-01')!;
  expect([own.link.file, own.line]).toEqual([review, 2]);
  const markdown = await to('md');
  expect(markdown).toMatch(/^# Management review 2025\n/);
  for (const heading of [
    '## 1 Verdict on the management system',
    '## 2 Decisions asked and answered',
    '## Inputs',
    '## Objectives',
    '### Records cited',
  ])
    expect(markdown).toContain(`\n${heading}\n`);
}, 90_000);

test('the default is a page named after the review, here; standard output is `-`', async () => {
  const root = await folderWith(sampleFiles);
  const before = process.cwd();
  try {
    process.chdir(root);
    const { code, out } = await qms('pack', 'MR-2025-01');
    expect([code, out]).toEqual([0, 'Written: MR-2025-01.html\n']);
    expect(readFileSync(join(root, 'MR-2025-01.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect((await qms('pack', 'MR-2025-01', '--out', '-')).out).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  } finally {
    process.chdir(before);
  }
});

test('a copy without the appendix is shorter in every format it is offered for', async () => {
  const root = await folderWith(sampleFiles);
  for (const format of ['html', 'md']) {
    const pack = async (...args: string[]) =>
      (await qms('pack', 'MR-2026-01', '--root', root, '--format', format, '--out', '-', ...args)).out;
    const [whole, short] = [await pack(), await pack('--copy=meeting')];
    expect(short.length).toBeLessThan(whole.length * 0.85);
    expect(whole).toContain('Records cited');
    expect(short).not.toContain('Records cited');
    expect(short).toContain('This copy is for the meeting and leaves out the appendix');
  }
});

test('never takes the place of a record, a folder, or what a link leads to', async () => {
  const root = await folderWith(sampleFiles);
  const pack = (out: string) =>
    qms('pack', 'MR-2026-01', '--root', root, '--format', 'md', '--out', join(root, out));
  const minutes = await pack(review);
  expect(minutes.code).toBe(2);
  expect(minutes.err).toContain(`${review} is a file of the management system`);
  expect(readFileSync(join(root, review), 'utf8')).toBe(sampleFiles[review]);
  expect((await pack('qms.yaml')).code).toBe(2);
  expect((await pack('reviews')).err).toContain('is a folder');
  expect((await pack('nowhere/pack.md')).err).toContain('does not exist');

  writeFileSync(join(root, 'precious.txt'), 'mine');
  symlinkSync(join(root, 'precious.txt'), join(root, 'pack.md'));
  const linked = await pack('pack.md');
  expect([linked.code, linked.err]).toEqual([2, expect.stringContaining('is a link')]);
  expect(readFileSync(join(root, 'precious.txt'), 'utf8')).toBe('mine');
  expect(lstatSync(join(root, 'pack.md')).isSymbolicLink()).toBe(true);
});

test('says what is wrong with what was asked', async () => {
  const root = await folderWith(notFrozen);
  const said = async (...args: string[]) => {
    const { code, err } = await qms('pack', ...args, '--root', root);
    expect(code).toBe(2);
    return err;
  };
  expect(await said()).toContain('name the review');
  expect(await said('MR-2026-01', 'MR-2025-01')).toContain('one pack at a time');
  expect(await said('MR-2026-1')).toContain('did you mean MR-2026-01?');
  expect(await said('POL-001')).toContain('POL-001 is no management review');
  expect(await said('MR-2026-01', '--format', 'docx')).toContain('use html, pdf, md, json');
  expect(await said('MR-2026-01', '--format', 'pdf', '--paper', 'A3')).toContain('use a4, letter');
  expect(await said('MR-2026-01', '--paper', 'letter')).toContain('`--paper` is for `--format pdf`');
  expect(await said('MR-2026-01', '--format', 'json', '--copy=meeting')).toContain(
    'the data are always whole',
  );
  expect(await said('MR-2026-01', '--verify')).toContain('keeps no digest of its pack');
  expect(existsSync(join(root, 'MR-2026-01.html'))).toBe(false);
});

test('verifying compares the records of today with the pack that was signed', async () => {
  const root = await folderWith(notFrozen);
  const { out } = await qms('pack', 'MR-2026-01', '--root', root, '--format', 'json', '--out', '-');
  const digest = packDigest(JSON.parse(out) as Pack);
  const frozen = `frozen: { commit: 1234abcd, asOf: 2026-01-20, pack: ${digest} }`;
  writeFileSync(join(root, review), notFrozen[review]!.replace('\nsignOffs:', `\n${frozen}\nsignOffs:`));
  const same = await qms('pack', 'MR-2026-01', '--verify', '--root', root);
  expect([same.code, same.err]).toEqual([0, '']);
  expect(same.out).toContain(digest);

  const action = 'actions/second-flow-rig.yaml';
  writeFileSync(join(root, action), sampleFiles[action]!.replace(/^title: .*$/m, 'title: Another rig'));
  const other = await qms('pack', 'MR-2026-01', '--verify', '--root', root);
  expect(other.code).toBe(1);
  expect(other.out).toContain('give another pack');
  expect(other.out).toContain(`the log of ${review} shows it`);
});
