/** Git, or what looks at signatures, could not be run, or gave up on a repository: no fault of ours, and nothing else is to be learnt from it. */
export class GitFault extends Error {}
