/** Encodings in which papers and tables are saved. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export interface DecodedText {
  /** Without its byte order mark. */
  text: string;
  encoding: TextEncoding;
}

const CANDIDATES = ['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const satisfies TextEncoding[];
/** More bytes do not improve the guess, which must not cost more than reading. */
const SCORED_BYTES = 64 * 1024;

/**
 * The text of a file without a declared encoding; null when it is not text. Uses the byte order mark, then strict
 * UTF-8, then the encoding that yields the most characters common in such texts.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const marked = encodingByMark(bytes);
  if (marked !== null) return decodedAs(bytes, marked);
  const utf8 = decodedAs(bytes, 'utf-8');
  if (utf8 !== null && !holdsBinary(utf8.text)) return utf8;
  const scored = CANDIDATES.flatMap((encoding) => {
    const score = scoreOf(bytes, encoding);
    return score === null ? [] : [{ encoding, score }];
  }).sort((a, b) => b.score - a.score);
  for (const { encoding, score } of scored) {
    if (score <= 0) return null;
    const decoded = decodedAs(bytes, encoding);
    if (decoded !== null) return decoded;
  }
  return null;
}

function encodingByMark([first, second, third]: Uint8Array): TextEncoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

function decodedAs(bytes: Uint8Array, encoding: TextEncoding): DecodedText | null {
  if (encoding.startsWith('utf-16') && bytes.length % 2 === 1) return null;
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch (error) {
    if (isUndecodable(error)) return null;
    throw error;
  }
}

export const isUndecodable = (error: unknown): boolean =>
  (error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

// eslint-disable-next-line no-control-regex -- what no text holds
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
const holdsBinary = (text: string): boolean => BINARY.test(text);

/** Null when the bytes are not valid in this encoding. */
function scoreOf(bytes: Uint8Array, encoding: TextEncoding): number | null {
  if (encoding.startsWith('utf-16') && bytes.length % 2 === 1) return null;
  const sample = bytes.subarray(0, SCORED_BYTES);
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    // The sample may end within a character.
    const text = decoder.decode(sample, { stream: true });
    return holdsBinary(text) ? null : averageScore(text);
  } catch (error) {
    if (isUndecodable(error)) return null;
    throw error;
  }
}

/** Common characters of simplified and traditional text; a wrong decoding yields mostly rare ones. */
const COMMON = new Set(
  '的一是不了在有人我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里' +
    '用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日' +
    '題题選选項项單单答案正確确錯误誤判斷断填空解析下列哪關于关說說說說姓名分數数試试卷第每兒儿童嬰婴幼護护' +
    '這個們來為國說時會對過發後裡種經麼學現當沒動還進樣從實開無關與及最者應应，。、；：？！（）【】“”《》',
);

function averageScore(text: string): number {
  let score = 0;
  for (const character of text) score += scoreOfCharacter(character);
  return text === '' ? 0 : score / text.length;
}

function scoreOfCharacter(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (COMMON.has(character)) return 4;
  if (code < 0x80) return 1;
  if (code >= 0x4e00 && code <= 0x9fff) return 0.5;
  // Full-width letters and digits, punctuation, units.
  if ((code >= 0xff01 && code <= 0xff5e) || (code >= 0x3000 && code <= 0x303f) || (code >= 0x2010 && code <= 0x22ff))
    return 1;
  // Private use, surrogates and scripts that occur mainly in wrong decodings.
  if (code >= 0xe000 && code <= 0xf8ff) return -6;
  return -2;
}
