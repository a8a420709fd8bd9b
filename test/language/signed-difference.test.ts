import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../server/src/adapters/node/file-system.ts';
import { codeLenses } from '../../server/src/language/code-lens.ts';
import type { LanguageContext } from '../../server/src/language/context.ts';
import { hover } from '../../server/src/language/hover.ts';
import { changeActions } from '../../server/src/language/sign-actions.ts';
import { signedDifference, signedText } from '../../server/src/language/signed-difference.ts';
import { openProject } from '../../server/src/main/open-project.ts';
import { english } from '../../server/src/messages/language.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { LocatedFile } from '../../server/src/workspace/located-file.ts';
import { approval, approved, changed, company, objective, settings } from '../adapters/git-company.ts';
import { type GitFixture, newRepository } from '../adapters/git-fixture.ts';
import { describeWith } from '../left-out.ts';
import { contentDigest, sign, signedFile, yaml } from '../rules/signing.ts';
import { signed } from './signed.ts';

const everywhere = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** A file of the folder as an editor has it that reads git. */
async function opened({ folder }: GitFixture, path = 'objective.yaml'): Promise<LanguageContext> {
  const project = await openProject(folder, { cache: false, threads: 1 });
  await project.publish();
  return { project, file: new LocatedFile(path, readFileSync(join(folder, path), 'utf8')) };
}

/** What is offered in a file, and what it shows: the texts as they were signed, next to the files that hold them now. */
async function shown(fixture: GitFixture, path?: string) {
  const context = await opened(fixture, path);
  const { project } = context;
  const actions = changeActions(context, everywhere);
  const differences = await Promise.all(
    actions.map(async ({ record, digest }) => {
      const found = await signedDifference(project, record.id, digest, nodeFileSystem(fixture.folder));
      if (typeof found === 'string') return { record: record.id, nothing: found };
      const texts = await Promise.all(
        found.parts.map(async ({ part, was, file, range }) => {
          const text = await signedText(project, record.id, digest, part);
          return { was, now: file, text: typeof text === 'string' ? text : text.text, range };
        }),
      );
      return { record: record.id, date: found.date, texts, unshown: found.unshown };
    }),
  );
  return { titles: actions.map(({ title }) => title), differences };
}

const mark = { author: 'Mark Lund <mark@acme.example>', date: '2026-03-20' };

