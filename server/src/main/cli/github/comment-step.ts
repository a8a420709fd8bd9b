import { exitCode, UsageError } from '../usage.ts';
import { GraphqlFault, graphql } from './graphql.ts';
import { marker } from './pages.ts';
import { type PullRequest, pullRequestOf } from './pull-request.ts';
import { annotation, type Environment, inputOf, variableOf } from './runner.ts';

/**
 * The step of a workflow that writes the comment of a pull request, or puts a new text in its place. It reads no file of
 * a checkout, and takes what it writes for text.
 */
export async function commentStep(environment: Environment): Promise<number> {
  try {
    process.stdout.write(await commented(environment));
    return exitCode.clean;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof GraphqlFault)) throw error;
    process.stdout.write(annotation('error', error.message));
    return exitCode.usage;
  }
}

async function commented(environment: Environment): Promise<string> {
  const pullRequest = pullRequestOf(environment);
  if (pullRequest === null)
    return annotation('notice', 'No comment was written, because this run is for no pull request.');
  if (!pullRequest.isOfThisRepository)
    return annotation('notice', 'No comment was written, because the branch is in another repository.');
  const body = (environment['INPUT_BODY'] ?? '').trim();
  if (body === '') return annotation('notice', 'No comment was written, because the check said nothing.');
  const first = marker.exec(`${body}\n`)?.[0].trim();
  if (first === undefined)
    throw new UsageError('`body` is not what the check gives: use its output `comment`');
  const address = await write(environment, pullRequest, first, body);
  return `${address}\n`;
}

interface Comments {
  readonly repository: {
    readonly pullRequest: {
      readonly id: string;
      readonly comments: {
        readonly nodes: readonly {
          readonly id: string;
          readonly body: string;
          readonly viewerDidAuthor: boolean;
        }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    } | null;
  } | null;
}

const find = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      id
      comments(first: 100, after: $after) {
        nodes { id body viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
const add = `mutation ($subjectId: ID!, $body: String!) {
  addComment(input: { subjectId: $subjectId, body: $body }) { commentEdge { node { url } } }
}`;
const update = `mutation ($id: ID!, $body: String!) {
  updateIssueComment(input: { id: $id, body: $body }) { issueComment { url } }
}`;

/** Writes the comment, or the new text of the one that an earlier run wrote. Returns its address. */
async function write(
  environment: Environment,
  pullRequest: PullRequest,
  first: string,
  body: string,
): Promise<string> {
  const ask = graphql(variableOf(environment, 'GITHUB_GRAPHQL_URL'), inputOf(environment, 'token'));
  const [owner = '', name = ''] = variableOf(environment, 'GITHUB_REPOSITORY').split('/');
  const { subjectId, earlier } = await lookUp(ask, { owner, name, number: pullRequest.number }, first);
  if (earlier === null) {
    const added = await ask<{ addComment: { commentEdge: { node: { url: string } } } }>(add, {
      subjectId,
      body,
    });
    return added.addComment.commentEdge.node.url;
  }
  const updated = await ask<{ updateIssueComment: { issueComment: { url: string } } }>(update, {
    id: earlier,
    body,
  });
  return updated.updateIssueComment.issueComment.url;
}

/**
 * The pull request by its id, and the comment that an earlier run wrote.
 * @param first the first line of that comment; what somebody else wrote is never taken for it
 */
async function lookUp(
  ask: ReturnType<typeof graphql>,
  { owner, name, number }: { readonly owner: string; readonly name: string; readonly number: number },
  first: string,
): Promise<{ readonly subjectId: string; readonly earlier: string | null }> {
  let after: string | null = null;
  for (;;) {
    const found: Comments = await ask<Comments>(find, { owner, name, number, after });
    const pullRequest = found.repository?.pullRequest ?? null;
    if (pullRequest === null) throw new GraphqlFault(`pull request ${number} was not found`);
    const { id, comments } = pullRequest;
    const earlier = comments.nodes.find((each) => each.viewerDidAuthor && each.body.startsWith(first));
    if (earlier !== undefined || !comments.pageInfo.hasNextPage)
      return { subjectId: id, earlier: earlier?.id ?? null };
    after = comments.pageInfo.endCursor;
  }
}
