/** The people and the policy that the examples of these rules share. */

export const jane = 'id: PER-jane-doe\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n';

export const meike = 'id: PER-003\ntype: person\nname: Meike Lindner\nfrom: 2020-01-01\n';

export const managingDirector =
  'id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nholders:\n  - { person: PER-jane-doe, from: 2020-01-01 }\n';

export const qualityManager =
  'id: ROLE-QM\ntype: role\ntitle: Quality manager\nholders:\n  - { person: PER-003, from: 2020-01-01 }\n';

/** The policy of the digest's published vectors, with further front matter. */
export const policyText = (more: string, body = 'We care.'): string =>
  `---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\n${more}---\n${body}\n`;

/** A digest of the right form that fits no content. */
export const foreignDigest = 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';

/** The digest that Jane Doe's approval of the policy as managing director on 2026-03-01 must carry. */
export const policyDigest = 'sha256-W3EpXh3bYFPhppHD2Vvxwa9MAMymTFdwqdG4jE1jq4E=';

/** One block of `signOffs` in flow style, with the given pairs. */
export const block = (pairs: string): string => `signOffs:\n  - { ${pairs} }\n`;