describeWith(['git'], 'what was signed, next to what stands there now', () => {
  test('is the file of the commit in which the digest fits, whatever came after', async () => {
    const fixture = await company({ 'objective.yaml': yaml(objective) });
    fixture.commit({ 'objective.yaml': approved() });
    fixture.commit({ 'objective.yaml': approved({ owner: 'ROLE-MD' }) }, mark);
    fixture.write({ 'objective.yaml': changed({ target: 30 }) });
    expect(await shown(fixture)).toEqual({
      titles: ['Show what changed since Jane Doe approved it on 2026-03-01'],
      differences: [
        {
          record: 'OBJ-1',
          date: '2026-03-01',
          texts: [{ was: 'objective.yaml', now: 'objective.yaml', text: approved(), range: null }],
          unshown: [],
        },
      ],
    });
  });

  test('is offered by the lens of the record and in hovers that may have links, too', async () => {
    const fixture = await company();
    fixture.commit({ 'objective.yaml': approved() });
    fixture.write({ 'objective.yaml': changed({ target: 30 }) });
    const context = await opened(fixture);
    const digest = String(sign(objective, approval)['digest']);
    expect(codeLenses(context).filter(({ action }) => action === 'changes')).toMatchObject([
      { title: 'Show what changed', digest, record: { id: 'OBJ-1' } },
    ]);
    const at = { line: 0, character: 5 };
    const words = (links?: Parameters<typeof hover>[2]): string =>
      JSON.stringify(hover(context, at, links)?.contents);
    expect(words({ changes: ({ id }, each) => `command:x?${id}${each === digest}` })).toContain(
      'no longer fits the content ([show what changed](command:x?OBJ-1true))',
    );
    expect(words()).toContain('no longer fits the content\\n');
  });

  test('is nowhere where nothing changed, or nobody knows what was signed', async () => {
    const nothing = { titles: [], differences: [] };
    const fits = await company({ 'objective.yaml': approved() });
    expect(await shown(fits)).toEqual(nothing);
    const neverFitted = await company({ 'objective.yaml': changed({ target: 30 }) });
    expect(await shown(neverFitted)).toEqual(nothing);
    const uncommitted = await company();
    uncommitted.write({ 'objective.yaml': changed({ target: 30 }) });
    expect(await shown(uncommitted)).toEqual(nothing);
    const context = await opened(neverFitted);
    const digest = String(sign(objective, approval)['digest']);
    const files = nodeFileSystem(neverFitted.folder);
    expect(await signedDifference(context.project, 'OBJ-1', digest, files)).toBe('unknown');
    expect(await signedText(context.project, 'OBJ-2', digest, 0)).toBe('unknown');
  });

  test('leads to the file of then where the record was moved, renamed, or taken out of a file with others', async () => {
    const fixture = await company();
    const other = 'id: OBJ-9\ntype: quality-objective\n';
    const then = `${other}---\n${approved()}`;
    fixture.commit({ 'all.yaml': then });
    fixture.commit({ 'all.yaml': other, 'deep/own.yaml': approved() }, mark);
    const renamed: JsonObject = { ...objective, id: 'OBJ-2', formerIds: ['OBJ-1'], target: 30 };
    const now = yaml({ ...renamed, signOffs: [sign(objective, approval)] });
    fixture.commit({ 'deep/own.yaml': null, 'new.yaml': now }, mark);
    const found = await shown(fixture, 'new.yaml');
    expect(found.differences).toMatchObject([
      { record: 'OBJ-2', texts: [{ was: 'all.yaml', now: 'new.yaml', text: then }] },
    ]);
  });

  test('of an item of a register says where in the register it is', async () => {
    const fixture = await company();
    const register = (targets: readonly number[], of: readonly number[]): string => {
      const items = targets.map((target, at) => {
        const item = { id: `OBJ-${at + 1}`, title: 'Fewer complaints', target };
        const signOffs = [sign({ ...item, type: 'quality-objective', target: of[at]! }, approval)];
        return `  - ${JSON.stringify({ ...item, signOffs })}\n`;
      });
      return `id: REG-1\ntype: register\nof: quality-objective\ntitle: Objectives\nitems:\n${items.join('')}`;
    };
    const then = register([50, 60], [50, 60]);
    fixture.commit({ 'all.yaml': then });
    fixture.commit({ 'all.yaml': register([50, 70], [50, 60]) }, mark);
    const { differences } = await shown(fixture, 'all.yaml');
    expect(differences).toMatchObject([
      { record: 'OBJ-2', texts: [{ was: 'all.yaml', text: then, range: { start: { line: 6 } } }] },
    ]);
  });

  test('is shown where only the layout changed', async () => {
    const policy = (body: string): string =>
      `---\nid: POL-1\ntype: quality-policy\ntitle: Policy\nsignOffs:\n  - { by: PER-001, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: DIGEST-1 }\n---\n${body}\n`;
    const files = await signed({ 'policy.md': policy('We care\nfor all.') });
    const then = files['policy.md']!;
    const fixture = await company();
    fixture.commit(files);
    fixture.write({ 'policy.md': then.replace('care\nfor', 'care for') });
    expect((await shown(fixture, 'policy.md')).differences).toMatchObject([
      { texts: [{ was: 'policy.md', text: then }], unshown: [] },
    ]);
  });

  test('takes in the files a record was signed with: a text is shown, anything else is named', async () => {
    const document = `id: DOC-1\ntype: document\ntitle: Handbook\nlocation: handbook.txt\nattachments: [{ file: plan.bin }]\nsignOffs:\n  - { by: PER-001, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: DIGEST-1 }\n`;
    const files = await signed({
      'docs/doc.yaml': document,
      'docs/handbook.txt': 'One\n',
      'docs/plan.bin': '\0one',
    });
    const fixture = await company();
    fixture.commit(files);
    fixture.write({ 'docs/handbook.txt': 'Two\n' });
    expect((await shown(fixture, 'docs/doc.yaml')).differences).toMatchObject([
      { texts: [{ was: 'docs/handbook.txt', now: 'docs/handbook.txt', text: 'One\n' }], unshown: [] },
    ]);
    fixture.write({ 'docs/handbook.txt': 'One\n', 'docs/plan.bin': '\0two' });
    expect((await shown(fixture, 'docs/doc.yaml')).differences).toMatchObject([
      { texts: [], unshown: ['plan.bin'] },
    ]);
  });

  test('of several who signed is named one by one', async () => {
    const second = { ...approval, meaning: 'affirmed', date: '2026-03-10' };
    const both = (target: number) =>
      yaml({ ...objective, target, signOffs: [sign(objective, approval), sign(objective, second)] });
    const fixture = await company();
    fixture.commit({ 'objective.yaml': approved() });
    fixture.commit({ 'objective.yaml': both(50) }, mark);
    fixture.write({ 'objective.yaml': both(30) });
    expect(await shown(fixture)).toMatchObject({
      titles: [
        'Show what changed since Jane Doe affirmed it on 2026-03-10',
        'Show what changed since Jane Doe approved it on 2026-03-01',
      ],
      differences: [{ texts: [{ text: both(50) }] }, { texts: [{ text: approved() }] }],
    });
  });
});

