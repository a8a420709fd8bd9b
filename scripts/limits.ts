/**
 * How large what is delivered may be, in bytes: people wait for a download, and an editor in a browser for its server at
 * every start. Whoever raises a figure says why next to it.
 */
export const limits = {
  /** The extension, with the server for Node and for browsers, the command line and the typeface of the pages. */
  vsix: 2_500_000,
  /**
   * The server as one script for browsers, which is neither unpacked nor kept between starts. Above 2.5 MB since its
   * sentences can be translated: reading their templates takes 44 kB (intl-messageformat). 2.7 MB since it reads
   * documents and tables that others wrote: their forms, and labels and status words in six languages. 2.8 MB since it
   * looks through folders that are no repositories yet, and proposes how to read them. 3 MB since it knows some fifty
   * rules more, two editions of a standard, coverage, and what is due. 3.15 MB since it answers tables: their edits,
   * pastes and exports take 100 kB, of which reading and writing CSV and packing workbooks are a third.
   */
  browserServer: 3_150_000,
  /**
   * The npm package: the command line and the server alone. Above 1.2 MB packed since it has some fifty rules more, each
   * with its explanation and examples, two editions of a standard, coverage, and what is due.
   */
  tarball: { packed: 1_350_000, unpacked: 4_000_000 },
} as const;
