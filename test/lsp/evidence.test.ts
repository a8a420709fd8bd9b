import { describe, expect, test, vi } from 'vitest';
import type { History } from '../../server/src/main/lsp/hosts/host.ts';
import { signOffsDue } from '../../server/src/main/lsp/views/sign-offs-due.ts';
import type { BlockEvidence, Evidence } from '../../server/src/model/evidence.ts';
import type { EvidenceRequest } from '../../server/src/workspace/ports.ts';
import { approved, changed, objective, people, roles, settings } from '../adapters/git-company.ts';
import { yaml } from '../rules/signing.ts';
import { Workbench } from './session.ts';

const company = {
  'qms.yaml': settings(),
  'people.yaml': people(),
  'roles.yaml': roles,
  'objective.yaml': approved(),
};

/** A history that answers when it is let, and in which Mark has committed everything. */
class SlowHistory implements History {
  readonly asked: EvidenceRequest[] = [];
  readonly #waiting: (() => void)[] = [];
  commit = 'a';
  imported = false;

  readonly mark = (): string => this.commit;

  readonly compare: History['compare'] = {
    branches: async () => 'no-git',
    changes: async () => 'no-git',
  };

  readonly read = async (request: EvidenceRequest): Promise<Evidence> => {
    this.asked.push(request);
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const mark = { name: 'Mark', email: 'mark@acme.example', date: '2026-03-01' as const };
    const seen: BlockEvidence = {
      kind: 'introduced',
      commit: { hash: '1'.repeat(40), author: mark, committer: mark },
      file: 'objective.yaml',
      matched: true,
      imported: this.imported,
      edited: [],
      since: null,
    };
    return {
      kind: 'read',
      head: '1'.repeat(40),
      withSignatures: request.withSignatures,
      approvals: new Map(),
      blocks: new Map((await request.signed()).map(({ key }) => [key, seen])),
    };
  };

  readonly readCommitted: History['readCommitted'] = async () => null;

  answer(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

const start = async (history: History, files: Record<string, string> = company, trusted = true) => {
  const bench = new Workbench(files, undefined, { history, trusted });
  await bench.session.reached('judged', true);
  await bench.session.reached('published', true);
  return bench;
};

describe('the history of a root in an editor', () => {
  test('is asked after everything has been published, and holds no edit up', async () => {
    const history = new SlowHistory();
    const bench = await start(history);
    expect(bench.rules('objective.yaml')).not.toContain('signoff-evidence-weak');
    expect(bench.rules('qms.yaml')).not.toContain('signoff-evidence-unknown');
    await vi.waitFor(() => expect(history.asked).toHaveLength(1), 3000);
    bench.open('roles.yaml', roles.replace('PER-001', 'PER-009'));
    await vi.waitFor(() => expect(bench.rules('roles.yaml')).toContain('reference-unresolved'));
    expect(bench.rules('objective.yaml')).not.toContain('signoff-evidence-weak');
    history.answer();
    await vi.waitFor(() => expect(bench.rules('objective.yaml')).toContain('signoff-evidence-weak'), 3000);
    expect(bench.failures).toEqual([]);
    bench.session.close();
  });

  test('shows what does not count among the sign-offs due, with what makes it count', async () => {
    const history = new SlowHistory();
    const bench = await start(history);
    const due = () => signOffsDue(bench.session, bench.session.project!);
    const words = async () => (await due()).map(({ record, rule, next }) => [record.id, rule, next]);
    expect(await words()).toEqual([]);
    expect(bench.session.status().signOffsDue).toBe(0);
    await vi.waitFor(() => expect(history.asked).toHaveLength(1), 3000);
    history.answer();
    await vi.waitFor(() => expect(bench.rules('objective.yaml')).toContain('signoff-evidence-weak'), 3000);
    expect(await words()).toEqual([
      [
        'OBJ-1',
        'signoff-evidence-weak',
        'needs approval by Jane Doe (have the signer sign and commit it, or record it with `recordedBy`, `method` and `proof`)',
      ],
    ]);
    expect(bench.session.status().signOffsDue).toBe(1);
    bench.session.close();
  });

  test('shows what came in with an import there too, although one finding speaks for all', async () => {
    const history = new SlowHistory();
    history.imported = true;
    const bench = await start(history);
    await vi.waitFor(() => expect(history.asked).toHaveLength(1), 3000);
    history.answer();
    await vi.waitFor(() => expect(bench.rules('qms.yaml')).toContain('signoff-evidence-unknown'), 3000);
    expect(bench.rules('objective.yaml')).not.toContain('signoff-evidence-weak');
    const due = await signOffsDue(bench.session, bench.session.project!);
    expect(due).toMatchObject([
      {
        record: { id: 'OBJ-1' },
        severity: 'error',
        message: expect.stringMatching(/stated author mark@acme\.example/),
        next: expect.stringMatching(/^needs approval by Jane Doe \(/),
      },
    ]);
    expect(bench.session.status().signOffsDue).toBe(1);
    bench.session.close();
  });

  test('is asked again when records or the last commit are others', async () => {
    const history = new SlowHistory();
    const bench = await start(history);
    const answered = async (count: number): Promise<void> => {
      await vi.waitFor(() => expect(history.asked).toHaveLength(count), 8000);
      history.answer();
      await bench.session.reached('published', true);
    };
    await answered(1);
    bench.open('objective.yaml', approved({ owner: 'ROLE-MD' }));
    await answered(2);
    history.commit = 'b';
    await answered(3);
    await new Promise((resume) => setTimeout(resume, 1000));
    expect(history.asked).toHaveLength(3);
    bench.session.close();
  });

  test('is not asked for where nothing needs it, and is for what does not fit', async () => {
    const history = new SlowHistory();
    const contentBound = { ...company, 'qms.yaml': settings().replace('commit-bound', 'content-bound') };
    const bench = await start(history, contentBound);
    await new Promise((resume) => setTimeout(resume, 1000));
    expect(history.asked).toHaveLength(0);
    bench.open('objective.yaml', changed({ target: 30 }));
    await vi.waitFor(() => expect(history.asked).toHaveLength(1), 3000);
    expect(history.asked[0]!.withSignatures).toBe(false);
    bench.session.close();
  });

  test('is never asked in a folder that is not trusted, which is said once', async () => {
    const history = new SlowHistory();
    const bench = await start(history, company, false);
    await vi.waitFor(() => expect(bench.rules('qms.yaml')).toContain('signoff-evidence-unknown'));
    bench.open('objective.yaml', yaml(objective));
    await new Promise((resume) => setTimeout(resume, 1000));
    expect(history.asked).toHaveLength(0);
    bench.session.close();
  });
});
