import type { CancellationToken, Connection, WorkspaceEdit } from 'vscode-languageserver';
import { authoring } from '../../../core/authoring.ts';
import { features } from '../../../core/features.ts';
import { packs } from '../../../core/packs.ts';
import type { LanguageContext } from '../../../language/context.ts';
import type { ProposedEdit } from '../../../language/proposed-edit.ts';
import { defineMessages } from '../../../messages/define-messages.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Path, Range } from '../../../model/text.ts';
import type { Project } from '../../../workspace/project.ts';
import type { ClientAbilities } from '../client-abilities.ts';
import { editFor } from '../edit-for.ts';
import {
  type NewRecordResult,
  type PackEdit,
  type PackFile,
  type PackItem,
  type PackSource,
  packMethods,
  type Refused,
} from '../protocol.ts';
import type { RootSession } from '../roots/root-session.ts';
import type { Roots } from '../roots/roots.ts';
import { newRecordResult } from './new-record-result.ts';
import { currentPack, PackViews } from './pack-views.ts';
import {
  answersInRoot,
  askedAbout,
  isObject,
  optionalTextIn,
  positionIn,
  textIn,
  uriIn,
} from './requests.ts';

const say = defineMessages('server.pack', {
  gone: 'The record has changed meanwhile. Try again.',
  notBegun: 'Nothing can be written for `{input}` in {review}. Add it by hand.',
});

/** Informs a client that packs it has asked for may be different now. */
export interface PackNews {
  readonly changed: (root: string) => void;
}

const gone = ({ language }: RootSession): Refused => ({ refused: language.text(say.gone()) });

/** Revisions of parts as a client may send them. */
function knownIn(params: unknown): Readonly<Record<string, number>> | undefined {
  const known = isObject(params) ? params['known'] : undefined;
  if (!isObject(known)) return undefined;
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** `inputs.3.trend` as a path; whole numbers are positions in lists. */
const pathIn = (params: unknown): Path =>
  isObject(params) && params['path'] === ''
    ? []
    : textIn(params, 'path')
        .split('.')
        .map((step) => (/^\d{1,6}$/.test(step) ? Number(step) : step));

async function contextAt(
  session: RootSession,
  project: Project,
  path: string,
): Promise<LanguageContext | null> {
  const file = await session.locate(path);
  return file === null ? null : { project, file };
}

/** Where a field of a record stands: inside of empty quotes and brackets, so that typing fills them. */
function sourceIn({ project, file }: LanguageContext, id: string, path: Path): Range | null {
  const records = project.store.factsOf(file.path)?.records ?? [];
  const record = records.find((each) => each.id === id);
  if (record === undefined) return null;
  const place = { file: file.path, record: record.key, path: path.length === 0 ? ['id'] : path };
  const span = file.spanOf(place, record, project.configuration.aliases);
  const isEmpty = ['""', "''", '[]'].includes(file.text.slice(span.start, span.end));
  return file.rangeOf(isEmpty ? { start: span.start + 1, end: span.start + 1 } : span);
}

/** Answers what the preview of a review's pack asks, and says when a pack may have changed. */
export function registerPackRequests(
  connection: Connection,
  roots: Roots,
  abilities: () => ClientAbilities,
): PackNews {
  const views = new PackViews();
  const followed = new Set<string>();

  const inRoot = answersInRoot(connection, roots);
  const editOf = (session: RootSession, proposed: ProposedEdit): WorkspaceEdit =>
    editFor(session, proposed, abilities());
  const findingOf = (project: Project, params: unknown): Finding | undefined =>
    packs.findingOf(project, textIn(params, 'finding'), textIn(params, 'file'));

  inRoot(packMethods.pack, 'published', async (session, project, params) => {
    followed.add(session.root);
    const [root, review, known] = [session.root, textIn(params, 'review'), knownIn(params)];
    return views.view(session, project, known === undefined ? { root, review } : { root, review, known });
  });
  inRoot(
    packMethods.packFile,
    'published',
    async (_session, project, params): Promise<PackFile | Refused> => {
      const built = currentPack(project, textIn(params, 'review'));
      if ('refused' in built) return built;
      const wanted = optionalTextIn(params, 'copy');
      const copy = packs.copies.find((each) => each === wanted) ?? 'archive';
      return { html: packs.html(built.pack, project, { copy }), digest: packs.digest(built.pack, project) };
    },
  );
  inRoot(packMethods.packSource, 'indexed', async (session, project, params): Promise<PackSource | null> => {
    const id = textIn(params, 'record');
    const path = pathIn(params);
    const file = optionalTextIn(params, 'file') ?? project.queries.record(id)?.file;
    const context = file === undefined ? null : await contextAt(session, project, file);
    const range = context === null ? null : sourceIn(context, id, path);
    return context === null || range === null ? null : { uri: session.uriOf(context.file.path), range };
  });
  inRoot(packMethods.packFinding, 'judged', (session, project, params): PackSource | null => {
    const finding = findingOf(project, params);
    return finding === undefined ? null : { uri: session.uriOf(finding.file), range: finding.range };
  });
  inRoot(packMethods.packFix, 'published', async (session, project, params): Promise<PackEdit | Refused> => {
    const finding = findingOf(project, params);
    const index = isObject(params) ? Number(params['fix']) : Number.NaN;
    const title = finding?.fixes[index]?.title;
    const context = finding === undefined ? null : await contextAt(session, project, finding.file);
    if (finding === undefined || context === null || title === undefined) return gone(session);
    const actions = await features.fixActions(context, finding, {
      canAsk: abilities().canAsk,
      open: (path) => session.locate(path),
      newRecord: () => null,
    });
    const action = actions.find((each) => each.title === title);
    return action === undefined ? gone(session) : { edit: editOf(session, action.edit), next: null };
  });
  inRoot(packMethods.packStart, 'indexed', async (session, project, params): Promise<PackEdit | Refused> => {
    const [id, input] = [textIn(params, 'review'), textIn(params, 'input')];
    const review = project.queries.record(id);
    const context = review === undefined ? null : await contextAt(session, project, review.file);
    if (review === undefined || context === null) return gone(session);
    const begun = features.beginSection(context, review, input, { canAsk: abilities().canAsk });
    if (begun === null) return { refused: session.language.text(say.notBegun({ input, review: id })) };
    return {
      edit: begun.edit === null ? null : editOf(session, begun.edit),
      next: { record: id, file: review.file, path: begun.path.join('.') },
    };
  });
  inRoot(
    packMethods.prepareReview,
    'indexed',
    (session, project): NewRecordResult => newRecordResult(session, authoring.prepareReview({}, project)),
  );
  connection.onRequest(
    packMethods.packItem,
    async (params: unknown, token: CancellationToken): Promise<PackItem | null> => {
      const asked = await askedAbout(roots, uriIn(params), 'indexed', token);
      if (asked === null) return null;
      const { record, path, place } = features.cursorAt(asked.context, positionIn(params));
      if (record === null || record.id === '' || place === 'configuration') return null;
      const at = place === 'body' ? 'body' : path.join('.');
      return { root: asked.session.root, record: record.id, path: at };
    },
  );
  return {
    changed: (root) => {
      if (followed.has(root)) void connection.sendNotification(packMethods.packChanged, { root });
    },
  };
}
