import type { Fault } from '@sunflower/platform/plain';
import { exchangeFault } from './exchange/exchange-fault';
import type { ImportFormat } from './imported-paper';

export interface RecognisedFormat {
  /** Null when the file cannot be read; `reason` then gives the cause and the remedy. */
  format: ImportFormat | null;
  reason: Fault | null;
}

const known = (format: ImportFormat): RecognisedFormat => ({ format, reason: null });
const unknown = (reason: Fault): RecognisedFormat => ({ format: null, reason });

const MOST_LOOKED_AT = 64 * 1024;
const MOST_NAMES = 1_000_000;

/** Recognises the format of a file by its content. The name only decides between texts that look alike. */
export function recogniseFormat({ name, bytes }: { name: string; bytes: Uint8Array }): RecognisedFormat {
  if (bytes.byteLength === 0) return unknown(exchangeFault('FORMAT_EMPTY', {}));
  const head = Buffer.from(bytes.subarray(0, MOST_LOOKED_AT)).toString('latin1');
  const ending = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (head.startsWith('PK')) return ofArchive({ bytes, ending });
  if (head.startsWith('\xd0\xcf\x11\xe0')) return ofOldOffice({ head, ending });
  if (head.startsWith('%PDF-')) return unknown(exchangeFault('FORMAT_PDF', {}));
  if (/^(\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP)/s.test(head))
    return unknown(exchangeFault('FORMAT_PICTURE', {}));
  if (['Rar!', '7z\xbc\xaf', '\x1f\x8b'].some((start) => head.startsWith(start)))
    return unknown(exchangeFault('FORMAT_ARCHIVE', {}));
  const text = textOf(bytes);
  if (text === null) return unknown(exchangeFault('FORMAT_UNKNOWN', {}));
  return ofText({ text, ending });
}

/** The file names of a zip are in the directory at its end. */
function ofArchive({ bytes, ending }: { bytes: Uint8Array; ending: string }): RecognisedFormat {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.byteLength - MOST_NAMES))).toString('latin1');
  if (tail.includes('word/document.xml')) return known('word');
  if (tail.includes('xl/workbook.xml') || tail.includes('xl/workbook.bin')) return known('workbook');
  if (tail.includes('imsmanifest.xml')) return known('qti');
  if (ending === 'docx') return known('word');
  if (ending === 'xlsx') return known('workbook');
  return unknown(exchangeFault('FORMAT_ARCHIVE', {}));
}

/** Word and Excel before 2007 share a container; the stream name, in UTF-16, distinguishes them. */
function ofOldOffice({ head, ending }: { head: string; ending: string }): RecognisedFormat {
  const wide = (name: string): string => [...name].join('\0');
  const isExcel = head.includes(wide('Workbook')) || head.includes(wide('Book')) || /^xl[st]$/.test(ending);
  const isWord = head.includes(wide('WordDocument')) || /^(doc|dot|wps)$/.test(ending);
  return unknown(isExcel && !isWord ? exchangeFault('FORMAT_OLD_EXCEL', {}) : exchangeFault('FORMAT_OLD_WORD', {}));
}

/** Null when it holds bytes that no text has. */
function textOf(bytes: Uint8Array): string | null {
  const part = bytes.subarray(0, MOST_LOOKED_AT);
  const [first, second] = part;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(part);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(part);
  const zeros = part.filter((byte) => byte === 0).length;
  if (zeros > part.length / 20) {
    // UTF-16 without a byte order mark: every other byte of Latin text is zero.
    const atOdd = part.filter((byte, index) => byte === 0 && index % 2 === 1).length;
    return new TextDecoder(atOdd * 2 > zeros ? 'utf-16le' : 'utf-16be').decode(part);
  }
  if (zeros > 0) return null;
  const utf8 = new TextDecoder('utf-8').decode(part);
  return utf8.slice(0, -3).includes('\ufffd') ? new TextDecoder('gb18030').decode(part) : utf8;
}

function ofText({ text, ending }: { text: string; ending: string }): RecognisedFormat {
  const start = text.trimStart();
  if (start === '') return unknown(exchangeFault('FORMAT_EMPTY', {}));
  if (/^(<\?xml|<[a-z!])/i.test(start)) return ofXml({ start, ending });
  if (/^(ya?ml)$/.test(ending) || /^(domain|code)\s*:\s*\S[^\n]*\n[^]*?^(questions|groups|domains)\s*:/m.test(start))
    return known('yaml');
  if (ending === 'csv' || ending === 'tsv') return known('csv');
  if (ending === 'gift' || isGift(start)) return known('gift');
  if (isAiken(start)) return known('aiken');
  return known('text');
}

function ofXml({ start, ending }: { start: string; ending: string }): RecognisedFormat {
  const [, root = ''] =
    /<(?:[\w.-]+:)?([a-z][\w.-]*)(?=[\s>/])/i.exec(
      start.replace(/<\?[^>]*\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?>/gi, ''),
    ) ?? [];
  if (root === 'quiz') return known('moodle_xml');
  if (/^(assessmentItem|qti-assessment-item|assessmentTest|qti-assessment-test|questestinterop|manifest)$/.test(root))
    return known('qti');
  if (root.toLowerCase() === 'html' || /^<!doctype html/i.test(start))
    return unknown(exchangeFault('FORMAT_WEB_PAGE', {}));
  if (ending === 'gift' || isGift(start)) return known('gift');
  return unknown(exchangeFault('FORMAT_UNKNOWN', {}));
}

/** Recognises GIFT by braces around an answer, `{=…`, `{~…`, `{T}`, `{#3}`, or by a title or category. */
const isGift = (text: string): boolean =>
  /^\s*\$CATEGORY\s*:/m.test(text) ||
  (/^::[^\n]{0,500}::/m.test(text) && /\{/.test(text)) ||
  /(?<!\\)\{\s*(?:[=~]|#\s*-?[\d=]|(?:T|F|TRUE|FALSE)\s*(?:[#}]))/.test(text);

const isAiken = (text: string): boolean => /^ANSWER\s*[:：]\s*[A-Z]\s*$/im.test(text) && /^[A-Z][.)]\s/m.test(text);
