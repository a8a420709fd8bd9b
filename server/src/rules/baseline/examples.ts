/** A risk in which something is still to be filled in. */
export const placeholderRisk = {
  'risk.yaml': 'id: RSK-001\ntype: risk\ntitle: Part XXX is not delivered\n',
};

/** A baseline with one entry, recorded on 2025-11-03. */
export const entryOf = ({
  rule = 'placeholder',
  until,
}: {
  readonly rule?: string;
  readonly until: string;
}): string =>
  `findings:\n  - rule: ${rule}\n    record: RSK-001\n    places:\n      title: 1\n    owner: ROLE-QM\n    reason: Taken over from the old register\n    since: 2025-11-03\n    until: ${until}\n`;