/** The objective as a review sets it, and that review with Jane's approval. */
const decided: JsonObject = { ...objective, approvedIn: 'MR-1', evidence: 'figures.csv' };
const decidedDigest = contentDigest(objective);
const reviewOf = (digest: string): JsonObject => ({
  id: 'MR-1',
  type: 'management-review',
  title: 'Review 2026/1',
  status: 'held',
  date: '2026-02-20',
  inputs: [{ input: 'objectives', summary: 'On track', objectives: ['OBJ-1'] }],
  outputs: [
    {
      id: 'O1',
      kind: 'qms-change',
      decision: 'Objectives set',
      approves: [{ record: 'OBJ-1', digest }],
    },
  ],
});
const review = signedFile(reviewOf(decidedDigest), approval);

/** What is found against the sign-offs of a file. */
const staleIn = ({ project, file }: LanguageContext): string | undefined =>
  project.findingsOf(file.path)?.findings.find(({ rule }) => rule === 'signoff-stale')?.message;

describeWith(['git'], 'what a management review approved, next to what stands there now', () => {
  const title = 'Show what changed since MR-1 approved it';

  test('is the file of the commit in which the approval of the review fits', async () => {
    const fixture = await company();
    const then = yaml(decided);
    fixture.commit({ 'objective.yaml': then, 'review.yaml': review });
    fixture.commit({ 'objective.yaml': yaml({ ...decided, target: 40 }) }, mark);
    fixture.write({ 'objective.yaml': yaml({ ...decided, target: 30 }) });
    expect(await shown(fixture)).toEqual({
      titles: [title],
      differences: [
        {
          record: 'OBJ-1',
          date: '2026-03-01',
          texts: [{ was: 'objective.yaml', now: 'objective.yaml', text: then, range: null }],
          unshown: [],
        },
      ],
    });
    const context = await opened(fixture);
    expect(staleIn(context)).toBe(
      'Changed since MR-1 approved it. Undo the change, or have the record as it is approved by a new decision or signed off. What changed is `target` 50 → 30.',
    );
    const disk = nodeFileSystem(fixture.folder);
    const found = await signedDifference(context.project, 'OBJ-1', decidedDigest, disk);
    expect(typeof found === 'string' ? found : english.text(found.bound!)).toBe(
      'Bound and changed: `target`. Whatever else differs is not bound by this sign-off.',
    );
    expect(codeLenses(context).filter(({ action }) => action === 'changes')).toMatchObject([
      { title: 'Show what changed', digest: decidedDigest },
    ]);
    const links = { changes: ({ id }: { id: string }, digest: string) => `command:x?${id}${digest}` };
    expect(JSON.stringify(hover(context, { line: 0, character: 5 }, links)?.contents)).toContain(
      `approved in MR-1, changed since ([show what changed](command:x?OBJ-1${decidedDigest}))`,
    );
  });

  test('differs by its layout alone where only blanks of the text changed', async () => {
    const front = yaml({ ...objective, approvedIn: 'MR-1' });
    const text = (body: string): string => `---\n${front}---\n${body}\n`;
    const digest = contentDigest(objective, 'Answer fast.');
    const fixture = await company();
    fixture.commit({
      'objective.md': text('Answer fast.'),
      'review.yaml': signedFile(reviewOf(digest), approval),
    });
    fixture.write({ 'objective.md': text('Answer\nfast.') });
    expect(staleIn(await opened(fixture, 'objective.md'))).toMatch(
      / Only the layout of the text has changed\.$/,
    );
  });

  test('is found where the record was moved, by a file name that stayed or names it', async () => {
    const fixture = await company();
    const then = yaml(decided);
    fixture.commit({ 'old/OBJ-1.yaml': then, 'review.yaml': review });
    fixture.commit({ 'old/OBJ-1.yaml': null, 'objective.yaml': yaml({ ...decided, target: 30 }) }, mark);
    expect((await shown(fixture)).differences).toMatchObject([
      { record: 'OBJ-1', texts: [{ was: 'old/OBJ-1.yaml', now: 'objective.yaml', text: then }] },
    ]);
  });

  test('is nothing where that commit holds another content, or nothing changed', async () => {
    const other = await company();
    other.commit({ 'objective.yaml': yaml({ ...decided, target: 40 }), 'review.yaml': review });
    expect(await shown(other)).toEqual({
      titles: [title],
      differences: [{ record: 'OBJ-1', nothing: 'unknown' }],
    });
    const same = await company();
    same.commit({ 'objective.yaml': yaml(decided), 'review.yaml': review });
    expect(await shown(same)).toEqual({ titles: [], differences: [] });
  });

  test('is asked of git although every sign-off fits and no level of evidence needs it', async () => {
    const fixture = await company({ 'qms.yaml': settings().replace('commit-bound', 'content-bound') });
    fixture.commit({ 'objective.yaml': yaml(decided), 'review.yaml': review });
    fixture.write({ 'objective.yaml': yaml({ ...decided, target: 30 }) });
    expect((await shown(fixture)).titles).toEqual([title]);
  });
});

