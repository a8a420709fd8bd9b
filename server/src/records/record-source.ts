import type { JsonObject } from '../model/json.ts';
import type { Adoption, Oddity } from '../model/record.ts';
import type { MarkdownDocument } from '../text/markdown.ts';
import type { YamlDocument } from '../text/yaml.ts';

/** One record as found in a file, before it is understood. */
export interface RecordSource {
  readonly path: string;
  readonly ordinal: number;
  readonly documentIndex: number;
  /** Null for a mapped Markdown file without front matter. */
  readonly document: YamlDocument | null;
  readonly item: number | null;
  readonly type: string;
  readonly data: JsonObject;
  readonly defaults: JsonObject | null;
  /** As `data`, with the key names as they stand in the file: what is signed. */
  readonly written: JsonObject;
  readonly markdown: MarkdownDocument | null;
  readonly text: string;
  readonly register: string | null;
  /** The place in this document that is no UTF-8, if any. */
  readonly undecodable: Oddity | null;
  /** Null for a record that was written as one. */
  readonly adoption: Adoption | null;
}
