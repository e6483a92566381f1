import { Injectable } from '@nestjs/common';
import { writeXlsx } from 'hucre';
import { orderText } from '../../question/blank-order';
import { ATTRIBUTE_COLUMNS } from '../../export/attribute-columns';
import { headingOf, type SheetField } from '../../import/sheet/headings';
import { aboutOf } from '../../question/question-about';
import { letterOf } from '../../question/question-file';
import type { QuestionKey } from '../../question/question-content';
import { duplicateNotice } from '../checking/duplicate-notice';
import type { StagedNotice, StagedQuestion } from '../checking/staged-question';
import type { PaperImportItem } from '../staging/paper-import-item.entity';
import { PaperItemRepository } from '../staging/paper-item.repository';

/** The wording of each notice in the reader's language, by code; `{name}` inserts a detail. */
export interface RestWords {
  language: 'zh-CN' | 'en';
  reasons: ReadonlyMap<string, string>;
}

const ITEMS_A_PAGE = 500;
const MOST_OPTIONS = 15;

const HEADINGS = {
  'zh-CN': ['序号', '题号', '位置', '原因', '题型', '题干', '答案', '解析', '难度', '知识点', '领域'],
  en: ['No.', 'Number', 'Place', 'Reason', 'Type', 'Stem', 'Answer', 'Explanation', 'Difficulty', 'Topic', 'Domain'],
};
const TYPES: Record<'zh-CN' | 'en', Record<NonNullable<StagedQuestion['type']>, string>> = {
  'zh-CN': {
    single_choice: '单选题',
    multiple_choice: '多选题',
    true_false: '判断题',
    fill_in: '填空题',
    numeric: '数值题',
    matching: '配对题',
    ordering: '排序题',
    essay: '问答题',
  },
  en: {
    single_choice: 'Single choice',
    multiple_choice: 'Multiple choice',
    true_false: 'True or false',
    fill_in: 'Fill in',
    numeric: 'Numeric',
    matching: 'Matching',
    ordering: 'Ordering',
    essay: 'Essay',
  },
};
const ORIGINAL = { 'zh-CN': '原文', en: 'Original' };
const PLACE = { 'zh-CN': '第 {line} 行', en: 'Line {line}' };
const SKIPPED = { 'zh-CN': '已跳过', en: 'Skipped' };
const HELD = { 'zh-CN': '同组的其他题有误', en: 'Another question of its group is not right' };
const NOT_STORED = { 'zh-CN': '尚未入库', en: 'Not added yet' };

/**
 * Writes the questions of an import that are not in the bank to a workbook with the reasons, to be corrected and sent
 * again.
 */
@Injectable()
export class RestOfPaper {
  constructor(private readonly items: PaperItemRepository) {}

  async workbook({ importId, words }: { importId: string; words: RestWords }): Promise<Buffer> {
    const rows: (string | number | null)[][] = [];
    for (let after = 0; ;) {
      const page = await this.items.list({ importId, filter: 'all', after, limit: ITEMS_A_PAGE });
      rows.push(...page.filter(({ state }) => state !== 'stored').map((item) => rowOf({ item, words })));
      const last = page.at(-1);
      if (page.length < ITEMS_A_PAGE || !last) break;
      after = last.position;
    }
    const [before, behind] = [HEADINGS[words.language].slice(0, 6), HEADINGS[words.language].slice(6)];
    const letters = Array.from({ length: MOST_OPTIONS }, (_, index) => optionHeading({ index, words }));
    const bytes = await writeXlsx({
      sheets: [
        {
          name: words.language === 'en' ? 'Rest' : '未入库',
          rows: [[...before, ...letters, ...behind, ...attributeHeadings(words), ORIGINAL[words.language]], ...rows],
          freezePane: { rows: 1 },
        },
      ],
    });
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

const attributeHeadings = ({ language }: RestWords): string[] => {
  const fields: SheetField[] = ['points', ...ATTRIBUTE_COLUMNS.map(({ name }) => name)];
  return fields.map((field) => headingOf({ field, language }));
};

function attributesOf({
  question: { source, tags, about, points },
  language,
}: {
  question: StagedQuestion;
  language: 'zh-CN' | 'en';
}): (string | number | null)[] {
  const attributed = { ...aboutOf({ ...about, tags }), source };
  return [points, ...ATTRIBUTE_COLUMNS.map(({ valueOf }) => valueOf(attributed, language))];
}

const optionHeading = ({ index, words: { language } }: { index: number; words: RestWords }): string =>
  language === 'en' ? `Option ${letterOf(index)}` : `选项${letterOf(index)}`;

function rowOf({ item, words }: { item: PaperImportItem; words: RestWords }): (string | number | null)[] {
  const { question, place } = item;
  const { language } = words;
  const options = Array.from({ length: MOST_OPTIONS }, (_, index) => question.options[index] ?? null);
  return [
    item.position,
    item.number,
    [place.part, PLACE[language].replace('{line}', String(place.line))].filter(Boolean).join(' '),
    reasonOf({ item, words }),
    question.type === null ? null : TYPES[language][question.type],
    question.stem,
    ...options,
    answerOf({ question, language }),
    question.rationale,
    question.difficulty,
    question.knowledgePoint,
    question.domain,
    ...attributesOf({ question, language }),
    place.excerpt,
  ];
}

function reasonOf({ item, words }: { item: PaperImportItem; words: RestWords }): string {
  const said = [...item.notices, ...duplicateNotice(item)].map((notice) => inWords({ notice, words }));
  const { language } = words;
  const state = item.state === 'skipped' ? [SKIPPED[language]] : item.state === 'held' ? [HELD[language]] : [];
  const all = [...state, ...said];
  return all.length === 0 ? NOT_STORED[language] : all.join('\n');
}

const inWords = ({ notice: { code, details, problem }, words }: { notice: StagedNotice; words: RestWords }): string =>
  words.reasons.get(code)?.replace(/\{(\w+)\}/g, (place, name: string) => String(details[name] ?? place)) ?? problem;

function answerOf({ question, language }: { question: StagedQuestion; language: 'zh-CN' | 'en' }): string | null {
  return question.key === null ? null : keyText({ key: question.key, type: question.type, language });
}

function keyText({
  key,
  type,
  language,
}: {
  key: QuestionKey;
  type: StagedQuestion['type'];
  language: 'zh-CN' | 'en';
}): string {
  switch (key.kind) {
    case 'choice':
      if (type === 'true_false')
        return key.right[0] === 0 ? (language === 'en' ? 'True' : '正确') : language === 'en' ? 'False' : '错误';
      return key.right.map((place) => letterOf(place)).join('');
    case 'fill_in':
      return `${key.blanks.map((texts) => texts.join('/')).join('；')}${orderText({ ...key, blankCount: key.blanks.length, language })}`;
    case 'numeric':
      return key.tolerance === '0' ? key.value : `${key.value}±${key.tolerance}`;
    case 'matching':
      return key.pairs.map((place, index) => `${index + 1}${letterOf(place)}`).join('，');
    case 'ordering':
      return key.order.map((place) => letterOf(place)).join('');
    case 'essay':
      return '';
  }
}