describeWith(['git'], 'a text that was signed', () => {
  test('is read from the root alone, also where that is a folder of a larger repository', async () => {
    const fixture = await newRepository();
    const files = { 'qms.yaml': settings(), 'objective.yaml': approved() };
    const below = Object.fromEntries(Object.entries(files).map(([path, text]) => [`quality/${path}`, text]));
    fixture.commit({ ...below, 'objective.yaml': 'secret\n' });
    fixture.write({ 'quality/objective.yaml': changed({ target: 30 }) });
    const folder = join(fixture.folder, 'quality');
    const project = await openProject(folder, { cache: false, threads: 1 });
    const digest = String(sign(objective, approval)['digest']);
    expect(await signedText(project, 'OBJ-1', digest, 0)).toEqual({ text: approved() });
    expect(await signedText(project, 'OBJ-1', digest, 1)).toBe('unreadable');
    expect(await signedText(project, 'OBJ-1', digest, -1)).toBe('unreadable');
  });

  test('is not shown where it is very long, or its repository is gone by now', async () => {
    const document = `id: DOC-1\ntype: document\ntitle: List\nlocation: list.txt\nsignOffs:\n  - { by: PER-001, role: ROLE-MD, meaning: approved, date: 2026-03-01, digest: DIGEST-1 }\n`;
    const files = await signed({ 'doc.yaml': document, 'list.txt': 'x'.repeat(4 * 2 ** 20 + 1) });
    const fixture = await company();
    fixture.commit(files);
    fixture.write({ 'list.txt': 'x' });
    const { project } = await opened(fixture, 'doc.yaml');
    const digest = /sha256-\S+/.exec(files['doc.yaml']!)![0];
    const disk = nodeFileSystem(fixture.folder);
    expect(await signedDifference(project, 'DOC-1', digest, disk)).toMatchObject({
      parts: [],
      unshown: ['list.txt'],
    });
    expect(await signedText(project, 'DOC-1', digest, 1)).toBe('unfit');
    rmSync(join(fixture.folder, '.git'), { recursive: true });
    expect(await signedText(project, 'DOC-1', digest, 0)).toBe('unreadable');
  });
});
