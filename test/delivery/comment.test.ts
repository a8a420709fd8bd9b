import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSchema, type GraphQLSchema, graphql } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commentOf } from '../../server/src/main/cli/github/pages.ts';
import { releaseInto } from './release.ts';
import { runStep } from './runner.ts';

/** The action that writes the comment, against an interface that answers by GitHub's own published schema. */

interface Comment {
  readonly id: string;
  body: string;
  readonly viewerDidAuthor: boolean;
}

let folder: string;
let release: string;
let schema: GraphQLSchema;
let server: Server;
let comments: Comment[];
/** What the interface was asked to write. */
let written: string[];
/** A refusal to answer with, where there is to be one. */
let refusal: { readonly status: number; readonly body: object } | null;

/** Pages of two, so that a comment may be on a later one. */
function page(after: string | null): object {
  const from = after === null ? 0 : Number(after);
  const end = Math.min(from + 2, comments.length);
  return {
    nodes: comments.slice(from, end),
    pageInfo: { hasNextPage: end < comments.length, endCursor: String(end) },
  };
}

const root = {
  repository: ({ owner, name }: { owner: string; name: string }) =>
    owner === 'acme-instruments' && name === 'qms'
      ? {
          pullRequest: ({ number }: { number: number }) =>
            number === 7
              ? { id: 'PR_7', comments: ({ after }: { after: string | null }) => page(after) }
              : null,
        }
      : null,
  addComment: ({ input }: { input: { subjectId: string; body: string } }) => {
    written.push(`add to ${input.subjectId}`);
    comments.push({ id: `IC_${comments.length}`, body: input.body, viewerDidAuthor: true });
    return {
      commentEdge: { node: { url: 'https://github.com/acme-instruments/qms/pull/7#issuecomment-1' } },
    };
  },
  updateIssueComment: ({ input }: { input: { id: string; body: string } }) => {
    written.push(`update ${input.id}`);
    comments.find(({ id }) => id === input.id)!.body = input.body;
    return { issueComment: { url: 'https://github.com/acme-instruments/qms/pull/7#issuecomment-2' } };
  },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qms-test-'));
  release = join(folder, 'release');
  releaseInto(release);
  const published = resolve('node_modules/@octokit/graphql-schema/schema.graphql');
  schema = buildSchema(readFileSync(published, 'utf8'), { assumeValid: true });
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      query: string;
      variables: Record<string, unknown>;
    };
    const isKnown = request.headers.authorization === 'Bearer secret';
    const { status, body } = refusal ?? {
      status: isKnown ? 200 : 401,
      body: isKnown
        ? await graphql({ schema, source: query, rootValue: root, variableValues: variables })
        : { message: 'Bad credentials' },
    };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
}, 60_000);
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  comments = [];
  written = [];
  refusal = null;
});

const repository = { id: 1, full_name: 'acme-instruments/qms' };
const pullRequest = (number = 7, from: unknown = repository) => ({
  pull_request: {
    number,
    base: { sha: 'a'.repeat(40), repo: repository },
    head: { sha: 'b'.repeat(40), repo: from },
  },
});

const comment = (body: string, given: { payload?: unknown; event?: string; token?: string } = {}) =>
  runStep(folder, {
    action: join(release, 'comment/action.yml'),
    workspace: folder,
    with: { body, token: given.token ?? 'secret' },
    event: given.event ?? 'pull_request',
    payload: given.payload ?? pullRequest(),
    environment: { GITHUB_GRAPHQL_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` },
  });

const text = (findings: string, of = 'quality'): string =>
  commentOf({ changes: '', findings }, of, 'https://github.com/acme-instruments/qms/actions/runs/1').trim();

test('writes one comment for each root and keeps it up to date', async () => {
  expect((await comment(text('Two errors'))).log).toBe(
    'https://github.com/acme-instruments/qms/pull/7#issuecomment-1\n',
  );
  await comment(text('No findings', 'laboratory'));
  expect((await comment(text('One error'))).log).toMatch(/issuecomment-2\n$/);
  expect(written).toEqual(['add to PR_7', 'add to PR_7', 'update IC_0']);
  expect(comments.map(({ body }) => body)).toEqual([text('One error'), text('No findings', 'laboratory')]);
});

test('finds its comment behind others, and never takes what somebody else wrote for it', async () => {
  comments = ['Fine', text('Forged'), text('Forged'), 'Later'].map((body, at) => ({
    id: `IC_${at}`,
    body,
    viewerDidAuthor: false,
  }));
  await comment(text('One error'));
  await comment(text('No findings'));
  expect(written).toEqual(['add to PR_7', 'update IC_4']);
  expect(comments.slice(1, 3).map(({ body }) => body)).toEqual([text('Forged'), text('Forged')]);
});

test.each([
  [
    'a branch of another repository',
    text('x'),
    { payload: pullRequest(7, { id: 2 }) },
    'in another repository',
  ],
  [
    'a branch whose repository is gone',
    text('x'),
    { payload: pullRequest(7, null) },
    'in another repository',
  ],
  ['a push', text('x'), { event: 'push', payload: {} }, 'for no pull request'],
  ['a check that ended before it said anything', '', {}, 'the check said nothing'],
])('%s: writes nothing, and says so', async (_, body, given, said) => {
  const { code, log } = await comment(body, given);
  expect([code, written]).toEqual([0, []]);
  expect(log).toMatch(/^::notice title=qms::No comment was written, because .*\n$/);
  expect(log).toContain(said);
});

test.each([
  ['another text than the check gives', 'Hello', {}, 'use its output `comment`'],
  [
    'an event that gives rights away',
    text('x'),
    { event: 'pull_request_target' },
    'run this on `pull_request`',
  ],
  ['no such pull request', text('x'), { payload: pullRequest(8) }, 'pull request 8 was not found'],
  ['a token nobody knows', text('x'), { token: 'other' }, 'permissions: { pull-requests: write }'],
])('%s: is one error', async (_, body, given, said) => {
  const { code, log } = await comment(body, given);
  expect([code, written]).toEqual([2, []]);
  expect(log).toMatch(/^::error title=qms::[^\n]*\n$/);
  expect(log).toContain(said);
});

test('a token that may only read is said in a word', async () => {
  refusal = {
    status: 200,
    body: { data: null, errors: [{ message: 'Resource not accessible by integration' }] },
  };
  expect((await comment(text('x'))).log).toBe(
    '::error title=qms::GitHub did not do as asked (200 Resource not accessible by integration): give the job `permissions: { pull-requests: write }`\n',
  );
});

test('the comment fits into a comment and into a variable, and ends in where the rest is', () => {
  for (const row of [`| ${'x'.repeat(200)} |\n`, `| ${'汉'.repeat(200)} |\n`, `| ${'😀'.repeat(200)} |\n`]) {
    const long = text(row.repeat(1000));
    expect(long.length).toBeLessThanOrEqual(60_000);
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(120_000);
    expect(Buffer.byteLength(long)).toBeGreaterThan(59_000);
    const lines = long.split('\n');
    expect(lines.at(-1)).toBe(
      'The rest is in the [summary of the run](https://github.com/acme-instruments/qms/actions/runs/1).',
    );
    expect(lines.slice(1, -2).every((line) => `${line}\n` === row)).toBe(true);
  }
  expect(text('x', '../a -->b\n')).toMatch(/^<!-- qms-as-code \.\.\/a_[_b]* -->\n/);
});
