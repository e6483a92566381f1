const en = {
  satisfiable: 'The bank can fill the blueprint: every paper can be assembled.', notSatisfiable: 'The bank cannot fill the blueprint. Edit the draft or add questions to the bank.',
  row: 'Row', section: 'Section', wants: 'Wanted', has: 'In the bank', lacks: 'Missing', enough: 'Enough', missing: '{count} missing', rows: 'Row {rows}',
  NO_ITEMS: 'draws nothing: add a row or remove the section.', TOO_MANY_ITEMS: 'More than 200 items are drawn.', COUNT: 'the number of items is not usable.', GROUP_SIZE: 'the number of items is not a multiple of the group size.', POINTS: 'the points are not usable.',
  DIFFICULTY: 'the range of difficulty is not usable.', ESSAY: 'essay questions cannot be drawn, since nothing grades them yet.', PASS_MARK: 'The pass mark is more than the paper holds.', SECTION_PASS_MARK: 'asks more points to pass than it holds.',
  SHORT: 'wants {wants} items, the bank has {has} for it: {lacks} are missing.', OVERLAP: 'could take the same questions. Give both the same filter, or filters that exclude each other.',
};

export const blueprintReportDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    satisfiable: '题库可以满足组卷要求，每份试卷都能组成。', notSatisfiable: '题库不能满足组卷要求，请修改草稿或补充题库。',
    row: '行', section: '部分', wants: '需要', has: '题库可用', lacks: '缺口', enough: '充足', missing: '缺 {count} 题', rows: '第 {rows} 行',
    NO_ITEMS: '没有抽取任何试题，请添加一行或删除该部分。', TOO_MANY_ITEMS: '抽题总数超过 200 题。', COUNT: '题数有误。', GROUP_SIZE: '题数不是每组题数的倍数。', POINTS: '分值有误。',
    DIFFICULTY: '难度范围有误。', ESSAY: '问答题暂不能自动评分，不能抽取。', PASS_MARK: '及格分超过了试卷满分。', SECTION_PASS_MARK: '的及格分超过了该部分总分。',
    SHORT: '需要 {wants} 题，题库可用 {has} 题，缺 {lacks} 题。', OVERLAP: '可能抽到相同的试题，请将抽题条件改为完全相同或互不重叠。',
  },
  en,
};
