import { fixActions, fixAll, fixAllKind, quickFixes } from '../language/code-actions.ts';
import { codeLenses } from '../language/code-lens.ts';
import { completion, completionTriggers } from '../language/completion.ts';
import { cursorAt } from '../language/cursor.ts';
import { definition } from '../language/definition.ts';
import { documentHighlights } from '../language/document-highlight.ts';
import { documentLinks, linkedPlace } from '../language/document-links.ts';
import { fileMoveEdits } from '../language/file-rename.ts';
import { findRecords } from '../language/find-records.ts';
import { hover } from '../language/hover.ts';
import { inlayHints } from '../language/inlay-hints.ts';
import { stepActions } from '../language/next-steps.ts';
import { isOwnPlace } from '../language/own-place.ts';
import { pastedReferences } from '../language/paste.ts';
import { ownerWords } from '../language/people.ts';
import { withPlacesToWrite } from '../language/places-to-write.ts';
import { plainCompletion, plainHover } from '../language/plain-text.ts';
import { workspaceEdit } from '../language/proposed-edit.ts';
import { references } from '../language/references.ts';
import { prepareRename, rename } from '../language/rename.ts';
import { beginSection } from '../language/review-section.ts';
import { semanticTokens, semanticTokensLegend } from '../language/semantic-tokens.ts';
import { changeActions, signActions } from '../language/sign-actions.ts';
import { signedDifference, signedText } from '../language/signed-difference.ts';
import { typeSnippets } from '../language/snippets.ts';
import { documentSymbols, symbolRange, workspaceSymbols } from '../language/symbols.ts';
import type { Core } from './core.ts';

/** What clients are given before they ask: what opens completion, which tokens and which kind of action there are. */
/** Where a record found by its name stands in its file. */
export { completionTriggers, fixAllKind, semanticTokensLegend, symbolRange };

export const features: Core['features'] = {
  completion,
  isOwnPlace,
  hover,
  plainHover,
  plainCompletion,
  inlayHints,
  semanticTokens,
  cursorAt,
  definition,
  references,
  documentHighlights,
  documentSymbols,
  workspaceSymbols,
  findRecords,
  ownerWords,
  documentLinks,
  linkedPlace,
  codeLenses,
  quickFixes,
  fixActions,
  fixAll,
  signActions,
  stepActions,
  changeActions,
  signedDifference,
  signedText,
  prepareRename,
  rename,
  fileMoveEdits,
  pastedReferences,
  beginSection,
  typeSnippets,
  withPlacesToWrite,
  workspaceEdit,
};
