/** Where a rule is explained. */
export const documentation = (rule: string): string =>
  `https://github.com/qms-as-code/qms-as-code/blob/main/docs/rules.md#${rule}`;
