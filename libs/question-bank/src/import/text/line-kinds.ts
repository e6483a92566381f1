import type { QuestionFormat, QuestionType } from '../../question/question-content';

/** The kind of questions that a section heading announces. */
export interface SectionKind {
  /** `choice`: single or multiple choice, decided by the key. `other`: a kind that the import does not read. */
  type: QuestionType | 'choice' | 'other' | null;
  format: QuestionFormat | null;
}

/** The names of each kind. A longer name comes before the shorter names it contains. */
const KINDS: readonly [RegExp, SectionKind][] = [
  [/A3\s*[/／、和及]\s*A4|A3|病例组型|共用题干/i, { type: 'single_choice', format: 'A3' }],
  [/A4|病例串型|串型/i, { type: 'single_choice', format: 'A4' }],
  [/B1|B\s*型|配伍(?:选择)?|共用(?:备选)?(?:答案|选项)/i, { type: 'single_choice', format: 'B1' }],
  [/A1\s*[/／、和及]\s*A2/i, { type: 'single_choice', format: null }],
  [/A1|单句型/i, { type: 'single_choice', format: 'A1' }],
  [/A2|病例摘要型/i, { type: 'single_choice', format: 'A2' }],
  [/不定项(?:选择)?/, { type: 'multiple_choice', format: null }],
  [/多项?选择?|X\s*型|multiple[ -](?:choice|answers?|response)/i, { type: 'multiple_choice', format: 'X' }],
  [/单项?选择?|最佳选择|A\s*型|single[ -](?:choice|answer)/i, { type: 'single_choice', format: null }],
  [/判断(?:正误|对错|改错)?|是非|true\s*[/ ]?(?:or)?\s*false/i, { type: 'true_false', format: null }],
  [/填空|fill[ -]in/i, { type: 'fill_in', format: null }],
  [/数值|numeric/i, { type: 'numeric', format: null }],
  [/配对|连线|匹配|matching|排序|ordering|完形填空|改错/i, { type: 'other', format: null }],
  [
    /名词解释|名词|简答|问答|论述|简述|案例分析|病例分析|病案分析|案例|计算|综合(?:应用|分析)?|材料(?:分析)?|分析|思考|解答|主观|essay|short[ -]answer/i,
    { type: 'essay', format: null },
  ],
  [/客观|选择|choice/i, { type: 'choice', format: null }],
];

