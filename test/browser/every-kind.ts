import type { Blueprint, BlueprintDraw } from '@sunflower/exam';
import { Organisations } from '@sunflower/organisations';
import { QuestionBanks } from '@sunflower/question-bank';
import { TrainingUnits } from '@sunflower/training';
import type { ExamHall } from './exam-hall';

/** Marker texts in all content that must not reach a candidate before release. */
export const SECRETS = ['解析密文', '知识点密文', '出处密文', '填空密文', '31415.9265', '0.0271828', 'CODE-SECRET'];

/** Options in authored order. */
export const AUTHORED = ['甲', '乙', '丙', '丁'];

const SINGLE_CHOICES = 12;

const common = (id: string) =>
  `id: CODE-SECRET-${id}, status: published, difficulty: 2, knowledgePoint: 知识点密文, rationale: 解析密文${id}, source: guide`;
const options = (id: string) => `options: [${AUTHORED.map((mark) => `选项${id}${mark}`).join(', ')}]`;

const QUESTIONS = `domain: every
sources:
  guide: { issuer: 出处密文, title: 出处密文指南, year: 2020 }
questions:
${Array.from({ length: SINGLE_CHOICES }, (_, index) => `  - { ${common(`S${index}`)}, type: single_choice, format: A1, stem: 第${index + 1}道测试单选题的题干？, ${options(`S${index}`)}, key: B }`).join('\n')}
  - { ${common('X')}, type: multiple_choice, format: X, stem: 测试多选题的题干, ${options('X')}, key: [A, C] }
  - { ${common('T')}, type: true_false, stem: 测试判断题的题干。, key: true }
  - { ${common('F')}, type: fill_in, stem: 测试填空题：第一空____，第二空____。, blanks: [[填空密文一], [填空密文二]] }
  - { ${common('N')}, type: numeric, stem: 测试数值题的题干？, value: "31415.9265", tolerance: "0.0271828" }
  - { ${common('M')}, type: matching, stem: 测试配对题的题干。, prompts: [左项一, 左项二], ${options('M')}, key: [C, A] }
  - { ${common('O')}, type: ordering, stem: 测试排序题的题干。, ${options('O')} }
groups:
  - id: CODE-SECRET-G
    format: A3
    stimulus: 测试病例：某测试儿童，3岁，测试情况如下。${'这一段病例写得较长，好让手机上的材料要滚动。'.repeat(6)}
    questions:
      - { ${common('G1')}, type: single_choice, stem: 测试病例的第一问？, ${options('G1')}, key: A }
      - { ${common('G2')}, type: multiple_choice, stem: 测试病例的第二问？, ${options('G2')}, key: [B, D] }
`;

const BANK = 'code: every-kind\ntitle: 各题型测试题库\ndomains:\n  - { code: every, title: 各题型测试领域 }\n';

const draw = (filter: Partial<BlueprintDraw>): BlueprintDraw => ({
  domainCode: 'every',
  type: null,
  format: null,
  difficulty: null,
  count: 1,
  groupSize: null,
  pointsMillipoints: 1000,
  ...filter,
});

const OTHER_TYPES = ['true_false', 'fill_in', 'numeric', 'matching', 'ordering'] as const;

const BLUEPRINT: Blueprint = {
  sections: [
    {
      title: '选择题',
      passMarkMillipoints: null,
      draws: [draw({ format: 'A1', count: SINGLE_CHOICES }), draw({ format: 'X' })],
    },
    { title: '其他题型', passMarkMillipoints: null, draws: OTHER_TYPES.map((type) => draw({ type })) },
    { title: '案例题', passMarkMillipoints: null, draws: [draw({ format: 'A3', count: 2, groupSize: 2 })] },
  ],
};

/** Item numbers of a paper of `everyKind`. */
export const ITEM = {
  single: 1,
  multiple: 13,
  trueFalse: 14,
  fillIn: 15,
  numeric: 16,
  matching: 17,
  ordering: 18,
  case: 19,
  last: 20,
};

/** `content` for an exam with items of every gradable type, in the order of the blueprint. */
export async function everyKind({ office }: ExamHall) {
  const province = (await office.get(Organisations).findByCode('350000'))!;
  const files = [
    { path: 'bank.yaml', content: BANK },
    { path: 'every/questions.yaml', content: QUESTIONS },
  ];
  await office.get(QuestionBanks).importFiles({ files, bankId: null, organisationId: province.id, staffId: null });
  const bankId = (await office.get(QuestionBanks).findBankByCode('every-kind'))!.id;
  return {
    bankId,
    blueprint: BLUEPRINT,
    passMarkMillipoints: 1000,
    instructions: '测试考试说明：共 **20** 题。',
    policies: { multipleChoice: 'all_or_nothing', shuffleItems: false, shuffleOptions: true } as const,
  };
}

/** A reading unit of the province that an exam can require. */
export async function aReadingUnit({ office }: ExamHall): Promise<string> {
  const province = (await office.get(Organisations).findByCode('350000'))!;
  const { id } = await office.get(TrainingUnits).createUnit({
    organisationId: province.id,
    title: '测试学习单元',
    bodyMarkdown: '## 测试内容\n\n请读完这一段。',
    staffId: null,
  });
  return id;
}
