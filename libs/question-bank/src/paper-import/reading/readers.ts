import { readAikenPaper } from '../../import/aiken/read-aiken';
import { decodeText } from '../../import/decode-text';
import { readGiftPaper } from '../../import/gift/read-gift';
import type { ImportedPaper, ImportFormat } from '../../import/imported-paper';
import { readMoodleXmlPaper } from '../../import/moodle-xml/read-moodle-xml';
import { readQtiPaper } from '../../import/qti/read-qti';
import { readCsvPaper, readWorkbookPaper } from '../../import/sheet/read-sheet-paper';
import { readTextPaper } from '../../import/text/read-text-paper';
import { readWordPaper } from '../../import/word/read-word-paper';

export interface PaperFile {
  name: string;
  bytes: Uint8Array;
}

/** Null: the file does not have this format. */
type Reader = (file: PaperFile) => ImportedPaper | null | Promise<ImportedPaper>;

const fromText =
  (read: (file: { name: string; text: string }) => ImportedPaper): Reader =>
  ({ name, bytes }) => {
    const decoded = decodeText(bytes);
    return decoded === null ? null : read({ name, text: decoded.text });
  };

/** The reader of each format; YAML banks have their own import. */
export const READERS: Record<Exclude<ImportFormat, 'yaml'>, Reader> = {
  workbook: readWorkbookPaper,
  csv: readCsvPaper,
  word: readWordPaper,
  text: fromText(readTextPaper),
  gift: fromText(readGiftPaper),
  aiken: fromText(readAikenPaper),
  moodle_xml: fromText(readMoodleXmlPaper),
  qti: readQtiPaper,
};
