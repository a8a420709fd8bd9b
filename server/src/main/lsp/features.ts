import { registerCodeActions } from './features/code-actions.ts';
import type { FeatureOptions } from './features/feature-options.ts';
import { registerLinks } from './features/links.ts';
import { registerNavigation } from './features/navigation.ts';
import { registerRenaming } from './features/renaming.ts';
import { registerTyping } from './features/typing.ts';

/** Answers the requests of the editor features. */
export function registerFeatures(options: FeatureOptions): void {
  registerTyping(options);
  registerNavigation(options);
  registerLinks(options);
  registerRenaming(options);
  registerCodeActions(options);
}
