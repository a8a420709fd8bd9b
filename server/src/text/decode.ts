import { defineMessages } from '../messages/define-messages.ts';
import type { Message } from '../model/message.ts';

const say = defineMessages('file.encoding', {
  utf16: 'This file is stored as UTF-16. Save it as UTF-8, so that every program can read it.',
  binary: 'This file contains NUL bytes, so it is no text. Replace it with a text file in UTF-8.',
  notUtf8:
    'This character is not stored as UTF-8. Reopen the file with the encoding it has (often Windows 1252), then save it as UTF-8.',
});

/** Why the bytes of a file are not clean UTF-8 text. */
export interface DecodeProblem {
  readonly kind: 'utf-16' | 'invalid-utf8' | 'binary';
  /** UTF-16 offset into the decoded text of the first bad place. */
  readonly offset: number;
  readonly message: Message;
}

export interface Decoded {
  /** The text without its byte-order mark, as editors show it. Line ends are kept. */
  readonly text: string;
  /** True when the bytes began with a byte-order mark. */
  readonly bom: boolean;
  readonly problem: DecodeProblem | null;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Turns the bytes of a file into text. Never throws: bytes that are no UTF-8 are decoded as well as
 * possible and described in `problem`.
 */
export function decode(bytes: Uint8Array): Decoded {
  const wide = utf16Encoding(bytes);
  if (wide !== null) {
    const decoded = decodeUtf16(bytes, wide.bigEndian, wide.bom ? 2 : 0);
    return {
      text: decoded,
      bom: wide.bom,
      problem: {
        kind: 'utf-16',
        offset: 0,
        message: say.utf16(),
      },
    };
  }
  const bom = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = bom ? bytes.subarray(3) : bytes;
  let text: string;
  let valid = true;
  try {
    text = strictUtf8.decode(content);
  } catch {
    text = lenientUtf8.decode(content);
    valid = false;
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    return {
      text,
      bom,
      problem: {
        kind: 'binary',
        offset: nul,
        message: say.binary(),
      },
    };
  }
  if (valid) return { text, bom, problem: null };
  return {
    text,
    bom,
    problem: {
      kind: 'invalid-utf8',
      offset: firstInvalidOffset(content),
      message: say.notUtf8(),
    },
  };
}

/** How many leading bytes to look at for the zero-byte pattern of UTF-16 without a byte-order mark. */
const SNIFFED_BYTES = 256;

function utf16Encoding(bytes: Uint8Array): { bigEndian: boolean; bom: boolean } | null {
  if (bytes.length < 2) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { bigEndian: false, bom: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { bigEndian: true, bom: true };
  const pairs = Math.min(bytes.length, SNIFFED_BYTES) >> 1;
  if (pairs < 2) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) evenZeros++;
    if (bytes[2 * i + 1] === 0) oddZeros++;
  }
  const most = pairs * 0.7;
  if (evenZeros === 0 && oddZeros >= most) return { bigEndian: false, bom: false };
  if (oddZeros === 0 && evenZeros >= most) return { bigEndian: true, bom: false };
  return null;
}

function decodeUtf16(bytes: Uint8Array, bigEndian: boolean, from: number): string {
  const parts: string[] = [];
  const units: number[] = [];
  const low = bigEndian ? 1 : 0;
  for (let i = from; i + 1 < bytes.length; i += 2) {
    units.push((bytes[i + 1 - low]! << 8) | bytes[i + low]!);
    if (units.length === 8192) {
      parts.push(String.fromCharCode(...units));
      units.length = 0;
    }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
}

/**
 * Offset, in UTF-16 units, of the first byte that is no part of well-formed UTF-8 (Unicode 16, table 3-7).
 */
function firstInvalidOffset(bytes: Uint8Array): number {
  let units = 0;
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return units;
    units += length === 4 ? 2 : 1;
    i += length;
  }
  return units;
}

/** Length of the well-formed UTF-8 sequence at `i`, or 0 when there is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (i + length > bytes.length) return 0;
  const second = bytes[i + 1]!;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let k = 2; k < length; k++) {
    const next = bytes[i + k]!;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}
