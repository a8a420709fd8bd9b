import { commands, type Disposable, extensions, Uri } from 'vscode';
import type { RecordSummary } from '../../server/src/main/lsp/protocol.ts';
import { detailOf, titleOf } from './record-words.ts';
import type { Records } from './records.ts';

/** As much of markdown-it as the plugin needs; what it writes, it escapes. */
interface Token {
  content: string;
  attrSet(name: string, value: string): void;
}
interface InlineState {
  readonly src: string;
  pos: number;
  readonly posMax: number;
  readonly env: { readonly currentDocument?: Uri } | undefined;
  push(type: string, tag: string, nesting: -1 | 0 | 1): Token;
}
export interface MarkdownIt {
  readonly inline: {
    readonly ruler: {
      before(name: string, ruleName: string, rule: (state: InlineState, silent: boolean) => boolean): void;
    };
  };
}

/** A link to a record at the beginning of a text: `[[id]]`, `[[id@version]]` or `[[id|label]]`. */
const wikiLink = /^\[\[([A-Za-z0-9][A-Za-z0-9._-]{0,63})(@[^\][|\n]{1,64})?(?:\|([^\][\n]{1,200}))?\]\]/;
/** Longest text the pattern can match. */
const longest = 340;

/** Turns `[[id]]` in previews of Markdown into links to the record's file. */
export const previewPlugin =
  (records: Records) =>
  (markdown: MarkdownIt): MarkdownIt => {
    records.keep();
    markdown.inline.ruler.before('link', 'qms_record_link', (state, silent) => {
      if (state.src.charCodeAt(state.pos) !== 0x5b) return false;
      const match = wikiLink.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + longest)));
      if (match === null) return false;
      if (!silent) write(state, match, records);
      state.pos += match[0].length;
      return true;
    });
    return markdown;
  };

function write(state: InlineState, match: RegExpExecArray, records: Records): void {
  const [, id = '', version = '', label] = match;
  const document = state.env?.currentDocument;
  const record = document === undefined ? null : records.find(id, document);
  const words = label?.trim() || `${id}${version}`;
  if (record === null || document === undefined) {
    state.push('text', '', 0).content = words;
    return;
  }
  const link = state.push('link_open', 'a', 1);
  link.attrSet('href', hrefFrom(document, record));
  link.attrSet('title', `${titleOf(record)} · ${detailOf(record)}`);
  state.push('text', '', 0).content = words;
  state.push('link_close', 'a', -1);
}

/** The way from a document to a record in the same root, with the line for records amid a file. */
export function hrefFrom(document: Uri, { uri, range }: Pick<RecordSummary, 'uri' | 'range'>): string {
  const from = document.path.split('/').slice(0, -1);
  const to = Uri.parse(uri).path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  const way = [...from.slice(same).map(() => '..'), ...to.slice(same).map(encodeURIComponent)].join('/');
  return range.start.line > 1 ? `${way}#L${range.start.line + 1}` : way;
}

/** Draws open previews again when records came, went or moved. */
export const refreshPreviews = (records: Records): Disposable =>
  records.onChange(() => {
    if (extensions.getExtension('vscode.markdown-language-features')?.isActive === true)
      void commands.executeCommand('markdown.preview.refresh');
  });
