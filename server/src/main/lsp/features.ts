import {
  type CancellationToken,
  type CodeAction,
  type CodeLens,
  type Connection,
  type DocumentLink,
  type Location,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  SymbolInformation,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import { newRecord } from '../../authoring/new-record.ts';
import { nextFreeId } from '../../authoring/next-id.ts';
import { Refusal } from '../../authoring/refusal.ts';
import { fixAll, fixAllKind, type NewFile, quickFixes } from '../../language/code-actions.ts';
import { codeLenses, type RecordLens } from '../../language/code-lens.ts';
import { isOwnPlace } from '../../language/completion/own-place.ts';
import { completion, completionTriggers } from '../../language/completion.ts';
import { definition } from '../../language/definition.ts';
import { documentHighlights } from '../../language/document-highlight.ts';
import { documentLinks, linkedPlace } from '../../language/document-links.ts';
import type { FilePlace } from '../../language/file-place.ts';
import { fileMoveEdits } from '../../language/file-rename.ts';
import { hover } from '../../language/hover.ts';
import { inlayHints } from '../../language/inlay-hints.ts';
import { pastedReferences } from '../../language/paste.ts';
import type { ProposedEdit } from '../../language/proposed-edit.ts';
import { references } from '../../language/references.ts';
import { prepareRename, rename } from '../../language/rename.ts';
import { semanticTokens, semanticTokensLegend } from '../../language/semantic-tokens.ts';
import { signActions } from '../../language/sign-actions.ts';
import { documentSymbols, symbolRange, workspaceSymbols } from '../../language/symbols.ts';
import type { Finding } from '../../model/finding.ts';
import type { Project } from '../../workspace/project.ts';
import type { ClientAbilities } from './client-abilities.ts';
import { editFor } from './edit-for.ts';
import { type CaretPlace, methods, type NeighboursParams } from './protocol.ts';
import {
  type Asked,
  askedAbout,
  cancelled,
  isObject,
  type Needs,
  positionIn,
  rangeIn,
  sessionsOf,
  textIn,
  uriIn,
} from './requests.ts';
import type { RootSession } from './root-session.ts';
import type { Roots } from './roots.ts';
import type { ServerSettings } from './settings.ts';

export interface FeatureOptions {
  readonly connection: Connection;
  readonly roots: Roots;
  readonly settings: () => ServerSettings;
  readonly abilities: () => ClientAbilities;
  readonly neighbours: () => NeighboursParams;
}

/** What the editor features can do. */
export const featureCapabilities = (preparesRename: boolean): ServerCapabilities => ({
  completionProvider: { triggerCharacters: [...completionTriggers] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: preparesRename ? { prepareProvider: true } : true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentLinkProvider: { resolveProvider: true },
  codeLensProvider: {},
  inlayHintProvider: true,
  semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
  codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
  workspace: {
    fileOperations: { willRename: { filters: [{ pattern: { glob: '**/*' } }] } },
  },
});

/** Which kinds of code action the client asks for. */
function asks(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
}

const locationOf = (session: RootSession, { file, range }: FilePlace): Location => ({
  uri: session.uriOf(file),
  range,
});

/** Answers the requests of the editor features. */
export function registerFeatures(options: FeatureOptions): void {
  const { connection, roots, settings, abilities, neighbours } = options;

  /** Answers a request on a document: `nothing` where it belongs to no root. */
  const answer =
    <T, N>(needs: Needs, nothing: N, work: (asked: Asked, params: unknown) => T | Promise<T>) =>
    async (params: unknown, token: CancellationToken): Promise<T | N> => {
      const asked = await askedAbout(roots, uriIn(params), needs, token);
      return asked === null ? nothing : work(asked, params);
    };
  /** Reads further files for a request, as long as somebody waits for its answer. */
  const openOf =
    ({ session, token }: Pick<Asked, 'session' | 'token'>) =>
    (path: string) => {
      if (token.isCancellationRequested) throw cancelled();
      return session.locate(path);
    };
  const editOf = (session: RootSession, proposed: ProposedEdit): WorkspaceEdit =>
    editFor(session, proposed, abilities());

  connection.onCompletion(
    answer('document', null, ({ context, session }, params) => {
      const { suggest } = abilities().commands;
      const position = positionIn(params);
      const list = completion(context, position, {
        snippets: abilities().snippets,
        nextId: (schema) => nextFreeId(schema, context.project),
        ...(suggest === undefined ? {} : { suggestCommand: suggest }),
      });
      if (list.items.length === 0 && !isOwnPlace(context, position)) return null;
      // While records are still being read there may soon be more.
      return session.indexed ? list : { ...list, isIncomplete: true };
    }),
  );
  connection.onHover(answer('index', null, ({ context }, params) => hover(context, positionIn(params))));
  connection.onDefinition(
    answer('index', null, async (asked, params) => {
      const { context, session } = asked;
      const found = await definition(context, positionIn(params), openOf(asked));
      if (found === null) return null;
      const targetUri = session.uriOf(found.file);
      return abilities().definitionLinks
        ? [
            {
              originSelectionRange: found.origin,
              targetUri,
              targetRange: found.range,
              targetSelectionRange: found.selection,
            },
          ]
        : [{ uri: targetUri, range: found.selection }];
    }) as Parameters<Connection['onDefinition']>[0],
  );
  connection.onReferences(
    answer('index', null, async (asked, params) => {
      const { context, session } = asked;
      const declaration =
        isObject(params) && isObject(params['context']) && params['context']['includeDeclaration'];
      const found = await references(context, positionIn(params), declaration === true, openOf(asked));
      return found?.map((place) => locationOf(session, place)) ?? null;
    }),
  );
  connection.onDocumentHighlight(
    answer('document', null, ({ context }, params) => documentHighlights(context, positionIn(params))),
  );
  connection.onPrepareRename(
    answer('index', null, ({ context }, params) => prepareRename(context, positionIn(params))),
  );
  connection.onRenameRequest(
    answer('index', null, async (asked, params) => {
      const { context, session } = asked;
      const { canAsk } = abilities();
      const proposed = await rename(context, positionIn(params), textIn(params, 'newName'), openOf(asked), {
        canAsk,
      });
      if ('refused' in proposed) throw new ResponseError(LSPErrorCodes.RequestFailed, proposed.refused);
      return editOf(session, proposed);
    }),
  );
  connection.onDocumentSymbol(
    answer('document', null, ({ context, path, session }) => {
      if (neighbours().yaml && context.file.markdown === null) return [];
      const symbols = documentSymbols(context, !neighbours().markdown);
      if (abilities().nestedSymbols) return symbols;
      return symbols.map(({ name, kind, range }) =>
        SymbolInformation.create(name, kind, range, session.uriOf(path)),
      );
    }),
  );
  connection.onDocumentLinks(
    answer('index', null, ({ context, session, path }): DocumentLink[] =>
      documentLinks(context).map(({ range, target, tooltip }) => ({
        range,
        tooltip,
        ...(target.kind === 'url'
          ? { target: target.url }
          : target.kind === 'file'
            ? { target: session.uriOf(target.file) }
            : { data: { document: session.uriOf(path), key: target.key } }),
      })),
    ),
  );
  connection.onDocumentLinkResolve(async (link, token) => {
    const data: unknown = link.data;
    if (!isObject(data)) return link;
    const asked = await askedAbout(roots, textIn(data, 'document'), 'index', token);
    if (asked === null) return link;
    const { session, context } = asked;
    const place = await linkedPlace(context, textIn(data, 'key'), openOf(asked));
    if (place === null) return link;
    const { line, character } = place.range.start;
    return { ...link, target: `${session.uriOf(place.file)}#L${line + 1},${character + 1}` };
  });
  connection.onCodeLens(
    answer('index', null, ({ context, session, path }): CodeLens[] => {
      if (!settings().codeLens) return [];
      return codeLenses(context).map((lens) => codeLens(lens, session, path, abilities()));
    }),
  );
  connection.onCodeAction(
    answer('findings', null, async (asked, params): Promise<CodeAction[]> => {
      const { context, session, path } = asked;
      const given = isObject(params) && isObject(params['context']) ? params['context'] : {};
      const only = Array.isArray(given['only']) ? given['only'].map(String) : undefined;
      const shown = Array.isArray(given['diagnostics']) ? given['diagnostics'] : [];
      const { canAsk, createsFiles } = abilities();
      const { project } = context;
      const found = asks(only, 'quickfix')
        ? [
            ...(await quickFixes(context, rangeIn(params), {
              canAsk,
              open: openOf(asked),
              newRecord: (type, id) => (createsFiles ? newFile(project, type, id) : null),
            })),
          ]
        : [];
      const all = asks(only, fixAllKind) ? fixAll(context) : null;
      if (all !== null) found.push(all);
      const about = ({ fingerprint }: Finding) =>
        shown.filter((diagnostic) => isObject(diagnostic) && diagnostic['data'] === fingerprint);
      const { sign, confirm, caret: place } = abilities().commands;
      const toSign =
        sign === undefined || !asks(only, 'quickfix') ? [] : signActions(context, rangeIn(params));
      return [
        ...toSign.map(({ title, finding, signOff }) => ({
          title,
          kind: 'quickfix',
          diagnostics: about(finding),
          command: { title, command: sign!, arguments: [{ root: session.root, ...signOff }] },
        })),
        ...found.map(({ title, kind, finding, isPreferred, edit, caret }): CodeAction => {
          const made = editOf(session, edit);
          const asks = made.changeAnnotations !== undefined && confirm !== undefined;
          const then: CaretPlace[] =
            caret === undefined ? [] : [{ uri: session.uriOf(path), position: caret }];
          return {
            ...(asks
              ? { title: `${title}…`, command: { title, command: confirm, arguments: [made, ...then] } }
              : { title, edit: made }),
            ...(asks || place === undefined || then.length === 0
              ? {}
              : { command: { title, command: place, arguments: then } }),
            kind,
            isPreferred,
            ...(finding === null ? {} : { diagnostics: about(finding) }),
          };
        }),
      ];
    }),
  );
  connection.languages.inlayHint.on(
    answer('index', null, ({ context }, params) => {
      const { titles, holders } = settings().inlayHints;
      return titles || holders ? inlayHints(context, rangeIn(params), { titles, holders }) : [];
    }),
  );
  connection.languages.semanticTokens.on(
    answer('index', { data: [] }, ({ context }) => semanticTokens(context)),
  );
  connection.languages.semanticTokens.onRange(
    answer('index', { data: [] }, ({ context }, params) => semanticTokens(context, rangeIn(params))),
  );
  connection.onWorkspaceSymbol(async (params: unknown, token): Promise<WorkspaceSymbol[]> => {
    const query = isObject(params) && typeof params['query'] === 'string' ? params['query'] : '';
    const symbols: WorkspaceSymbol[] = [];
    for (const session of await sessionsOf(roots, {}, token)) {
      const open = openOf({ session, token });
      const project = session.project!;
      for (const { name, containerName, kind, record } of workspaceSymbols(project, query)) {
        const file = await open(record.file);
        if (file === null) continue;
        const location = {
          uri: session.uriOf(record.file),
          range: symbolRange(file, record, project.configuration.aliases),
        };
        symbols.push({ name, containerName, kind, location });
      }
    }
    return symbols;
  });
  connection.workspace.onWillRenameFiles(async (params: unknown, token) => {
    const files = isObject(params) && Array.isArray(params['files']) ? params['files'] : [];
    const moves = new Map<RootSession, { from: string; to: string }[]>();
    await roots.found;
    for (const file of files) {
      const owner = roots.owner(textIn(file, 'oldUri'));
      const to = owner?.session.pathOf(textIn(file, 'newUri')) ?? null;
      if (owner === null || to === null) continue;
      moves.set(owner.session, [...(moves.get(owner.session) ?? []), { from: owner.path, to }]);
    }
    const edits: WorkspaceEdit[] = [];
    for (const [{ root }, own] of moves) {
      for (const session of await sessionsOf(roots, { root }, token)) {
        const { canAsk } = abilities();
        const open = openOf({ session, token });
        edits.push(editOf(session, await fileMoveEdits(session.project!, own, open, { canAsk })));
      }
    }
    return joined(edits);
  });
  connection.onRequest(
    methods.pasteReferences,
    answer('index', null, ({ context, session }, params) => {
      const uris = isObject(params) && Array.isArray(params['uris']) ? params['uris'] : [];
      const paths = uris.map((uri) => (typeof uri === 'string' ? session.pathOf(uri) : null));
      return paths.every((path) => path !== null)
        ? pastedReferences(context, positionIn(params), paths)
        : null;
    }) as (params: unknown, token: CancellationToken) => Promise<string | null>,
  );
}

/** Edits of several roots as one. */
function joined(edits: readonly WorkspaceEdit[]): WorkspaceEdit | null {
  if (edits.length < 2) return edits[0] ?? null;
  // Annotations are named per root and must stay apart.
  const documentChanges = edits.flatMap(({ documentChanges: changes }, root) =>
    (changes ?? []).map((change) =>
      'edits' in change
        ? {
            ...change,
            edits: change.edits.map((edit) =>
              'annotationId' in edit ? { ...edit, annotationId: `${root}-${edit.annotationId}` } : edit,
            ),
          }
        : change,
    ),
  );
  const changeAnnotations = Object.fromEntries(
    edits.flatMap(({ changeAnnotations: annotations }, root) =>
      Object.entries(annotations ?? {}).map(([id, annotation]) => [`${root}-${id}`, annotation]),
    ),
  );
  if (documentChanges.length > 0) return { documentChanges, changeAnnotations };
  return { changes: Object.assign({}, ...edits.map(({ changes }) => changes ?? {})) };
}

/** A record to create where a reference leads nowhere, or null when none can be made. */
function newFile(project: Project, type: string, id: string): NewFile | null {
  try {
    const { file, text } = newRecord({ type, id }, project);
    return { file, text };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function codeLens(
  { range, title, action, record }: RecordLens,
  session: RootSession,
  path: string,
  { commands }: ClientAbilities,
): CodeLens {
  const command = action === null ? undefined : commands[action];
  if (command === undefined) return { range, command: { title, command: '' } };
  const uri = session.uriOf(path);
  const id = record.version === null ? record.id : `${record.id}@${record.version}`;
  return {
    range,
    command: { title, command, arguments: [{ root: session.root, id, uri, position: range.start }] },
  };
}
