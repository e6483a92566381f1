import { exchangeFault } from '../exchange/exchange-fault';
import { emptyPaper, errorNotice } from '../exchange/imported-question';
import { PictureCollector } from '../exchange/picture-collector';
import type { ImportedPaper } from '../imported-paper';
import { readXml, type XmlElement } from '../xml/read-xml';
import { decodeXml } from './decode-xml';
import { qtiName } from './qti-names';
import { readItem } from './read-item';
import { readPackage } from './read-package';

const MOST_BYTES = 50_000_000;

/** Reads an item or a package of QTI 2.1, 2.2 or 3.0. A malformed package is refused, with the reason. */
export async function readQtiPaper({ bytes }: { bytes: Uint8Array; name: string }): Promise<ImportedPaper> {
  const paper = emptyPaper({ format: 'qti' });
  if (bytes.byteLength > MOST_BYTES) {
    paper.notices.push(errorNotice(exchangeFault('EXCHANGE_FILE_TOO_LARGE', { maxMegabytes: MOST_BYTES / 1e6 })));
    return paper;
  }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip) await readPackage({ paper, bytes });
  else readSingleItem({ paper, bytes });
  if (paper.questions.length === 0 && paper.notices.length === 0)
    paper.notices.push(errorNotice(exchangeFault('EXCHANGE_NO_QUESTIONS', {})));
  return paper;
}

function readSingleItem({ paper, bytes }: { paper: ImportedPaper; bytes: Uint8Array }): void {
  const decoded = decodeXml(bytes);
  if ('fault' in decoded) {
    paper.notices.push(errorNotice(decoded.fault));
    return;
  }
  const { root, faults } = readXml({ text: decoded.text });
  for (const { fault, line } of faults) paper.notices.push(errorNotice(fault, { line }));
  if (root === null || faults.length > 0) return;
  if (!sayOtherRoot({ paper, root })) return;
  const pictures = new PictureCollector();
  readItem({ paper, item: root, text: decoded.text, path: null, files: new Map(), pictures, metadata: null });
  paper.pictures = pictures.pictures;
}

/** Whether the root is an item; otherwise adds a notice that says what it is. */
function sayOtherRoot({ paper, root }: { paper: ImportedPaper; root: XmlElement }): boolean {
  if (qtiName(root) === 'assessmentItem') return true;
  const fault =
    root.name === 'questestinterop'
      ? exchangeFault('QTI_OTHER_VERSION', { version: '1.2' })
      : exchangeFault('XML_OTHER_ROOT', { root: root.name, wanted: 'assessmentItem' });
  paper.notices.push(errorNotice(fault, { line: root.line }));
  return false;
}
