const en = {
  title: 'New grading run', lead: 'Everything is scored again with the changes listed here. Nothing counts before the run is released.',
  carried: 'The changes of run {number} were taken over; remove what shall not count any more.',
  add: 'Add a question', find: 'Code, or words of the stem', nothingFound: 'No question found.', notThen: 'This question did not exist when the exam was locked.',
  noOverride: 'No change to a question: everything is scored again as it is.', otherQuestion: 'Question version {id}', remove: 'Remove', how: 'How it counts',
  drop: 'Does not count', award_all: 'Full points for everybody', accept_key: 'Accept a second key',
  dropText: 'Taken out of every paper; the maximum of the paper falls with it.', award_allText: 'Whoever has it on the paper gets its points.', accept_keyText: 'Either answer counts as right.',
  rightNow: 'Key: {letters}', secondKey: 'Also right', keyMissing: 'Choose the answer that is right too.', sameKey: 'This is the key already.', carriedKey: 'Its second key is kept as it is.',
  faulty: 'Some changes above are not complete; they are marked in red.', create: 'Make the run', made: 'The run was made; grading goes on in the background.', contradiction: 'A question that does not count or counts for everybody can stand here once only.',
};

export const newRunDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    title: '新建评分批次', lead: '系统将按以下调整对全部答卷重新评分。发布之前，现有成绩不变。',
    carried: '已带入第 {number} 批次的试题调整，如不再适用请移除。',
    add: '添加试题', find: '输入试题编号或题干文字', nothingFound: '没有找到试题。', notThen: '考试锁定时还没有这道试题。',
    noOverride: '暂无试题调整，将按原答案重新评分。', otherQuestion: '试题版本 {id}', remove: '移除', how: '处理方式',
    drop: '不计分', award_all: '全体得满分', accept_key: '增加正确答案',
    dropText: '从所有试卷中剔除，试卷满分相应减少。', award_allText: '凡抽到此题的考生均得该题满分。', accept_keyText: '答原答案或新增答案均算正确。',
    rightNow: '原答案：{letters}', secondKey: '新增的正确答案', keyMissing: '请选择新增的正确答案。', sameKey: '与原答案相同，请另选。', carriedKey: '沿用原批次新增的答案。',
    faulty: '上方部分试题调整尚不完整，请查看红色提示。', create: '创建批次', made: '评分批次已创建，系统正在后台评分。', contradiction: '“不计分”或“全体得满分”的试题只能列出一次。',
  },
  en,
};
