import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { breakLogCommands, guardLineStart, showUnseen } from '../document/sanitize.ts';

/** A file as it is and as it would be. */
export interface ChangedFile {
  /** Below the root, with `/`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What would change in files, as a unified diff with paths as git writes them, so that `git apply` takes it. Of text that
 * could steer a terminal or the log of a CI the diff shows what stands there and is not to be applied. Ends with a line
 * feed, unless nothing would change.
 */
export const unifiedDiff = (files: readonly ChangedFile[]): string =>
  files
    .map(({ path, before, after }) =>
      createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
        context: 3,
        headerOptions: FILE_HEADERS_ONLY,
      }),
    )
    .join('')
    .split('\n')
    .map(safeLine)
    .join('\n');

/** Tabs, and a line end (CR) in front of a line feed, belong to the text and steer nothing. */
function safeLine(line: string): string {
  const end = line.endsWith('\r') ? '\r' : '';
  const text = line
    .slice(0, line.length - end.length)
    .split('\t')
    .map(showUnseen)
    .join('\t');
  return guardLineStart(breakLogCommands(text)) + end;
}
