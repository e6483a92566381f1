import type { SheetLanguage } from '../import/sheet/type-name';
import type { QuestionFormat, QuestionKey, QuestionType } from '../question/question-content';
import type { ExportedQuestion } from './exported-question';

interface Example {
  type: QuestionType;
  format?: QuestionFormat;
  stem: [chinese: string, english: string];
  options?: [chinese: string[], english: string[]];
  prompts?: [chinese: string[], english: string[]];
  key: QuestionKey;
  furtherCase?: [chinese: string, english: string];
  group?: { code: string; format: 'A3' | 'A4' | 'B1'; text: [chinese: string, english: string] };
}

const CASE = {
  code: 'G1',
  format: 'A3',
  text: ['示例病例：共用题干写在这里。', 'Example case: what the questions share.'],
} as const;
const UNFOLDING = {
  code: 'G2',
  format: 'A4',
  text: ['示例病例：开头写在这里，以后逐步展开。', 'Example case: its beginning; it unfolds with the questions.'],
} as const;
const SHARED = {
  code: 'G3',
  format: 'B1',
  text: ['以下各题共用备选答案。', 'These questions share their options.'],
} as const;
const FOUR: [string[], string[]] = [
  ['示例选项一', '示例选项二', '示例选项三', '示例选项四'],
  ['Example option one', 'Example option two', 'Example option three', 'Example option four'],
];
const choice = (...right: number[]): QuestionKey => ({ kind: 'choice', right });

/** One example of each type, clearly not a real question. */
const EXAMPLES: Example[] = [
  { type: 'single_choice', stem: ['示例：单选题', 'Example: single choice'], options: FOUR, key: choice(1) },
  {
    type: 'multiple_choice',
    format: 'X',
    stem: ['示例：多选题', 'Example: several are right'],
    options: FOUR,
    key: choice(0, 2),
  },
  {
    type: 'multiple_choice',
    stem: ['示例：不定项选择题', 'Example: one or more are right'],
    options: FOUR,
    key: choice(3),
  },
  { type: 'true_false', stem: ['示例：判断题的陈述。', 'Example: a statement.'], key: choice(0) },
  {
    type: 'fill_in',
    stem: ['示例：第一空填____，第二空填____。', 'Example: first ____, then ____.'],
    key: { kind: 'fill_in', blanks: [['A', 'Alpha'], ['B']] },
  },
  {
    type: 'numeric',
    stem: ['示例：数值题', 'Example: a number'],
    key: { kind: 'numeric', value: '37.5', tolerance: '0.1' },
  },
  {
    type: 'matching',
    stem: ['示例：配对题', 'Example: matching'],
    prompts: [
      ['示例左项一', '示例左项二'],
      ['Example left one', 'Example left two'],
    ],
    options: FOUR,
    key: { kind: 'matching', pairs: [1, 0] },
  },
  {
    type: 'ordering',
    stem: ['示例：排序题', 'Example: ordering'],
    options: FOUR,
    key: { kind: 'ordering', order: [2, 0, 1, 3] },
  },
  { type: 'essay', stem: ['示例：问答题', 'Example: essay'], key: { kind: 'essay' } },
  ...[0, 2].map((right, index): Example => ({
    type: 'single_choice',
    format: 'A3',
    stem: [`示例：病例的第 ${index + 1} 问`, `Example: question ${index + 1} of the case`],
    options: FOUR,
    key: choice(right),
    group: { ...CASE, text: [...CASE.text] },
  })),
  ...[1, 3].map((right, index): Example => ({
    type: 'single_choice',
    format: 'A4',
    furtherCase:
      index === 0
        ? undefined
        : ['示例病情进展：随这一问给出的后续病情。', 'Example: what happens before this question.'],
    stem: [`示例：逐步展开的病例的第 ${index + 1} 问`, `Example: question ${index + 1} of the unfolding case`],
    options: FOUR,
    key: choice(right),
    group: { ...UNFOLDING, text: [...UNFOLDING.text] },
  })),
  ...[3, 1].map((right, index): Example => ({
    type: 'single_choice',
    format: 'B1',
    stem: [`示例：共用选项的第 ${index + 1} 问`, `Example: question ${index + 1} with shared options`],
    options: FOUR,
    key: choice(right),
    group: { ...SHARED, text: [...SHARED.text] },
  })),
];

export function exampleQuestions(language: SheetLanguage): ExportedQuestion[] {
  const at = language === 'zh-CN' ? 0 : 1;
  const [rationale, point, domain, issuer, title, examplePlace, exampleTag] =
    language === 'zh-CN'
      ? (['示例解析', '示例知识点', '示例领域', '示例机构', '示例文件', '第 3 章', '示例标签'] as const)
      : ([
          'Example rationale',
          'Example point',
          'Example domain',
          'Example issuer',
          'Example document',
          'chapter 3',
          'example',
        ] as const);
  return EXAMPLES.map(({ type, format = null, stem, options, prompts, key, furtherCase, group }, index) => ({
    code: `EXAMPLE-${String(index + 1).padStart(2, '0')}`,
    domainCode: 'example',
    domainTitle: domain,
    state: 'draft',
    stimulus: group ? { code: group.code, format: group.format, text: group.text[at] } : null,
    content: {
      type,
      format,
      stem: stem[at],
      options: options?.[at] ?? [],
      prompts: prompts?.[at] ?? [],
      blankCount: key.kind === 'fill_in' ? key.blanks.length : 0,
      key,
      fixedOptionOrder: type === 'true_false',
      groupPosition: group ? index + 1 : null,
      rationale,
      difficulty: 2,
      knowledgePoint: point,
      source: { issuer, title, year: 2020, place: examplePlace, checkedOn: '2026-01-15' },
      competency: null,
      cognitiveLevel: 'recall',
      tags: [exampleTag],
      language,
      reviewDate: null,
      furtherCase: furtherCase?.[at] ?? null,
    },
  }));
}
