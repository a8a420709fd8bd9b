import {
  type Connection,
  type Location,
  SymbolInformation,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import { features, symbolRange } from '../../../core/features.ts';
import type { FilePlace } from '../../../language/file-place.ts';
import { isObject, positionIn, sessionsOf } from '../requests/requests.ts';
import type { RootSession } from '../roots/root-session.ts';
import { featureAnswers } from './answers.ts';
import type { FeatureOptions } from './feature-options.ts';

const locationOf = (session: RootSession, { file, range }: FilePlace): Location => ({
  uri: session.uriOf(file),
  range,
});

/** Answers what leads from one place to others: definition, references, highlights, symbols. */
export function registerNavigation(options: FeatureOptions): void {
  const { connection, roots, abilities, neighbours } = options;
  const { answer, openOf } = featureAnswers(options);

  connection.onDefinition(
    answer('indexed', null, async (asked, params) => {
      const { context, session } = asked;
      const found = await features.definition(context, positionIn(params), openOf(asked));
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
    answer('indexed', null, async (asked, params) => {
      const { context, session } = asked;
      const declaration =
        isObject(params) && isObject(params['context']) && params['context']['includeDeclaration'];
      const found = await features.references(
        context,
        positionIn(params),
        declaration === true,
        openOf(asked),
      );
      return found?.map((place) => locationOf(session, place)) ?? null;
    }),
  );
  connection.onDocumentHighlight(
    answer('read', null, ({ context }, params) => features.documentHighlights(context, positionIn(params))),
  );
  connection.onDocumentSymbol(
    answer('read', null, ({ context, path, session }) => {
      if (neighbours().yaml && context.file.markdown === null) return [];
      const symbols = features.documentSymbols(context, !neighbours().markdown);
      if (abilities().nestedSymbols) return symbols;
      return symbols.map(({ name, kind, range }) =>
        SymbolInformation.create(name, kind, range, session.uriOf(path)),
      );
    }),
  );
  connection.onWorkspaceSymbol(async (params: unknown, token): Promise<WorkspaceSymbol[]> => {
    const query = isObject(params) && typeof params['query'] === 'string' ? params['query'] : '';
    const symbols: WorkspaceSymbol[] = [];
    for (const session of await sessionsOf(roots, {}, 'indexed', token)) {
      const open = openOf({ session, token });
      const project = session.project!;
      for (const { name, containerName, kind, record } of features.workspaceSymbols(project, query)) {
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
}
