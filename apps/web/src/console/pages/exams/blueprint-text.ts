const en = {
  blueprint: 'Blueprint', lead: 'Each row draws questions of one kind from the bank for every paper. Two rows must ask for the same, or for kinds that exclude each other.',
  totals: '{items} items, {points} points', sectionTotals: 'Section: {items} items, {points} points', tooMany: 'At most 200 items fit on a paper.',
  section: 'Section {number}', sectionTitle: 'Section title', sectionTitleMissing: 'Name the section.', sectionPass: 'Points to reach here (optional)', sectionPassTooHigh: 'More than the section holds.',
  addSection: 'Add a section', removeSection: 'Remove the section', addDraw: 'Add a row', addEachDomain: 'One row for each domain', copyDraw: 'Copy the row', removeDraw: 'Remove the row',
  domain: 'Domain', anyDomain: 'Any domain', kind: 'Kind of question', difficulty: 'Difficulty', easiest: 'Lowest difficulty', hardest: 'Highest difficulty', count: 'Items', groupSize: 'Questions in a group', points: 'Points each',
  countMissing: 'How many?', pointsMissing: 'How many points?', groupSizeMissing: 'How many?', notMultiple: 'Use a multiple of {size}.', noDraw: 'Add a row.',
  stock: 'The bank has {count}.', groupStock: 'The bank has {groups} groups of {size}.', noGroup: 'The bank has no such group.',
  any: 'Any kind', A1: 'A1 single statement', A2: 'A2 short case', A3: 'A3 case group', A4: 'A4 case chain', B1: 'B1 shared options', X: 'X multiple answers',
  single_choice: 'Single choice', multiple_choice: 'Multiple choice', true_false: 'True or false', fill_in: 'Fill in', numeric: 'Number', matching: 'Matching', ordering: 'Ordering', essay: 'Essay',
};

export type BlueprintTextKey = keyof typeof en;

export const blueprintDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    blueprint: '组卷蓝图', lead: '每一行从题库中为每份试卷抽取一类试题。任意两行的抽题条件要么完全相同，要么互不重叠。',
    totals: '共 {items} 题，{points} 分', sectionTotals: '本部分 {items} 题，{points} 分', tooMany: '一份试卷最多 200 题。',
    section: '第 {number} 部分', sectionTitle: '部分名称', sectionTitleMissing: '请填写部分名称。', sectionPass: '本部分及格分（选填）', sectionPassTooHigh: '超过了本部分的总分。',
    addSection: '添加部分', removeSection: '删除本部分', addDraw: '添加一行', addEachDomain: '每个领域各添一行', copyDraw: '复制本行', removeDraw: '删除本行',
    domain: '知识领域', anyDomain: '不限领域', kind: '题型', difficulty: '难度', easiest: '最低难度', hardest: '最高难度', count: '题数', groupSize: '每组题数', points: '每题分值',
    countMissing: '请填题数', pointsMissing: '请填分值', groupSizeMissing: '请填每组题数', notMultiple: '须为 {size} 的倍数', noDraw: '请至少添加一行。',
    stock: '题库可用 {count} 题', groupStock: '题库有每组 {size} 题的 {groups} 组', noGroup: '题库中没有这样的题组',
    any: '不限题型', A1: 'A1 单句型最佳选择题', A2: 'A2 病例摘要型选择题', A3: 'A3 病例组型选择题', A4: 'A4 病例串型选择题', B1: 'B1 配伍选择题', X: 'X 多项选择题',
    single_choice: '单项选择题', multiple_choice: '多项选择题', true_false: '判断题', fill_in: '填空题', numeric: '数值题', matching: '配对题', ordering: '排序题', essay: '问答题',
  },
  en,
};
