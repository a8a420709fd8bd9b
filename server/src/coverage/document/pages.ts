/** What of coverage is shown. */
export interface CoveragePages {
  /** Only what is missing. */
  readonly onlyGaps?: boolean;
  /** For a page of an editor, in which findings can be gone to. */
  readonly isLive?: boolean;
}
