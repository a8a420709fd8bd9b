import { commands, type Disposable, extensions, Uri } from 'vscode';
import type { RecordSummary } from '../../server/src/main/lsp/protocol.ts';
import { escaped } from './escaped.ts';
import { detailOf, titleOf } from './record-words.ts';
import type { Records } from './records.ts';

/** As much of markdown-it as the plugin needs. */
interface Token {
  content: string;
  meta: unknown;
}
interface InlineState {
  readonly src: string;
  pos: number;
  readonly posMax: number;
  push(type: string, tag: string, nesting: -1 | 0 | 1): Token;
}
interface Environment {
  readonly currentDocument?: Uri;
}
type RenderRule = (
  tokens: readonly Token[],
  index: number,
  options: unknown,
  environment: Environment | undefined,
) => string;
export interface MarkdownIt {
  readonly inline: {
    readonly ruler: {
      before(name: string, ruleName: string, rule: (state: InlineState, silent: boolean) => boolean): void;
    };
  };
  readonly renderer: { readonly rules: Record<string, RenderRule | undefined> };
}

/** A link to a record at the beginning of a text: `[[id]]`, `[[id@version]]` or `[[id|label]]`. */
const wikiLink = /^\[\[([A-Za-z0-9][A-Za-z0-9._-]{0,63})(@[^\][|\n]{1,64})?(?:\|([^\][\n]{1,200}))?\]\]/;
/** Longest text the pattern can match. */
const longest = 340;
const kind = 'qms_record';

/**
 * Turns `[[id]]` in previews of Markdown into links to the record's file. What it leads to is looked up when
 * drawing, not when reading: VS Code keeps what was read for as long as the text stays.
 */
export const previewPlugin =
  (records: Records) =>
  (markdown: MarkdownIt): MarkdownIt => {
    records.keep();
    markdown.inline.ruler.before('link', kind, (state, silent) => {
      if (state.src.charCodeAt(state.pos) !== 0x5b) return false;
      const match = wikiLink.exec(state.src.slice(state.pos, Math.min(state.posMax, state.pos + longest)));
      if (match === null) return false;
      const [whole, id = '', version = '', label] = match;
      if (!silent) {
        const token = state.push(kind, '', 0);
        token.meta = { id, version: version === '' ? null : version.slice(1) };
        token.content = label?.trim() || `${id}${version}`;
      }
      state.pos += whole.length;
      return true;
    });
    markdown.renderer.rules[kind] = (tokens, index, _options, environment) => {
      const { content, meta } = tokens[index]!;
      const document = environment?.currentDocument;
      const { id, version } = meta as { readonly id: string; readonly version: string | null };
      const record = document === undefined ? null : records.find(id, version, document);
      if (record === null || document === undefined) return escaped(content);
      const href = escaped(hrefFrom(document, record));
      const title = escaped(`${titleOf(record)} · ${detailOf(record)}`);
      return `<a href="${href}" data-href="${href}" title="${title}">${escaped(content)}</a>`;
    };
    return markdown;
  };

/** The way from a document to a record in the same root, with the line for records amid a file. */
function hrefFrom(document: Uri, { uri, range }: Pick<RecordSummary, 'uri' | 'range'>): string {
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
