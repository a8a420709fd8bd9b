/** A qms.yaml that maps procedures of others. */
export const mapped = (more = ''): string =>
  `organization: Example\ntypes:\n  - files: "sops/*.md"\n    type: document\n${more}`;

/** A procedure as people write them, with its metadata below the title. */
export const procedure = (header: string): string =>
  `# Internal audits\n\n**Document ID:** SOP-003\n**Version:** 2.0\n${header}\n\nWe audit each process once a year.\n`;
