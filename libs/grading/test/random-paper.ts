import { MULTIPLE_CHOICE_POLICIES } from '@sunflower/exam';
import type { PaperPlan } from '@sunflower/exam-session';
import { seededRandom, shuffled, type RandomInteger } from '@sunflower/platform';
import type { PoolQuestion, QuestionKey, QuestionType } from '@sunflower/question-bank';
import type { ScoredExam } from '../src/scoring/scoring-rules';

type ScorableType = Exclude<QuestionType, 'essay'>;
const TYPES: readonly ScorableType[] = [
  'single_choice',
  'true_false',
  'multiple_choice',
  'fill_in',
  'numeric',
  'matching',
  'ordering',
];

export const letterAt = (place: number): string => String.fromCharCode(65 + place);

export type RandomQuestion = Pick<PoolQuestion, 'type' | 'key' | 'options' | 'prompts' | 'blankCount'>;

export interface RandomExam extends ScoredExam {
  pool: Map<string, RandomQuestion>;
}

const pick = <T>(values: readonly T[], random: RandomInteger): T => values[random(values.length)];
const indexes = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

export function randomQuestion({ type, random }: { type: ScorableType; random: RandomInteger }): RandomQuestion {
  const optionCount = type === 'true_false' ? 2 : 3 + random(4);
  const hasOptions = type !== 'fill_in' && type !== 'numeric';
  const promptCount = type === 'matching' ? 2 + random(4) : 0;
  const blankCount = type === 'fill_in' ? 1 + random(3) : 0;
  return {
    type,
    options: hasOptions ? indexes(optionCount).map((index) => `选项${index}`) : [],
    prompts: indexes(promptCount).map((index) => `题目${index}`),
    blankCount,
    key: randomKey({ type, optionCount, promptCount, blankCount, random }),
  };
}

interface KeyShape {
  type: ScorableType;
  optionCount: number;
  promptCount: number;
  blankCount: number;
  random: RandomInteger;
}

function randomKey({ type, optionCount, promptCount, blankCount, random }: KeyShape): QuestionKey {
  switch (type) {
    case 'single_choice':
    case 'true_false':
      return { kind: 'choice', right: [random(optionCount)] };
    case 'multiple_choice':
      return { kind: 'choice', right: shuffled(indexes(optionCount), random).slice(0, 1 + random(optionCount)) };
    case 'fill_in':
      return { kind: 'fill_in', blanks: indexes(blankCount).map((blank) => [`答案${blank}`, `Answer ${blank}`]) };
    case 'numeric':
      return { kind: 'numeric', value: `${random(1000)}.${random(10)}`, tolerance: `0.${random(10)}` };
    case 'matching':
      return { kind: 'matching', pairs: indexes(promptCount).map(() => random(optionCount)) };
    case 'ordering':
      return { kind: 'ordering', order: shuffled(indexes(optionCount), random) };
  }
}

/** An exam of one to three sections whose single paper holds its whole pool. */
export function randomExam({ seed, itemCount }: { seed: string; itemCount: number }): {
  exam: RandomExam;
  plan: PaperPlan;
} {
  const random = seededRandom(seed);
  const pool = new Map(
    indexes(itemCount).map((index) => [`version-${index}`, randomQuestion({ type: pick(TYPES, random), random })]),
  );
  const sectionCount = 1 + random(3);
  const sections: PaperPlan['sections'] = indexes(sectionCount).map((index) => ({
    title: `第${index + 1}部分`,
    items: [],
  }));
  for (const [versionId, { options }] of pool) {
    const optionOrder = shuffled(indexes(options.length), random);
    pick(sections, random).items.push({ versionId, optionOrder, pointsMillipoints: 1 + random(5000) });
  }
  const exam: RandomExam = {
    pool,
    passMarkMillipoints: random(itemCount * 5000),
    policies: { multipleChoice: pick(MULTIPLE_CHOICE_POLICIES, random), shuffleItems: true, shuffleOptions: true },
    blueprint: {
      sections: sections.map(({ title }) => ({
        title,
        passMarkMillipoints: random(2) === 0 ? null : random(5000),
        draws: [],
      })),
    },
  };
  return { exam, plan: { sections } };
}

/** An answer in authored terms, before translation into the letters of a paper. */
export type Intent =
  | { kind: 'options'; chosen: number[] }
  | { kind: 'pairs'; chosen: number[] }
  | { kind: 'texts'; texts: string[] }
  | { kind: 'text'; text: string };

export function rightIntent({ key }: Pick<RandomQuestion, 'key'>): Intent {
  switch (key.kind) {
    case 'choice':
      return { kind: 'options', chosen: key.right };
    case 'fill_in':
      return { kind: 'texts', texts: key.blanks.map(([text]) => text) };
    case 'numeric':
      return { kind: 'text', text: key.value };
    case 'matching':
      return { kind: 'pairs', chosen: key.pairs };
    case 'ordering':
      return { kind: 'options', chosen: key.order };
    case 'essay':
      return { kind: 'text', text: '' };
  }
}

export function randomIntent({ question, random }: { question: RandomQuestion; random: RandomInteger }): Intent {
  if (random(2) === 0) return rightIntent(question);
  const some = (count: number): number[] => shuffled(indexes(question.options.length), random).slice(0, count);
  switch (question.key.kind) {
    case 'choice':
      return {
        kind: 'options',
        chosen: some(question.type === 'multiple_choice' ? 1 + random(question.options.length) : 1),
      };
    case 'ordering':
      return { kind: 'options', chosen: some(question.options.length) };
    case 'matching':
      return { kind: 'pairs', chosen: question.prompts.map(() => random(question.options.length)) };
    case 'fill_in':
      return {
        kind: 'texts',
        texts: question.key.blanks.map(([text], blank) => (random(2) === 0 ? text : `别的${blank}`)),
      };
    case 'numeric':
    case 'essay':
      return { kind: 'text', text: `${random(1000)}` };
  }
}

/** The response that expresses this intent on a paper with this option order. */
export function inLetters({
  intent,
  question,
  optionOrder,
}: {
  intent: Intent;
  question: RandomQuestion;
  optionOrder: readonly number[];
}): unknown {
  const letter = (option: number): string => letterAt(optionOrder.indexOf(option));
  switch (intent.kind) {
    case 'options':
      return question.type === 'single_choice' || question.type === 'true_false'
        ? letter(intent.chosen[0])
        : intent.chosen.map(letter);
    case 'pairs':
      return Object.fromEntries(intent.chosen.map((option, prompt) => [String(prompt + 1), letter(option)]));
    case 'texts':
      return intent.texts;
    case 'text':
      return intent.text;
  }
}

/** The given intents as responses in the letters of this plan, by item number. */
export function answersOf({
  plan,
  exam,
  intents,
}: {
  plan: PaperPlan;
  exam: RandomExam;
  intents: ReadonlyMap<string, Intent>;
}): Map<number, unknown> {
  const items = plan.sections.flatMap((section) => section.items);
  return new Map(
    items.flatMap(({ versionId, optionOrder }, index): [number, unknown][] => {
      const intent = intents.get(versionId);
      return intent
        ? [[index + 1, inLetters({ intent, question: exam.pool.get(versionId) as RandomQuestion, optionOrder })]]
        : [];
    }),
  );
}
