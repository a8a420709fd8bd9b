import { fileFaults } from './file-faults.ts';
import { type Parts, Unreadable } from './parts.ts';

/** What a spreadsheet says of itself as a whole. */
export interface Workbook {
  /** Days are counted from 1904. */
  readonly from1904: boolean;
  /** The program that wrote it has not calculated: results of formulas are to be worked out anew. */
  readonly isUncalculated: boolean;
  /** Sheets with cells, in order; sheets that hold a chart alone are left out. */
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[];
  readonly stringsPart: string | null;
  readonly stylesPart: string | null;
}

export function readWorkbook(parts: Parts): Workbook {
  const main = [...parts.relations('').values()].find(({ kind }) => kind === 'officeDocument')?.target;
  if (main === undefined) throw new Unreadable(fileFaults.noSpreadsheet());
  if (main.endsWith('.bin')) throw new Unreadable(fileFaults.binary());
  const relations = parts.relations(main);
  const sheets: { name: string; part: string; hidden: boolean }[] = [];
  let [from1904, isUncalculated] = [false, false];
  const found = parts.read(main, {
    open: (element, attribute) => {
      if (element === 'workbookPr') from1904 = isTrue(attribute('date1904'));
      if (element === 'calcPr') isUncalculated = isTrue(attribute('fullCalcOnLoad'));
      if (element !== 'sheet') return;
      const relation = relations.get(attribute('id') ?? '');
      if (relation?.kind !== 'worksheet') return;
      const state = attribute('state') ?? 'visible';
      sheets.push({
        name: attribute('name') ?? '',
        part: relation.target,
        hidden: state !== 'visible',
      });
    },
  });
  if (!found) throw new Unreadable(fileFaults.damaged());
  const partOf = (wanted: string): string | null =>
    [...relations.values()].find(({ kind }) => kind === wanted)?.target ?? null;
  return {
    from1904,
    isUncalculated,
    sheets,
    stringsPart: partOf('sharedStrings'),
    stylesPart: partOf('styles'),
  };
}

/** Truth as the format writes it. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