const ORDINAL =
  /^\s*(?:第\s*[一二三四五六七八九十\d]{1,3}\s*(?:部分|大题|题型|卷)|[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]|[一二三四五六七八九十]{1,3}(?=\s*[、.．:：,，\s])|[IVXⅠ-Ⅻ]{1,4}(?=\s*[、.．:：])|[【[]?(?=[^\s\d]))\s*[、.．:：,，]?\s*/;
/** The text allowed behind the name of a kind: `题`, a remark in brackets, the points per question. */
const AFTER_KIND =
  /^\s*(?:型|选择|试|类)?\s*(?:题目?|部分)?\s*(?:(?:的|参考|标准)*答案(?:[与及和]?(?:解析|评分标准))?)?\s*[】\]]?\s*(?:$|[（(:：。,，.．、；;共]|每|本|\d|——|-)/;
/** `三、综合探究题`: a section whose kind is not in `KINDS`. */
const OTHER_KIND = /^[\u4e00-\u9fff、/（）()]{2,14}题\s*(?:$|[（(:：。])/;
const MOST_OF_HEADING = 160;

/** The kind of questions when the text is a section heading; otherwise null. */
export function sectionAt(text: string): { kind: SectionKind; pointsEach: string | null } | null {
  const heading = text.trim();
  if (heading.length === 0 || heading.length > MOST_OF_HEADING) return null;
  const [ordinal = ''] = ORDINAL.exec(heading) ?? [];
  const numbered = /^\s*\d{1,2}\s*[、.．]\s*/.exec(heading);
  const rest = heading.slice(numbered?.[0].length ?? ordinal.length);
  const kind = headedKind(rest, numbered !== null) ?? otherKind(rest, numbered === null && ordinal.trim().length > 1);
  return kind === null ? null : { kind, pointsEach: pointsEach(heading) };
}

function headedKind(heading: string, isNumbered: boolean): SectionKind | null {
  const found = kindAtStart(heading);
  if (found === null) return null;
  const behind = heading.slice(found.length);
  if (!AFTER_KIND.test(behind)) return null;
  // Without 题, a bare word such as 选择 or 分析 is not a heading.
  if (!/题|解释|型|choice|false|answer|essay|fill|numeric|matching|ordering/i.test(heading.slice(0, found.length + 4)))
    return null;
  // `1. 单选题` may be a section heading; `1. 名词解释的方法` is a question.
  return isNumbered && !/^\s*(?:题目?)?\s*(?:$|[（(:：])/.test(behind) ? null : found.kind;
}

const otherKind = (heading: string, hasOrdinal: boolean): SectionKind | null =>
  hasOrdinal && OTHER_KIND.test(heading) ? { type: null, format: null } : null;

function kindAtStart(text: string): { kind: SectionKind; length: number } | null {
  for (const [words, kind] of KINDS) {
    const match = words.exec(text.slice(0, 24));
    if (match === null || match.index > 0) continue;
    return { kind, length: match[0].length };
  }
  return null;
}

export const pointsEach = (text: string): string | null =>
  /每(?:小?题|空|道)\D{0,4}(\d{1,3}(?:\.\d{1,2})?)\s*分|各\s*(\d{1,3}(?:\.\d{1,2})?)\s*分/
    .exec(text)
    ?.slice(1)
    .find(Boolean) ?? null;

const TAG_WORDS =
  '单项?选择?题?|多项?选择?题?|不定项选择?题?|判断题?|是非题?|填空题?|简答题?|问答题?|论述题?|名词解释题?|数值题?|案例分析题?|A[1-4](?:\\s*型题?)?|B1(?:\\s*型题?)?|[ABX]\\s*型题?';
const TAG = new RegExp(`^\\s*[【\\[（(]\\s*(${TAG_WORDS})\\s*[】\\])）]\\s*[.．、:：]?\\s*`, 'i');
const TAG_AT_END = new RegExp(`\\s*[【\\[（(]\\s*(${TAG_WORDS})\\s*[】\\])）]\\s*$`, 'i');

/** `【多选题】` or `（单选）` at the start or end of a stem. */
export function tagAt(text: string, end: 'start' | 'end'): { kind: SectionKind; at: number; length: number } | null {
  const match = (end === 'start' ? TAG : TAG_AT_END).exec(end === 'start' ? text.slice(0, 40) : text.slice(-40));
  if (match === null) return null;
  const word = match[1] ?? '';
  const found = kindAtStart(word);
  if (found === null) return null;
  const at = end === 'start' ? 0 : Math.max(0, text.length - 40) + match.index;
  return { kind: found.kind, at, length: match[0].length };
}

const ANSWERS =
  /^\s*(?:[#*\s]*)(?:附[:：录]?\s*|[一二三四五六七八九十]{1,3}\s*[、.．]\s*)?(?:.{0,30}?)(?:参考|标准|正确)?\s*(?:答\s*案|Answer\s*Key|Answers)\s*(?:及|与|和|部分|一览|速查|汇总|表|页|key)?\s*(?:答案|解析|详解|评分标准|说明|评分细则)?\s*[】\])）*]*\s*[:：]?\s*$/i;
const ANSWERS_PURE =
  /^\s*[【[（(]?\s*(?:附\s*[:：]?\s*)?(?:参考|标准|正确|试题|试卷|习题)*\s*(?:答\s*案)(?:及|与|和)?(?:解析|详解|评分标准|评分细则|部分|一览表|速查|表)*\s*[】\]）)]?\s*[:：]?\s*$/;

/** A sentence, an option, or a remark on an option: not the heading of a key list. */
const NO_HEAD =
  /[，。；？]|备选答案|共用|此项|本项|本题|^[（(]?[*＊]?\s*[A-JＡ-Ｊ]\s*[.．、:：)）]|^[（(]?\d{1,4}\s*[.．、)）]/;

/** Whether a line heads a key list. A `bare` heading (答案：) may also introduce the key of a single question. */
export function answersHeadAt(text: string): 'sure' | 'bare' | null {
  const line = text.trim();
  if (line.length > 50 || !/答\s*案|answer/i.test(line)) return null;
  if (/^\s*[【[]?\s*(?:正确)?答\s*案\s*[】\]]?\s*[:：]?\s*$/.test(line)) return 'bare';
  if (ANSWERS_PURE.test(line)) return 'sure';
  return ANSWERS.test(line) && !NO_HEAD.test(line) ? 'sure' : null;
}

export interface GroupHead {
  kind: 'case' | 'options';
  from: number | null;
  to: number | null;
  /** The index behind the heading; the case may continue on the same line. */
  end: number;
}

const RANGE = String.raw`第?\s*(\d{1,6})\s*题?\s*(?:[~～\-－—–―至到、,，]|\.{2,3})+\s*第?\s*(\d{1,6})\s*(?:小?题)?`;
const SHARED_OPTIONS = String.raw`(?:共用|共同|使用|采用)?\s*(?:以下|下列|同一组)?\s*(?:备选)(?:答案|选项|项)?|共用\s*(?:答案|选项)`;
const SHARED_CASE = String.raw`(?:共用|共同|基于|根据|同一)\s*(?:以下|下列|同一)?\s*(?:题干|病例|案例|病历|材料|资料|病案|case)`;
const GROUP = new RegExp(
  String.raw`^\s*[（(【\[]?\s*(?:问题|试题)?\s*(?:${RANGE})?\s*(?:题)?\s*(?:(${SHARED_OPTIONS})|(${SHARED_CASE}))\s*[：:]?\s*[)）】\]]?\s*[。：:]?\s*`,
  'i',
);

/** `（1～3题共用题干）`, `(21-23题共用备选答案)`; the numbers are optional. */
export function groupHeadAt(text: string): GroupHead | null {
  const match = GROUP.exec(text.slice(0, 80));
  if (match === null) return null;
  const [whole, from, to, options, shared] = match;
  // Without numbers, only a text in brackets or alone on its line is a heading: 根据下列材料 may begin a stem.
  if (from === undefined && !/^\s*[（(【[]/.test(whole) && whole.trim().length !== text.trim().length) return null;
  if (options === undefined && shared === undefined) return null;
  return {
    kind: options === undefined ? 'case' : 'options',
    from: from === undefined ? null : Number(from),
    to: to === undefined ? null : Number(to),
    end: whole.length,
  };
}

const FURTHER_CASE =
  /^\s*[（(【[〖]?\s*(?:病情进展|后续病情|补充病情|病情变化|病例进展|后续病例|Further\s+case|Case\s+continued)\s*[】\]〗]?\s*(?:[:：]\s*|(?<=[】\]〗]\s*))/i;

/** `病情进展：…`, a later part of a case: the index where its text begins; null for any other line. */
export const furtherCaseAt = (text: string): number | null => FURTHER_CASE.exec(text.slice(0, 60))?.[0].length ?? null;

export type NumberStyle = 'dot' | 'bracket' | 'word' | 'space' | 'glued' | 'chinese';

export interface NumberAt {
  value: number;
  /** The number as printed. */
  printed: string;
  style: NumberStyle;
  /** The index where the stem begins. */
  end: number;
  /** A key in brackets before the number. */
  lead: string | null;
  /** Whether the number certainly begins a question; in `1.5岁…` it may be a decimal. */
  isSure: boolean;
}

const LEAD =
  /^\s*[（(【[]\s*([A-Ha-hＡ-Ｈ√✓✔×✗✘对错TFXx正确误]{0,8})\s*[)）】\]]\s*(?=(?:第\s*)?\d{1,6}\s*[.．、题:：])/;
const NUMBERS: readonly [NumberStyle, RegExp][] = [
  [
    'word',
    /^\s*[【[(（]?\s*(?:第\s*(\d{1,6})\s*题|(?:题目?|试题|问题|习题|Q|Question|No\.?)\s*(\d{1,6}))\s*[】\])）]?\s*[.．、:：)）]?\s*/i,
  ],
  ['bracket', /^\s*[（(【[〔]\s*(\d{1,6})\s*[)）】\]〕]\s*[.．、:：]?\s*/],
  ['dot', /^\s*(\d{1,6})\s*(?:[．、:：)）]|\.(?!\d)|题\s*[.．、:：])[.．、]?\s*/],
  ['glued', /^\s*(\d{1,6})\.(?=\d)/],
  ['space', /^\s*(\d{1,6})[\s\t]+(?=\S)/],
];

/** The number at the start of a line, if it may be a question number. */
export function numberAt(text: string): NumberAt | null {
  const lead = LEAD.exec(text);
  const from = lead?.[0].length ?? 0;
  const rest = text.slice(from, from + 40);
  for (const [style, pattern] of NUMBERS) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const digits = match[1] ?? match[2] ?? '';
    const end = from + match[0].length;
    return { value: Number(digits), printed: digits, style, end, lead: lead?.[1] || null, isSure: style !== 'glued' };
  }
  return null;
}

const CHINESE_NUMBER = /^\s*([一二三四五六七八九十]{1,3})\s*[、.．]\s*/;
const DIGITS = '一二三四五六七八九';

/** `三、` at the start of a line. Some sections number their questions this way. */
export function chineseNumberAt(text: string): NumberAt | null {
  const match = CHINESE_NUMBER.exec(text);
  if (match === null) return null;
  const [whole, printed = ''] = match;
  const [tens = '', ones = ''] = printed.includes('十') ? printed.split('十') : ['0', printed];
  const digit = (sign: string) => (sign === '' ? 0 : DIGITS.indexOf(sign) + 1);
  const value = (tens === '0' ? 0 : tens === '' ? 10 : digit(tens) * 10) + digit(ones);
  return { value, printed, style: 'chinese', end: whole.length, lead: null, isSure: true };
}

const PAGE =
  /^\s*(?:第\s*\d{1,4}\s*页\s*[,，/]?\s*(?:[(（]?\s*共\s*\d{1,4}\s*页\s*[)）]?)?|-\s*\d{1,4}\s*-|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)\s*$/i;
/** Text of a page or form that is never part of a question. */
const FORM =
  /^\s*(?:姓\s*名|准?考(?:证|试)?号|班\s*级|学\s*号|单\s*位|得\s*分|总\s*分|评卷人|阅卷人|考试时间|科\s*目)\s*[:：_＿\s]/;
const RULE = /^\s*(?:[-*_=—─━]{3,}|[.…]{3,})\s*$/;

export const isDecoration = (text: string): boolean => PAGE.test(text) || FORM.test(text) || RULE.test(text);

export const isChapter = (text: string): boolean =>
  /^\s*(?:第\s*[一二三四五六七八九十百\d]{1,4}\s*[章节篇单元课讲]|模块\s*[一二三四五六七八九十\d]|Chapter\s+\d)/.test(
    text,
  ) && text.trim().length <= 60;

export const isInstruction = (text: string): boolean =>
  /^\s*[（(【[]?\s*(?:答题?说明|说明|注意事项?|注[:：]|以下每|以下[^。]{0,20}题|下列每|每[道小]?题|每个?试题|请(?:从|在|将|根据)|请考生|本题共|本部分|本大题|共\s*\d|答题要求|要求[:：]|提供若干|在每[小道]?题)/.test(
    text,
  );
