import type { CancellationToken, Connection } from 'vscode-languageserver';
import { authoring } from '../../../core/authoring.ts';
import { coverages } from '../../../core/coverage.ts';
import type { Project } from '../../../workspace/project.ts';
import type { Stage } from '../../../workspace/stage.ts';
import type { ClientAbilities } from '../client-abilities.ts';
import {
  type CoverageView,
  type GroupedBy,
  methods,
  type NewRecordResult,
  type NextVersion,
  type RecordGroupsParams,
  type RecordType,
  type SignParams,
} from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { Roots } from '../roots/roots.ts';
import { foundRecords } from '../views/found-records.ts';
import { groupRecords, recordGroups } from '../views/listed-groups.ts';
import { myWork } from '../views/my-work.ts';
import { recordSummaries, records } from '../views/record-summaries.ts';
import { reviewReadiness } from '../views/review-readiness.ts';
import { signOffsDue } from '../views/sign-offs-due.ts';
import { changedText } from './difference-edit.ts';
import { newRecordResult } from './new-record-result.ts';
import { answersInRoot, isObject, optionalTextIn, sessionsOf, textIn } from './requests.ts';
import { sign, signPreview } from './sign-requests.ts';

/** Answers the requests that are not of the Language Server Protocol: views, pickers, new records, sign-offs. */
export function registerRecordRequests(
  connection: Connection,
  roots: Roots,
  abilities: () => ClientAbilities,
): void {
  const overRoots = <T>(
    method: string,
    needs: Stage,
    view: (session: RootSession, project: Project, params: unknown) => T[] | Promise<T[]>,
  ) => {
    connection.onRequest(method, async (params: unknown, token: CancellationToken): Promise<T[]> => {
      const answers: T[] = [];
      for (const session of await sessionsOf(roots, params, needs, token))
        if (session.project !== null) answers.push(...(await view(session, session.project, params)));
      return answers;
    });
  };
  overRoots(methods.records, 'indexed', (session, project, params) => {
    const types = (params as { types?: unknown } | null)?.types;
    const wanted = Array.isArray(types) ? types.filter((type) => typeof type === 'string') : null;
    return records(session, project, wanted);
  });
  overRoots(methods.findRecords, 'indexed', (session, project, params) =>
    foundRecords(session, project, optionalTextIn(params, 'query') ?? ''),
  );
  overRoots(methods.recordGroups, 'published', (session, project, params) =>
    recordGroups(session, project, groupsAsked(params)),
  );
  overRoots(methods.signOffsDue, 'published', signOffsDue);
  overRoots(methods.myWork, 'judged', (session, project, params) =>
    myWork(session, project, {
      person: optionalTextIn(params, 'person') ?? null,
      email: optionalTextIn(params, 'email') ?? null,
    }),
  );
  overRoots(methods.reviewReadiness, 'published', reviewReadiness);
  overRoots(methods.recordTypes, 'indexed', recordTypes);

  const inRoot = answersInRoot(connection, roots);
  inRoot(methods.clauseCoverage, 'published', async (_session, project): Promise<CoverageView> => {
    const coverage = await coverages.build(project);
    return { style: coverages.style, parts: coverages.parts(coverage, project) };
  });
  inRoot(methods.groupRecords, 'published', (session, project, params) =>
    groupRecords(session, project, groupsAsked(params), optionalKey(params)),
  );
  inRoot(methods.newRecord, 'indexed', async (session, project, params): Promise<NewRecordResult> => {
    const request = { type: textIn(params, 'type'), ...optionals(params, ['id', 'title', 'file']) };
    const made = authoring.newRecord(request, project);
    const result = newRecordResult(session, made);
    const { id, field } = isObject(params) && isObject(params['from']) ? params['from'] : {};
    if (typeof id !== 'string' || typeof field !== 'string') return result;
    const changed = await authoring.withReference({ from: id, field, to: made.id }, project, session.files);
    if (changed === null) return result;
    const edit = changedText(session, changed, abilities());
    return { ...result, link: { uri: session.uriOf(changed.file), edit } };
  });
  inRoot(methods.nextVersion, 'indexed', async (session, project, params): Promise<NextVersion> => {
    const id = textIn(params, 'id');
    const { record, next } = authoring.versionAfter(id, project);
    const inWork = authoring.versionInWork(id, project);
    const summaries = await recordSummaries(session, project, inWork === null ? [] : [inWork]);
    return {
      present: record.version ?? '',
      next,
      inWork: (inWork === null ? null : summaries.get(inWork.key)) ?? null,
    };
  });
  inRoot(methods.newVersion, 'indexed', async (session, project, params): Promise<NewRecordResult> => {
    const request = { id: textIn(params, 'id'), ...optionals(params, ['version']) };
    return newRecordResult(session, await authoring.newVersion(request, project, session.files));
  });
  inRoot(methods.signPreview, 'published', (session, project, params) =>
    signPreview(session, project, {
      id: textIn(params, 'id'),
      ...optionals(params, ['meaning', 'effectiveFrom']),
    }),
  );
  inRoot(methods.sign, 'published', (session, project, params) => {
    const request: SignParams = {
      root: session.root,
      id: textIn(params, 'id'),
      as: textIn(params, 'as'),
      ...optionals(params, ['content', 'role', 'meaning', 'onBehalfOf', 'comment', 'effectiveFrom']),
    };
    return sign(session, project, request, abilities());
  });
}

const groupings: readonly string[] = ['clause', 'process', 'owner', 'type'] satisfies readonly GroupedBy[];

/** Which records a view wants, whatever form the parameters have. */
function groupsAsked(params: unknown): Omit<RecordGroupsParams, 'root'> {
  const by = optionalTextIn(params, 'by') ?? 'clause';
  const only = optionalTextIn(params, 'only');
  const among = isObject(params) ? params['among'] : undefined;
  return {
    by: groupings.includes(by) ? (by as GroupedBy) : 'clause',
    ...optionals(params, ['text']),
    ...(only === 'findings' || only === 'gaps' ? { only } : {}),
    ...(Array.isArray(among)
      ? { among: among.filter(isObject).map(({ uri, id }) => ({ uri: String(uri), id: String(id) })) }
      : {}),
  };
}

/** The key of a group; that of what belongs to none is empty. */
const optionalKey = (params: unknown): string => {
  const key = isObject(params) ? params['key'] : undefined;
  return typeof key === 'string' ? key : '';
};

/** Those of some text parameters that were given. */
function optionals<K extends string>(params: unknown, names: readonly K[]): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const name of names) {
    const value = optionalTextIn(params, name);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** The record types of a root, own ones included. */
function recordTypes({ root }: RootSession, { catalogue }: Project): RecordType[] {
  return catalogue.types().flatMap((type) => {
    const schema = catalogue.get(type);
    if (schema === undefined) return [];
    const { title, description, clause } = schema;
    return [{ root, type, title, description, clause }];
  });
}
