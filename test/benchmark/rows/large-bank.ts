import type { StaffClient } from '../../../apps/rehearsal/src/office/staff-client';
import type { Progress } from '../../../apps/rehearsal/src/progress';

const CHARACTERS =
  '婴儿睡眠安全体位仰卧入时最的是哪一种维生素缺乏症铁锌钙磷喂养母乳配方奶辅食添加月龄发育迟缓注意力多动近视防控口腔护理急救气道异物心肺复苏发热腹泻皮疹黄疸疫苗接种营养体重身长头围早产低佝偻贫血过敏湿疹咳嗽呕吐惊厥烧伤溺水中毒骨折';
const QUESTIONS_A_FILE = 400;
const FILES_AN_IMPORT = 9;
/** Every this many questions, one is a near duplicate with two characters changed. */
const ALIKE_EVERY = 100;

/** Pseudo-random texts, the same in every run. */
function drawnText(): (length: number) => string {
  let state = 1;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return (length) => Array.from({ length }, () => CHARACTERS[below(CHARACTERS.length)]).join('');
}

/** Imports a bank of `count` questions of 100 to 200 characters as files; returns its id. */
export async function importLargeBank({
  staff,
  count,
  progress,
}: {
  staff: StaffClient;
  count: number;
  progress: Progress;
}): Promise<string> {
  const [organisation] = await staff.get<{ id: string }[]>('organisations');
  const text = drawnText();
  let stem = text(60);
  const question = (number: number): object => {
    stem = number % ALIKE_EVERY === ALIKE_EVERY - 1 ? `${stem.slice(0, 20)}${text(2)}${stem.slice(22)}` : text(60);
    return {
      id: `Q-${number}`,
      type: 'single_choice',
      status: 'draft',
      difficulty: 1 + (number % 5),
      knowledgePoint: `测试知识点${number % 300}`,
      stem,
      options: [text(14), text(14), text(14), text(14)],
      key: 'ABCD'[number % 4],
    };
  };
  let bankId: string | undefined;
  for (let done = 0; done < count;) {
    progress.step(`Importing questions: ${done} of ${count} …`);
    const files: { path: string; content: string }[] = [];
    if (bankId === undefined)
      files.push({
        path: 'bank.yaml',
        content: JSON.stringify({ code: 'bench', title: '性能测试', domains: [{ code: 'd', title: '测试' }] }),
      });
    for (let file = 0; file < FILES_AN_IMPORT && done < count; file += 1) {
      const some = Math.min(QUESTIONS_A_FILE, count - done);
      const questions = Array.from({ length: some }, (_, index) => question(done + index));
      files.push({ path: `d/q${file}.yaml`, content: JSON.stringify({ domain: 'd', questions }) });
      done += some;
    }
    const target = bankId === undefined ? { organisationId: organisation?.id } : { bankId };
    ({ bankId } = await staff.post<{ bankId: string }>('question-banks/import', { ...target, files }));
  }
  return bankId as string;
}
