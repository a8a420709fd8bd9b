export const minimalPolicy =
  'id: POL-001\ntype: quality-policy\ntitle: Quality policy\ntext: We keep our word.\n';

export const roleWith = (list: string): string =>
  `id: ROLE-MD\ntype: role\ntitle: Managing director\ntopManagement: true\nresponsibilities: [${list}]\n`;
