import { slice, trimmed, type RichText } from './rich-text';

export type FieldName = 'key' | 'rationale' | 'knowledgePoint' | 'difficulty' | 'domain' | 'points' | 'type' | 'source';

export interface FieldPart {
  name: FieldName;
  /** As typed: 答, 解 and 分析 have several meanings. */
  word: string;
  value: RichText;
}

export interface SplitFields {
  /** The text before the first field. */
  head: RichText;
  fields: FieldPart[];
}

const WORDS: readonly [FieldName, string][] = [
  [
    'rationale',
    '(?:答案|试题|题目|参考|文字)?(?:解析|详解|解答|点评|点拨|解释)(?:与?说明)?|解题思路|分析|理由|Explanation|Rationale|Analysis',
  ],
  ['key', '(?:本题)?(?:的)?(?:正确|参考|标准)?(?:答\\s*案(?:是|为)?|选项)(?:要点)?|故选|Answer|Key'],
  ['knowledgePoint', '(?:考查|考察|考核)?(?:知识点|考点|要点)|考查点|考核点|知识要点'],
  ['difficulty', '难度(?:等级|系数)?|难易(?:程)?度'],
  ['domain', '(?:所属)?(?:领域|章节|模块|科目)'],
  ['points', '分值|分数|本题分值'],
  ['type', '题型|题目类型|试题类型'],
  ['source', '出处|来源|依据|参考文献|教材页码'],
];
const ALL = WORDS.map(([, words]) => words).join('|');
/** Recognised at the start of a line, or in brackets anywhere. */
const MARKER = new RegExp(
  `[【〖［\\[]\\s*(${ALL})\\s*[】〗］\\]]\\s*[:：]?|(?:^|(?<=[\\s。；;）)？?！!，,、\\]】.．]))[（(]?\\s{0,3}(${ALL})\\s*[:：]`,
  'gi',
);
const LEADING_KEY =
  /^\s*(?:(?:本题)?(?:正确|参考|标准)?答\s*案\s*(?:是|为|选)?|应选|故选|选)\s*(?=[A-JＡ-Ｊ√×✓✗](?:[\s。.，,、；;）)]|[A-JＡ-Ｊ]|$)|(?:正确|错误|对|错)\s*$)/;
const LEADING_ANSWER = /^\s*(答|解)\s*[:：]/;
/** Names that also occur in running text: inside a line they begin a field only behind another field. */
const AMBIGUOUS = /^(?:分析|理由|出处|来源|依据|选项|要点|领域|模块|科目|章节|分数|解释|解答|故选|key)$/i;

const nameOf = (word: string): FieldName =>
  WORDS.find(([, words]) => new RegExp(`^(?:${words})$`, 'i').test(word))?.[0] ?? 'rationale';

/** Splits a line at 答案：, 【解析】, 难度： and similar labels; null when it has none. */
export function splitFields(rich: RichText): SplitFields | null {
  const { text } = rich;
  const found: { name: FieldName; word: string; from: number; to: number }[] = [];
  const leading = LEADING_KEY.exec(text.slice(0, 60));
  const answer = LEADING_ANSWER.exec(text.slice(0, 12));
  if (leading) found.push({ name: 'key', word: '答案', from: 0, to: leading[0].length });
  else if (answer) found.push({ name: 'key', word: answer[1] ?? '答', from: 0, to: answer[0].length });
  for (const match of text.matchAll(MARKER)) {
    const word = (match[1] ?? match[2] ?? '').replace(/\s/g, '');
    if (match.index < (found[0]?.to ?? 0)) continue;
    const atStart = text.slice(0, match.index).trim() === '';
    if (!atStart && AMBIGUOUS.test(word) && match[1] === undefined) continue;
    found.push({ name: nameOf(word), word, from: match.index, to: match.index + match[0].length });
    if (found.length > 20) break;
  }
  if (found.length === 0) return null;
  const fields = found.map(({ name, word, from, to }, index) => {
    const value = trimmed(slice(rich, to, found[index + 1]?.from ?? text.length));
    // `（答案：B）`: the bracket closes behind the key.
    return { name, word, value: /^\s*[（(]/.test(text.slice(from, to)) ? withoutClosing(value) : value };
  });
  return { head: trimmed(slice(rich, 0, found[0]?.from ?? 0)), fields };
}

function withoutClosing(value: RichText): RichText {
  const at = value.text.length - 1;
  return /[)）]$/.test(value.text) ? trimmed(slice(value, 0, at)) : value;
}
