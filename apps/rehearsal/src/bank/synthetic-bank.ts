import type { SeededRandom } from '../seeded-random';
import type { Bank, BankGroup, BankQuestion, ItemType } from './bank-question';
import { GROUP_SIZE, type PaperDraw } from './paper-shape';

/** How many times more questions the bank holds than a paper draws, so that papers differ. */
const SPARE = 2;

const MARK = '【演练】';
const OPTION_COUNT = 5;
const TRUE_FALSE = ['正确', '错误'];

/** A bank of recognisably invented questions that fills every draw of the paper with some to spare. */
export function syntheticBank({
  draws,
  code,
  random,
}: {
  draws: readonly PaperDraw[];
  code: string;
  random: SeededRandom;
}): Bank {
  const questions: BankQuestion[] = [];
  const groups: BankGroup[] = [];
  for (const draw of draws) {
    for (let serial = 1; serial <= draw.count * SPARE; serial += 1) {
      if (draw.groupSize === null) questions.push(question({ draw, serial, random }));
      else if (serial % GROUP_SIZE === 0) groups.push(group({ draw, serial: serial / GROUP_SIZE, random }));
    }
  }
  return { code, title: `${MARK}题库 ${code}`, domainCode: 'rehearsal', questions, groups };
}

interface Making {
  draw: PaperDraw;
  serial: number;
  random: SeededRandom;
}

const SHORT_NAMES: Record<ItemType, string> = {
  single_choice: 'SC',
  multiple_choice: 'MC',
  true_false: 'TF',
  fill_in: 'FI',
  numeric: 'NU',
  matching: 'MA',
  ordering: 'OR',
};

function question({ draw: { type, format }, serial, random }: Making): BankQuestion {
  const id = `REH-${SHORT_NAMES[type]}${format ?? ''}-${String(serial).padStart(3, '0')}`;
  const base = { id, type, format: format === 'A3' || format === 'B1' ? null : format, prompts: [] };
  switch (type) {
    case 'single_choice':
      return {
        ...base,
        stem: `${MARK}${id} 下列哪一项是本题的答案？`,
        options: words(id),
        key: { kind: 'choice', right: [random.below(OPTION_COUNT)] },
      };
    case 'multiple_choice':
      return {
        ...base,
        stem: `${MARK}${id} 下列哪些项是本题的答案？`,
        options: words(id),
        key: { kind: 'choice', right: someOf({ atLeast: 2, random }) },
      };
    case 'true_false':
      return {
        ...base,
        stem: `${MARK}${id} 这句话是对的。`,
        options: TRUE_FALSE,
        key: { kind: 'choice', right: [random.below(2)] },
      };
    case 'fill_in':
      return fillIn({ base, serial });
    case 'numeric':
      return {
        ...base,
        stem: `${MARK}${id} 计算本题的数值。`,
        options: [],
        key: { kind: 'numeric', value: `${10 + random.below(90)}.${random.below(10)}`, tolerance: '0.2' },
      };
    case 'matching':
      return {
        ...base,
        stem: `${MARK}${id} 将各项与其代号配对。`,
        options: words(id),
        prompts: [`${id} 前项一`, `${id} 前项二`, `${id} 前项三`],
        key: { kind: 'matching', optionOfPrompt: random.shuffled(positions()).slice(0, 3) },
      };
    case 'ordering':
      return {
        ...base,
        stem: `${MARK}${id} 按先后排列各项。`,
        options: words(id),
        key: { kind: 'ordering', order: random.shuffled(positions()) },
      };
  }
}

function fillIn({
  base,
  serial,
}: {
  base: Omit<BankQuestion, 'stem' | 'options' | 'key'>;
  serial: number;
}): BankQuestion {
  const blanks = Array.from({ length: 1 + (serial % 3) }, (_, index) => `${base.id} 空${index + 1}`);
  const stem = `${MARK}${base.id} 依次填写本题的代号：${blanks.map(() => '____').join('、')}。`;
  return { ...base, stem, options: [], key: { kind: 'fill_in', blanks } };
}

function group({ draw, serial, random }: Making): BankGroup {
  const format = draw.format as 'A3' | 'B1';
  const id = `REH-${format}-${String(serial).padStart(3, '0')}`;
  const shared = words(id);
  const questions = Array.from({ length: GROUP_SIZE }, (_, index): BankQuestion => {
    const questionId = `${id}-${index + 1}`;
    return {
      id: questionId,
      type: 'single_choice',
      format: null,
      stem: `${MARK}${questionId} 就上述材料，本小题的答案是哪一项？`,
      options: format === 'B1' ? shared : words(questionId),
      prompts: [],
      key: { kind: 'choice', right: [random.below(OPTION_COUNT)] },
    };
  });
  return { id, format, stimulus: format === 'A3' ? `${MARK}${id} 虚构材料，仅供系统演练。` : null, questions };
}

const positions = (): number[] => Array.from({ length: OPTION_COUNT }, (_, index) => index);

/** Texts of similar length that occur in no other question. */
const words = (id: string): string[] => positions().map((index) => `${id} 选项${'甲乙丙丁戊'[index] ?? index}`);

function someOf({ atLeast, random }: { atLeast: number; random: SeededRandom }): number[] {
  const count = atLeast + random.below(OPTION_COUNT - atLeast);
  return random
    .shuffled(positions())
    .slice(0, count)
    .sort((a, b) => a - b);
}
