import type { Connection } from 'vscode-languageserver';
import type { ClientAbilities } from '../client-abilities.ts';
import type { NeighboursParams } from '../protocol.ts';
import type { Roots } from '../roots/roots.ts';
import type { ServerSettings } from '../settings.ts';

/** What the editor features are registered with. */
export interface FeatureOptions {
  readonly connection: Connection;
  readonly roots: Roots;
  readonly settings: () => ServerSettings;
  readonly abilities: () => ClientAbilities;
  readonly neighbours: () => NeighboursParams;
}
