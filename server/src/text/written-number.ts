/** What a written number means; `ambiguous` where `1,234` could be a thousand or little more than one. */
export type WrittenNumber = number | 'ambiguous' | null;

const grouped = /^\d{1,3}(?:([.,' ’])\d{3})(?:\1\d{3})*$/;

/** Reads a number as people write it: with a decimal comma or point, and with or without marks between the thousands. */
export function writtenNumber(text: string): WrittenNumber {
  const plain = text
    .trim()
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/^[\u2212\u2013]/, '-');
  const [, sign = '', digits = ''] = /^([-+]?)(\d[\d.,' ’]{0,30})$/.exec(plain) ?? [];
  if (digits === '') return null;
  const value = unsigned(digits);
  return typeof value === 'number' && sign === '-' && value !== 0 ? -value : value;
}

function unsigned(text: string): WrittenNumber {
  if (/^\d+$/.test(text)) return Number(text);
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const [whole, fraction] = [text.slice(0, last), text.slice(last + 1)];
  const sign = text[last] ?? '';
  const isDecimal =
    last > 0 &&
    /^\d+$/.test(fraction) &&
    (/^\d+$/.test(whole) || (grouped.test(whole) && !whole.includes(sign)));
  const isGrouped = grouped.test(text);
  if (isDecimal && isGrouped && whole !== '0') return 'ambiguous';
  if (isDecimal) return Number(`${whole.replace(/\D/g, '')}.${fraction}`);
  return isGrouped ? Number(text.replace(/\D/g, '')) : null;
}
