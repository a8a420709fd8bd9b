/** What the formats for GitHub need to know besides the result. */
export interface GithubOptions {
  /** Path of the root below the repository; empty or absent when it is the repository's top folder. */
  readonly rootFromRepository?: string;
}
