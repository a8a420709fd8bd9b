import { nextFreeId } from '../../../authoring/next-id.ts';
import { completion } from '../../../language/completion.ts';
import { hover } from '../../../language/hover.ts';
import { inlayHints } from '../../../language/inlay-hints.ts';
import { isOwnPlace } from '../../../language/own-place.ts';
import { semanticTokens } from '../../../language/semantic-tokens.ts';
import { positionIn, rangeIn } from '../requests/requests.ts';
import { featureAnswers } from './answers.ts';
import type { FeatureOptions } from './feature-options.ts';

/** Answers what is asked while somebody types and reads: completion, hover, hints, colours. */
export function registerTyping(options: FeatureOptions): void {
  const { connection, settings, abilities } = options;
  const { answer } = featureAnswers(options);

  connection.onCompletion(
    answer('read', null, ({ context, session }, params) => {
      const { suggest } = abilities().commands;
      const position = positionIn(params);
      const list = completion(context, position, {
        snippets: abilities().snippets,
        nextId: (schema) => nextFreeId(schema, context.project),
        ...(suggest === undefined ? {} : { suggestCommand: suggest }),
      });
      if (list.items.length === 0 && !isOwnPlace(context, position)) return null;
      // While records are still being read there may soon be more.
      return session.everReached('indexed') ? list : { ...list, isIncomplete: true };
    }),
  );
  connection.onHover(answer('indexed', null, ({ context }, params) => hover(context, positionIn(params))));
  connection.languages.inlayHint.on(
    answer('indexed', null, ({ context }, params) => {
      const { titles, holders } = settings().inlayHints;
      return titles || holders ? inlayHints(context, rangeIn(params), { titles, holders }) : [];
    }),
  );
  connection.languages.semanticTokens.on(
    answer('indexed', { data: [] }, ({ context }) => semanticTokens(context)),
  );
  connection.languages.semanticTokens.onRange(
    answer('indexed', { data: [] }, ({ context }, params) => semanticTokens(context, rangeIn(params))),
  );
}
