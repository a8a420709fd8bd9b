/** The version after one: its last number raised by one (`3.0` → `3.1`, `1.9` → `1.10`); without a number `.1` is added. */
export function nextVersion(version: string): string {
  const match = /^(.*?)([0-9]{1,9})([^0-9]*)$/s.exec(version);
  if (match === null) return `${version}.1`;
  const [, before = '', digits = '', after = ''] = match;
  return `${before}${String(Number(digits) + 1).padStart(digits.length, '0')}${after}`;
}
