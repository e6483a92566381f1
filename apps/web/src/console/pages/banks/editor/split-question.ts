export interface SplitQuestion {
  stem: string;
  options: string[];
  /** 0-based positions of the right options. */
  right: number[];
  /** For a true-or-false statement; null otherwise. */
  isTrue: boolean | null;
  rationale: string;
}

const MAX_LENGTH = 20_000;
const OPTION = /(?:^|\n|[ \t\u3000]{1,})[(（]?([A-J])[)）.．、]\s*/gu;
const KEY_LINE = /^[【[]?(?:正确答案|标准答案|参考答案|答案)[】\]]?\s*[:：]?\s*(.+)$/u;
const RATIONALE_LINE = /^[【[]?(?:试题解析|答案解析|解析|解答)[】\]]?\s*[:：]?\s*(.*)$/u;
const KEY_IN_STEM = /[(（]\s*([A-J]{1,10}|√|×|对|错)\s*[)）]/u;
const NUMBER_BEFORE = /^\s*(?:第?\s*\d{1,4}\s*[题.．、]|[(（]\d{1,4}[)）])\s*/u;

/** Splits a typed question into its parts; null if the text is only a stem or several questions. */
export function splitQuestion(text: string): SplitQuestion | null {
  if (text.length > MAX_LENGTH) return null;
  const { body, key, rationale } = taken(text.replace(/\r\n?/g, '\n').trim());
  const marks = optionMarks(body);
  const stemEnd = marks[0]?.from ?? body.length;
  const inStem = KEY_IN_STEM.exec(body.slice(0, stemEnd));
  const answer = key ?? inStem?.[1] ?? '';
  if (marks.length < 2 && key === null && rationale === '') return null;
  const stemText = body.slice(0, stemEnd);
  return {
    stem: stemText
      .replace(NUMBER_BEFORE, '')
      .replace(KEY_IN_STEM, inStem ? '（  ）' : '$&')
      .trim(),
    options: marks.map(({ to }, index) => body.slice(to, marks[index + 1]?.from ?? body.length).trim()),
    right: placesOf(answer).filter((place) => place < marks.length),
    isTrue: marks.length === 0 ? truthOf(answer) : null,
    rationale,
  };
}

/** Separates the lines with the key and the rationale from the rest. */
function taken(text: string): { body: string; key: string | null; rationale: string } {
  const body: string[] = [];
  let key: string | null = null;
  let rationale: string[] | null = null;
  for (const line of text.split('\n')) {
    const keyLine = KEY_LINE.exec(line.trim());
    const rationaleLine = RATIONALE_LINE.exec(line.trim());
    if (rationaleLine) rationale = [rationaleLine[1] ?? ''];
    else if (keyLine && key === null) key = keyLine[1] ?? '';
    else if (rationale) rationale.push(line);
    else body.push(line);
  }
  return { body: body.join('\n'), key, rationale: (rationale ?? []).join('\n').trim() };
}

/** Option letters in sequence from A; other letters belong to a text. */
function optionMarks(body: string): { from: number; to: number }[] {
  const marks: { from: number; to: number }[] = [];
  for (const found of body.matchAll(OPTION))
    if (found[1] === String.fromCharCode(65 + marks.length))
      marks.push({ from: found.index, to: found.index + found[0].length });
  return marks;
}

const placesOf = (answer: string): number[] =>
  /^[A-J、,，\s]+$/u.test(answer.trim())
    ? [...new Set(answer.match(/[A-J]/gu) ?? [])].map((letter) => letter.charCodeAt(0) - 65).sort((a, b) => a - b)
    : [];

function truthOf(answer: string): boolean | null {
  if (/^(?:√|对|正确|T|TRUE)$/iu.test(answer.trim())) return true;
  return /^(?:×|错|错误|F|FALSE)$/iu.test(answer.trim()) ? false : null;
}
