import type { QuestionFormat, QuestionType } from '../../question/question-content';

/** `choice`: single or multiple choice, decided by the key. */
export interface NamedType {
  type: QuestionType | 'choice';
  format: QuestionFormat | null;
}

const FORMAT = /(?<![a-z0-9])(a1|a2|a3|a4|b1|x)(?![a-z0-9])/g;

/** The first match wins. */
const NAMES: readonly (readonly [RegExp, QuestionType | 'choice', QuestionFormat?])[] = [
  [/^single_choice$/, 'single_choice'],
  [/^multiple_choice$/, 'multiple_choice'],
  [/不定项|one or more/, 'multiple_choice'],
  [/多选|多项选|复选|multiple (?:response|answer|select)/, 'multiple_choice', 'X'],
  [/判断|是非|对错|^true[ _/-]*(?:or )?false/, 'true_false'],
  [/填空|^fill[ _-]*in|^cloze|^blank/, 'fill_in'],
  [/共用备选|共用选项|配伍|^b型/, 'single_choice', 'B1'],
  [/配对|匹配|连线|^match/, 'matching'],
  [/排序|顺序题|^order|^sequenc/, 'ordering'],
  [/数值|数字|计算|^numeric/, 'numeric'],
  [/问答|简答|论述|名词解释|案例分析|病例分析|主观|^essay|^short answer|^long answer/, 'essay'],
  [/共用题干/, 'single_choice', 'A3'],
  [/单选|单项选|最佳选择|^single/, 'single_choice'],
  [/选择|^multiple choice|^choice/, 'choice'],
];
const OF_FORMAT: Record<QuestionFormat, QuestionType> = {
  A1: 'single_choice',
  A2: 'single_choice',
  A3: 'single_choice',
  A4: 'single_choice',
  B1: 'single_choice',
  X: 'multiple_choice',
};

/**
 * Parses `单选`, `单项选择题（A1）`, `X型题`, `multiple_choice`; null for an unknown type. `typed` is a result of `wordOfCell`.
 */
export function parseTypeName(typed: string): NamedType | null {
  const name = typed.slice(0, 60).toLowerCase();
  const formats = [
    ...new Set([...name.matchAll(FORMAT)].map(([, code]) => (code as string).toUpperCase())),
  ] as QuestionFormat[];
  const format = oneOf(formats);
  const found = NAMES.find(([pattern]) => pattern.test(name));
  if (!found) return formats[0] ? { type: OF_FORMAT[formats[0]], format } : null;
  const [, type, usual = null] = found;
  if (type === 'choice' && format) return { type: OF_FORMAT[format], format };
  return { type, format: format ?? usual };
}

/** The format when it is certain: `A1/A2型题` names two, so null; `A3/A4` are both cases, so A3. */
function oneOf(formats: readonly QuestionFormat[]): QuestionFormat | null {
  if (formats.length === 1) return formats[0] ?? null;
  return formats.length === 2 && formats.includes('A3') && formats.includes('A4') ? 'A3' : null;
}

const CHINESE: Record<QuestionType, string> = {
  single_choice: '单选题',
  multiple_choice: '多选题',
  true_false: '判断题',
  fill_in: '填空题',
  numeric: '数值题',
  matching: '配对题',
  ordering: '排序题',
  essay: '问答题',
};
const ENGLISH: Record<QuestionType, string> = {
  single_choice: 'Single choice',
  multiple_choice: 'Multiple response',
  true_false: 'True/false',
  fill_in: 'Fill in',
  numeric: 'Numeric',
  matching: 'Matching',
  ordering: 'Ordering',
  essay: 'Essay',
};

export const SHEET_LANGUAGES = ['zh-CN', 'en'] as const;
export type SheetLanguage = (typeof SHEET_LANGUAGES)[number];

/** The name that `parseTypeName` reads back as this type and format. */
export function typeName({
  type,
  format,
  language,
}: {
  type: QuestionType;
  format: QuestionFormat | null;
  language: SheetLanguage;
}): string {
  const chinese = language === 'zh-CN';
  if (type === 'multiple_choice' && format === null) return chinese ? '不定项选择题' : 'One or more right';
  const name = (chinese ? CHINESE : ENGLISH)[type];
  if (format === null) return name;
  return chinese ? `${name}（${format}）` : `${name} (${format})`;
}
