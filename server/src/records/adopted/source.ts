import type { JsonObject } from '../../model/json.ts';
import type { Adoption, DeclaredApproval } from '../../model/record.ts';
import type { Glance } from '../../text/glance.ts';
import type { MarkdownDocument } from '../../text/markdown.ts';
import type { YamlDocument, YamlStream } from '../../text/yaml.ts';
import type { MappedEntry } from '../file-selection.ts';
import type { ReadSetup } from '../read-setup.ts';
import type { IdPlaces } from './adopted-id.ts';

/** A record as it was found in a document or a table that was not written for this product. */
export interface AdoptedRecord {
  /** Row of the table, or null for a document. */
  readonly item: number | null;
  readonly type: string;
  /** With the product's own keys and values. */
  readonly data: JsonObject;
  readonly adoption: Adoption;
}

/** A file read as a document of others: a tree whose keys are the product's own, each where it is written. */
export interface AdoptedFile {
  readonly document: YamlDocument;
  readonly records: readonly AdoptedRecord[];
  /** What it offers to take an id from; null for a table or a list. */
  readonly places: IdPlaces | null;
}

/** What readers of one form of file are given. */
export interface AdoptedSource {
  readonly path: string;
  readonly text: string;
  readonly stream: YamlStream;
  readonly markdown: MarkdownDocument | null;
  /** What the body of the document shows, where somebody has looked already. */
  readonly glance?: Glance;
  readonly entry: MappedEntry;
  readonly setup: ReadSetup;
}

/** The adoption of a record without anything to remark. */
export const adoptionOf = (
  entry: MappedEntry,
  parts: Omit<Adoption, 'entry' | 'approvals' | 'missing'> & {
    readonly approvals?: readonly DeclaredApproval[];
  },
): Adoption => ({ approvals: [], missing: [], ...parts, entry: entry.index });
