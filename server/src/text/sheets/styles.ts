import { builtInFormat, type NumberFormat, numberFormat } from './number-format.ts';
import type { Parts } from './parts.ts';

/** How the cells of each style show numbers, by the number of the style. */
export function readFormats(parts: Parts, part: string | null): (style: number) => NumberFormat {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let isCellFormats = false;
  if (part !== null)
    parts.read(part, {
      open: (name, attribute) => {
        if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
        if (name === 'cellXfs') isCellFormats = true;
        if (name === 'xf' && isCellFormats) styles.push(Number(attribute('numFmtId') ?? 0));
      },
      close: (name) => {
        if (name === 'cellXfs') isCellFormats = false;
      },
    });
  const formats = new Map<number, NumberFormat>();
  return (style) => {
    const id = styles[style] ?? 0;
    let format = formats.get(id);
    if (format === undefined) {
      format = numberFormat(codes.get(id) ?? builtInFormat(id));
      formats.set(id, format);
    }
    return format;
  };
}
