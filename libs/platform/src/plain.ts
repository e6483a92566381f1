/**
 * The part of this lib that a worker thread may load: plain functions and errors, no framework, no database. A file
 * that runs in a thread, and everything it imports, imports other libs only through their `plain.ts`.
 */
export { sha256Hex } from './secrets/crypto';
export { domainError, DomainError, notFound, NotFound } from './errors/errors';
export { clip, faultTable, type Fault, type FaultDetails } from './errors/faults';
export { seededRandom, shuffled } from './random';
export { answerInThread } from './threads/answer-in-thread';
export {
  columnLetters,
  csvRows,
  damaged,
  decodeText,
  oldOrEncrypted,
  openWorkbook,
  SEPARATORS,
  SheetFileFault,
  sheetFileKind,
  shownNumber,
  tooManyRows,
  unknownEncoding,
  unpacksTooLarge,
  type CellNote,
  type MergedCells,
  type OpenSheet,
  type SheetFileFaultFacts,
  type SheetFileProblem,
  type SheetRow,
  type TextRow,
  type TextRun,
} from './workbook';
