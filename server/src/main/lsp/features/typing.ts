import { authoring } from '../../../core/authoring.ts';
import { features } from '../../../core/features.ts';
import type { SignedTextArgument } from '../protocol.ts';
import { positionIn, rangeIn } from '../requests/requests.ts';
import { featureAnswers } from './answers.ts';
import type { FeatureOptions } from './feature-options.ts';

/** A link of Markdown that runs a command of the client. */
const commandLink = (command: string, argument: SignedTextArgument): string =>
  `command:${command}?${encodeURIComponent(JSON.stringify([argument])).replace(/[()'*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;

/** Answers what is asked while somebody types and reads: completion, hover, hints, colours. */
export function registerTyping(options: FeatureOptions): void {
  const { connection, settings, abilities } = options;
  const { answer } = featureAnswers(options);

  connection.onCompletion(
    answer('read', null, ({ context, session }, params) => {
      const { suggest } = abilities().commands;
      const position = positionIn(params);
      const list = features.completion(context, position, {
        snippets: abilities().snippets,
        nextId: (schema) => authoring.nextFreeId(schema, context.project),
        ...(suggest === undefined ? {} : { suggestCommand: suggest }),
      });
      if (list.items.length === 0 && !features.isOwnPlace(context, position)) return null;
      const shown = abilities().markdown.completion ? list : features.plainCompletion(list);
      // While records are still being read there may soon be more.
      return session.everReached('indexed') ? shown : { ...shown, isIncomplete: true };
    }),
  );
  connection.onHover(
    answer('indexed', null, ({ context, session }, params) => {
      const { changes } = abilities().commands;
      const found = features.hover(
        context,
        positionIn(params),
        changes === undefined
          ? {}
          : { changes: ({ id }, digest) => commandLink(changes, { root: session.root, id, digest }) },
      );
      return found === null || abilities().markdown.hover ? found : features.plainHover(found);
    }),
  );
  connection.languages.inlayHint.on(
    answer('indexed', null, ({ context }, params) => {
      const { titles, holders } = settings().inlayHints;
      return titles || holders ? features.inlayHints(context, rangeIn(params), { titles, holders }) : [];
    }),
  );
  connection.languages.semanticTokens.on(
    answer('indexed', { data: [] }, ({ context }) => features.semanticTokens(context)),
  );
  connection.languages.semanticTokens.onRange(
    answer('indexed', { data: [] }, ({ context }, params) =>
      features.semanticTokens(context, rangeIn(params)),
    ),
  );
}
