import type { CodeLens, DocumentLink } from 'vscode-languageserver';
import { features } from '../../../core/features.ts';
import type { RecordLens } from '../../../language/code-lens.ts';
import type { ClientAbilities } from '../client-abilities.ts';
import { askedAbout, isObject, optionalTextIn, textIn } from '../requests/requests.ts';
import type { RootSession } from '../roots/root-session.ts';
import { featureAnswers } from './answers.ts';
import type { FeatureOptions } from './feature-options.ts';

/** Answers what stands in or above a text to be clicked: links and code lenses. */
export function registerLinks(options: FeatureOptions): void {
  const { connection, roots, settings, abilities } = options;
  const { answer, openOf } = featureAnswers(options);

  connection.onDocumentLinks(
    answer('indexed', null, ({ context, session, path }): DocumentLink[] =>
      features.documentLinks(context).map(({ range, target, tooltip }) => ({
        range,
        tooltip,
        ...(target.kind === 'url'
          ? { target: target.url }
          : target.kind === 'file'
            ? { target: session.uriOf(target.file) }
            : { data: { document: session.uriOf(path), key: target.key, entry: target.entry } }),
      })),
    ),
  );
  connection.onDocumentLinkResolve(async (link, token) => {
    const data: unknown = link.data;
    if (!isObject(data)) return link;
    const asked = await askedAbout(roots, textIn(data, 'document'), 'indexed', token);
    if (asked === null) return link;
    const { session, context } = asked;
    const [key, entry] = [textIn(data, 'key'), optionalTextIn(data, 'entry')];
    const place = await features.linkedPlace(context, key, openOf(asked), entry);
    if (place === null) return link;
    const { line, character } = place.range.start;
    return { ...link, target: `${session.uriOf(place.file)}#L${line + 1},${character + 1}` };
  });
  connection.onCodeLens(
    answer('indexed', null, ({ context, session, path }): CodeLens[] => {
      if (!settings().codeLens) return [];
      return features.codeLenses(context).map((lens) => codeLens(lens, session, path, abilities()));
    }),
  );
}

function codeLens(
  { range, title, action, record, digest }: RecordLens,
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
    command: {
      title,
      command,
      arguments: [
        digest === undefined
          ? { root: session.root, id, uri, position: range.start }
          : { root: session.root, id: record.id, digest },
      ],
    },
  };
}
