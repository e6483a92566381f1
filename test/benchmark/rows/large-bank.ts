const CHARACTERS =
  '婴儿睡眠安全体位仰卧入时最的是哪一种维生素缺乏症铁锌钙磷喂养母乳配方奶辅食添加月龄发育迟缓注意力多动近视防控口腔护理急救气道异物心肺复苏发热腹泻皮疹黄疸疫苗接种营养体重身长头围早产低佝偻贫血过敏湿疹咳嗽呕吐惊厥烧伤溺水中毒骨折';
/** Every this many questions, one is a near duplicate with two characters changed. */
const ALIKE_EVERY = 100;

export interface DrawnQuestion {
  stem: string;
  options: string[];
  key: string;
  difficulty: number;
  knowledgePoint: string;
}

/** Pseudo-random texts, the same in every run. */
function drawnText(): (length: number) => string {
  let state = 1;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return (length) => Array.from({ length }, () => CHARACTERS[below(CHARACTERS.length)]).join('');
}

/** `count` questions of 100 to 200 characters. */
export function* drawnQuestions(count: number): Generator<DrawnQuestion> {
  const text = drawnText();
  let stem = text(60);
  for (let number = 0; number < count; number += 1) {
    stem = number % ALIKE_EVERY === ALIKE_EVERY - 1 ? `${stem.slice(0, 20)}${text(2)}${stem.slice(22)}` : text(60);
    yield {
      stem,
      options: [text(14), text(14), text(14), text(14)],
      key: 'ABCD'.charAt(number % 4),
      difficulty: 1 + (number % 5),
      knowledgePoint: `测试知识点${number % 300}`,
    };
  }
}
