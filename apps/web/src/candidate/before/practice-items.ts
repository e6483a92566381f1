import type { PaperItem } from '../../api/candidate-contract';
import type { Language } from '../../i18n/language';

interface Samples {
  colours: string[];
  things: string[];
  stems: Record<PaperItem['type'], string>;
  trueFalse: string[];
  prompts: string[];
  matches: string[];
  steps: string[];
}

const samples: Record<Language, Samples> = {
  'zh-CN': {
    stems: {
      single_choice: '（试做）向日葵的花盘通常是什么颜色？',
      multiple_choice: '（试做）下列哪些是水果？',
      true_false: '（试做）一周有七天。',
      fill_in: '（试做）一年有____个月。',
      numeric: '（试做）3 加 4 等于多少？',
      matching: '（试做）为每种动物选择它的叫声。',
      ordering: '（试做）把下列时间按先后排列。',
      essay: '（试做）用一句话写出今天的天气。',
    },
    colours: ['蓝色', '黄色', '黑色', '白色'],
    things: ['苹果', '桌子', '香蕉', '雨伞'],
    trueFalse: ['正确', '错误'],
    prompts: ['猫', '狗'],
    matches: ['汪汪', '喵喵'],
    steps: ['晚上', '早晨', '中午'],
  },
  en: {
    stems: {
      single_choice: '(Practice) Which colour does a sunflower usually have?',
      multiple_choice: '(Practice) Which of these are fruits?',
      true_false: '(Practice) A week has seven days.',
      fill_in: '(Practice) A year has ____ months.',
      numeric: '(Practice) How much is 3 plus 4?',
      matching: '(Practice) Choose the sound that each animal makes.',
      ordering: '(Practice) Put these in the order of a day.',
      essay: '(Practice) Write today’s weather in one sentence.',
    },
    colours: ['Blue', 'Yellow', 'Black', 'White'],
    things: ['Apple', 'Table', 'Banana', 'Umbrella'],
    trueFalse: ['True', 'False'],
    prompts: ['Cat', 'Dog'],
    matches: ['Woof', 'Meow'],
    steps: ['Evening', 'Morning', 'Noon'],
  },
};

/** One practice item per type, defined here and unknown to the server. */
export function practiceItems(language: Language): Record<PaperItem['type'], PaperItem> {
  const { stems, colours, things, trueFalse, prompts, matches, steps } = samples[language];
  const item = (
    type: PaperItem['type'],
    itemNumber: number,
    options: string[] = [],
    more: Partial<PaperItem> = {},
  ): PaperItem => ({
    itemNumber,
    type,
    stem: stems[type],
    stimulus: null,
    prompts: [],
    options: options.map((text, index) => ({ id: 'ABCDEF'.charAt(index), text })),
    blankCount: 0,
    points: 0,
    ...more,
  });
  return {
    single_choice: item('single_choice', 1, colours),
    multiple_choice: item('multiple_choice', 2, things),
    true_false: item('true_false', 3, trueFalse),
    fill_in: item('fill_in', 4, [], { blankCount: 1 }),
    numeric: item('numeric', 5),
    matching: item('matching', 6, matches, {
      prompts: prompts.map((text, index) => ({ id: String(index + 1), text })),
    }),
    ordering: item('ordering', 7, steps),
    essay: item('essay', 8),
  };
}
