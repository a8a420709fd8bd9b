import type { Configuration } from '../model/configuration.ts';
import type { SchemaCatalogue } from '../schemas/catalogue.ts';
import type { FileSelection } from './file-selection.ts';
import type { Sha256 } from './sha256.ts';

/** All that reading a file depends on besides its path and bytes. */
export interface ReadSetup {
  readonly configuration: Configuration;
  readonly selection: FileSelection;
  readonly catalogue: SchemaCatalogue;
  readonly sha256: Sha256;
  /** Whether the anchors of text that holds no record are looked for. */
  readonly withAnchors?: boolean;
  /** Path of the root from the top folder of its repository, from which `/docs/x.md` is seen; empty for that folder itself. */
  readonly below: string;
}
