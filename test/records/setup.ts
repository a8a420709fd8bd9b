import type { FileFacts } from '../../server/src/model/facts.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { configurationOf } from '../../server/src/records/configuration.ts';
import { selectFiles } from '../../server/src/records/file-selection.ts';
import { readFile } from '../../server/src/records/read-file.ts';
import type { ReadSetup } from '../../server/src/records/read-setup.ts';
import { portableSha256 } from '../../server/src/records/sha256.ts';
import { shippedCatalogue } from '../../server/src/schemas/catalogue.ts';

/** What reading depends on, with the shipped types and the given settings. */
export function setupOf(settings: JsonObject = {}): ReadSetup {
  const configuration = configurationOf(settings);
  return {
    configuration,
    selection: selectFiles(configuration),
    catalogue: shippedCatalogue(),
    sha256: portableSha256,
    below: '',
  };
}

/** The facts of one file given as text. */
export const factsOf = (path: string, text: string, settings: JsonObject = {}): FileFacts =>
  readFile(path, new TextEncoder().encode(text), setupOf(settings));
