import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
} from 'vscode-languageserver';
import { Refusal } from '../../../core/core.ts';
import type { LanguageContext } from '../../../language/context.ts';
import type { Language } from '../../../messages/language.ts';
import type { Project } from '../../../workspace/project.ts';
import type { Stage } from '../../../workspace/stage.ts';
import type { Refused } from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { Roots } from '../roots/roots.ts';

/** What a request is about, once its parameters make sense. */
export interface Asked {
  readonly session: RootSession;
  readonly path: string;
  readonly context: LanguageContext;
  readonly token: CancellationToken;
}

/** True for a mapping among parameters, which may have any form. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const invalid = (message: string): ResponseError<void> =>
  new ResponseError(ErrorCodes.InvalidParams, message);

/** The URI in the parameters of a request on a document. Throws an error response when there is none. */
export function uriIn(params: unknown): string {
  const document = isObject(params) ? params['textDocument'] : undefined;
  const uri = isObject(document) ? document['uri'] : undefined;
  if (typeof uri !== 'string') throw invalid('textDocument.uri must be a text');
  return uri;
}

/** The position in the parameters of a request. Throws an error response when there is none. */
export function positionIn(params: unknown): Position {
  const position = isObject(params) ? params['position'] : undefined;
  if (!isPosition(position)) throw invalid('position must have a line and a character');
  return position;
}

/** The range in the parameters of a request. Throws an error response when there is none. */
export function rangeIn(params: unknown): Range {
  const range = isObject(params) ? params['range'] : undefined;
  if (!isObject(range) || !isPosition(range['start']) || !isPosition(range['end']))
    throw invalid('range must have a start and an end');
  return { start: range['start'], end: range['end'] };
}

function isPosition(value: unknown): value is Position {
  return (
    isObject(value) &&
    ['line', 'character'].every((key) => Number.isSafeInteger(value[key]) && (value[key] as number) >= 0)
  );
}

/** A request was cancelled, or whoever sent it is leaving. */
export const cancelled = (): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');

const outdated = (): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.ContentModified, 'The text was changed after this was asked.');

/**
 * Finds out which root and document are meant, waits until the root is as far as the answer needs, and for its turn.
 * Null for a document of no root. Throws an error response for what nobody waits for any more: a request that was
 * cancelled, or one about a text that has been changed since.
 * @param isAskedAgain for an answer that holds as well for the text as it is by then (`read`), which is outdated only
 * once it has been asked for again
 */
export async function askedAbout(
  roots: Roots,
  uri: string,
  needs: Stage,
  token: CancellationToken,
  isAskedAgain: () => boolean = () => true,
): Promise<Asked | null> {
  const version = roots.versionOf(uri);
  const isOutdated = (): boolean => roots.versionOf(uri) !== version && (needs !== 'read' || isAskedAgain());
  const isWanted = (): boolean => !token.isCancellationRequested && !roots.isClosed && !isOutdated();
  await roots.found;
  const owner = roots.owner(uri);
  if (owner === null) return null;
  const { session, path } = owner;
  await untilCancelled(session.reached(needs, false), token);
  await roots.turns.next(isWanted);
  if (token.isCancellationRequested || roots.isClosed) throw cancelled();
  if (isOutdated()) throw outdated();
  const { project } = session;
  if (project === null || session.isClosed) return null;
  const file = await session.locate(path);
  return file === null ? null : { session, path, context: { project, file }, token };
}

/** Waits for a promise, or until the request is cancelled, whichever comes first. */
async function untilCancelled(promise: Promise<void>, token: CancellationToken): Promise<void> {
  if (token.isCancellationRequested) throw cancelled();
  let stop: { dispose(): void } | undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = token.onCancellationRequested(() => resolve());
  });
  await Promise.race([promise, stopped]);
  stop?.dispose();
  if (token.isCancellationRequested) throw cancelled();
}

/** The sessions a request of our own means: the one it names, or all; each once it is as far as the answer needs. */
export async function sessionsOf(
  roots: Roots,
  params: unknown,
  needs: Stage,
  token: CancellationToken,
): Promise<RootSession[]> {
  await roots.found;
  const root = isObject(params) ? params['root'] : undefined;
  if (root !== undefined && typeof root !== 'string') throw invalid('root must be the URI of a folder');
  const sessions =
    root === undefined ? roots.all() : [roots.at(root)].filter((session) => session !== undefined);
  for (const session of sessions) await untilCancelled(session.reached(needs, true), token);
  const isWanted = (): boolean => !token.isCancellationRequested && !roots.isClosed;
  await roots.turns.next(isWanted);
  if (!isWanted()) throw cancelled();
  return sessions.filter((session) => !session.isClosed && session.project !== null);
}

/** The one session a request names. Throws an error response when it names none there is. */
async function sessionOf(
  roots: Roots,
  params: unknown,
  needs: Stage,
  token: CancellationToken,
): Promise<RootSession> {
  const root = isObject(params) ? params['root'] : undefined;
  if (typeof root !== 'string') throw invalid('root must be the URI of a folder');
  const [session] = await sessionsOf(roots, { root }, needs, token);
  if (session !== undefined) return session;
  const failure = roots.at(root)?.status().failure ?? null;
  throw failure === null
    ? invalid('there is no QMS root at this URI')
    : new ResponseError(LSPErrorCodes.RequestFailed, failure);
}

/** A text parameter of a request of our own. Throws an error response when it has another form. */
export function textIn(params: unknown, name: string): string {
  const value = isObject(params) ? params[name] : undefined;
  if (typeof value !== 'string' || value === '') throw invalid(`${name} must be a text`);
  return value;
}

/** The same where it may be left out, or empty. */
export function optionalTextIn(params: unknown, name: string): string | undefined {
  const value = isObject(params) ? params[name] : undefined;
  return value === undefined || value === null || value === '' ? undefined : textIn(params, name);
}

/** Runs what may be refused for reasons the user can do something about. */
export async function orRefused<T>(work: () => T | Promise<T>, { text }: Language): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return { refused: text(error.reason) };
    throw error;
  }
}

/** Answers requests on one root, which they name, once it is as far as they need; what is refused for reasons the user can mend is said in a sentence. */
export const answersInRoot =
  (connection: Connection, roots: Roots) =>
  <T>(
    method: string,
    needs: Stage,
    answer: (session: RootSession, project: Project, params: unknown) => T | Promise<T>,
  ): void => {
    connection.onRequest(method, async (params: unknown, token: CancellationToken): Promise<unknown> => {
      const session = await sessionOf(roots, params, needs, token);
      return orRefused(() => answer(session, session.project!, params), session.language);
    });
  };
