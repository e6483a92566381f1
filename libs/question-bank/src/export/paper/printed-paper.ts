import { parseMarkdown, shownText } from '@sunflower/content';
import type { QuestionType } from '../../question/question-content';

/** A paper as it is typeset. Texts are Markdown; letters and numbers are those of the paper. */
export interface PrintedPaper {
  title: string;
  /** Below the title: duration, full marks. */
  facts: string[];
  /** Read before the first question; empty for none. */
  instructions: string;
  /** At the foot of each page. */
  footer: string;
  sections: PrintedSection[];
  /** Null prints no key. */
  keyTitle: string | null;
}

export interface PrintedSection {
  heading: string;
  units: PrintedUnit[];
}

/** A single question, or questions with what they share. */
export interface PrintedUnit {
  stimulus: { text: string; isOptionList: boolean } | null;
  items: PrintedItem[];
}

export interface PrintedItem {
  number: number;
  type: QuestionType;
  /** Shown behind the stem where the points of a section differ; null elsewhere. */
  points: string | null;
  /** The part of a case that comes with this question. */
  furtherCase: string | null;
  stem: string;
  prompts: string[];
  options: string[];
  /** Empty for an essay. */
  answer: string;
  rationale: string | null;
}

const DIGITS = '零一二三四五六七八九';

/** 1…99 in Chinese: 一, 十, 二十一. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const tensText = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS.charAt(tens)}十`;
  return `${tensText}${ones === 0 && tens > 0 ? '' : DIGITS.charAt(ones)}`;
}

/** Points as printed: at most three decimals, none of them an idle zero. */
export const pointsText = (millipoints: number): string => String(millipoints / 1000);

/** 一、单项选择题（共 20 题，每题 2 分，共 40 分） */
export function sectionHeading({
  number,
  title,
  pointsMillipoints,
}: {
  /** 1-based. */
  number: number;
  title: string;
  /** Of each item. */
  pointsMillipoints: readonly number[];
}): string {
  const [first = 0] = pointsMillipoints;
  const each = pointsMillipoints.every((points) => points === first) ? `每题 ${pointsText(first)} 分，` : '';
  const sum = pointsText(pointsMillipoints.reduce((total, points) => total + points, 0));
  const named = title.replace(/^\s*[一二三四五六七八九十]+[、．.]\s*/, '');
  return `${chineseNumber(number)}、${named}（共 ${pointsMillipoints.length} 题，${each}共 ${sum} 分）`;
}

/** （5～7 题共用题干） */
export const sharedHeading = ({ first, last, isOptionList }: { first: number; last: number; isOptionList: boolean }) =>
  `（${first === last ? `${first}` : `${first}～${last}`}题共用${isOptionList ? '备选答案' : '题干'}）`;

const TAKES_A_BRACKET: readonly QuestionType[] = ['single_choice', 'multiple_choice', 'true_false', 'ordering'];
const BRACKET = /[（(][\s\u3000]*[）)]/;

/** The place for the answer behind the stem; empty where the stem has one, or the answer needs more room. */
export const answerPlace = ({ type, stem }: Pick<PrintedItem, 'type' | 'stem'>): string =>
  TAKES_A_BRACKET.includes(type) && !BRACKET.test(stem) ? '（\u3000\u3000）' : '';

const widthEm = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0);

/** Letter, full stop and the space to the next option. */
const AROUND_EM = 3;

/** How many options stand on one line of this width: all, two or one. Pictures, tables and long texts get a line each. */
export function optionsPerLine({ options, lineEm }: { options: readonly string[]; lineEm: number }): number {
  if (options.length < 2 || options.some((option) => /[\n|$]|!\[/.test(option))) return 1;
  const widest = Math.max(...options.map((option) => widthEm(shownText(parseMarkdown(option))))) + AROUND_EM;
  const all = Math.min(options.length, 4);
  if (widest * all <= lineEm && options.length <= 5) return options.length === 5 && widest * 5 <= lineEm ? 5 : all;
  return widest * 2 <= lineEm ? 2 : 1;
}

export interface AnswerLine {
  /** 1～5 */
  range: string;
  answers: string[];
}

const IN_A_GROUP = 5;

/** One-letter answers five in a group, as they are read out; the others singly. */
export function answerLines(items: readonly Pick<PrintedItem, 'number' | 'answer'>[]): AnswerLine[] {
  const lines: AnswerLine[] = [];
  let group: Pick<PrintedItem, 'number' | 'answer'>[] = [];
  const close = (): void => {
    const [first, last] = [group[0], group.at(-1)];
    if (first && last)
      lines.push({
        range: first === last ? `${first.number}` : `${first.number}～${last.number}`,
        answers: group.map(({ answer }) => answer),
      });
    group = [];
  };
  for (const item of items) {
    const isShort = /^[A-Z]+$/.test(item.answer) || item.answer === '正确' || item.answer === '错误';
    if (!isShort) close();
    group.push(item);
    if (!isShort || group.length === IN_A_GROUP) close();
  }
  close();
  return lines;
}

/** 1～5 A B C D A; one answer stands behind its number. */
export const answerLineText = ({ range, answers }: AnswerLine): string =>
  answers.length === 1
    ? `${range}．${answers[0] === '' ? '略' : answers[0]}`
    : `${range}\u3000${answers.join('\u3000')}`;
