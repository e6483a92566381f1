/** The one reader of .xlsx and .csv files: bounded, streaming, and without a framework. */
export { csvRows, SEPARATORS, type TextRow } from './csv-rows';
export { decodeText } from './decode-text';
export { sheetFileKind } from './file-kind';
export { shownNumber } from './number-formats';
export { openWorkbook, type OpenSheet } from './open-workbook';
export type { TextRun } from './rich-text';
export {
  columnLetters,
  damaged,
  oldOrEncrypted,
  SheetFileFault,
  tooManyRows,
  unknownEncoding,
  unpacksTooLarge,
  type SheetFileFaultFacts,
  type SheetFileProblem,
} from './sheet-file-fault';
export type { CellNote, MergedCells, SheetRow } from './sheet-rows';
