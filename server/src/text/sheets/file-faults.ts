import { defineMessages } from '../../messages/define-messages.ts';

/** Why a file with a table cannot be read. */
export const fileFaults = defineMessages('sheets.file', {
  damaged: 'The file is damaged. Open it in the program it comes from, and save it anew.',
  encrypted: 'The file is protected by a password. Save a copy without one.',
  tooLarge:
    'Unpacked, the file would be larger than 50 MB, so it was not opened. Save the sheet alone, or as CSV.',
  old: 'This is a file of an old spreadsheet program. Save it as .xlsx or .csv.',
  openDocument: 'Files of this kind (OpenDocument) are not read. Save it as .xlsx or .csv.',
  binary: 'Files of this kind (.xlsb) are not read. Save it as .xlsx or .csv.',
  noSpreadsheet: 'The file is an archive, but no spreadsheet. Name a file in .xlsx or .csv.',
  noSheets: 'The file holds no sheet with cells.',
  merged: 'So many cells are merged that the sheet cannot be read. Unmerge them.',
  noText: 'The file is no text and no spreadsheet. Save it as .xlsx or .csv.',
  encoding:
    'The file is neither UTF-8 nor Windows-1252, so letters would come out wrong. Save it as CSV in UTF-8.',
  openQuote:
    'A quote (") is opened in row {row, number} and the rest of the file cannot be told from it. Close it, or double it where it is part of a text.',
});
