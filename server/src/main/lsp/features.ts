import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Roots } from './roots.ts';
import type { ServerSettings } from './settings.ts';

export interface FeatureOptions {
  readonly connection: Connection;
  readonly roots: Roots;
  readonly settings: () => ServerSettings;
}

/** What the editor features can do. */
export const featureCapabilities = (): ServerCapabilities => ({});

/** Answers the requests of the editor features. */
export function registerFeatures(_options: FeatureOptions): void {}
