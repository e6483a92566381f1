const en = {
  rules: 'Rules',
  setRules: 'Set the rules of the bank',
  kind: 'Who may see its questions',
  secure: 'Secure bank',
  secureText:
    'Its questions are seen in exams only. Nobody but the owner exports it, and rehearsals draw from it only for those who may read its keys.',
  open: 'Open bank',
  openText:
    'Its questions may be practised with. Those who read it may export it, and rehearsals of all whom it is shared with draw from it. Who has seen a question keeps it: take no important exam from it.',
  reviewers: 'How many approve a question',
  reviewersHint: 'Beside the author, who never approves their own. Nobody approves twice.',
  one: 'One reviewer',
  oneText: 'A question is published with the first approval.',
  two: 'Two reviewers',
  twoText: 'It is published with the second approval, of another person. What a file calls published goes to review.',
  openTag: 'Open bank',
  secureTag: 'Secure bank',
  twoTag: 'Two reviewers',
};

export const ruleDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    rules: '题库规则',
    setRules: '设置题库规则',
    kind: '试题可见范围',
    secure: '考试库',
    secureText: '试题只在考试中出现。只有所属机构可以导出；演练考试须有查看答案的权限才能抽题。',
    open: '练习库',
    openText:
      '试题可用于练习。有权查看试题的机构可以导出，获得共享的机构都可用于演练考试。看过的试题无法收回，重要考试请不要从练习库抽题。',
    reviewers: '审核人数',
    reviewersHint: '作者不能审核自己的试题，同一人不重复计数。',
    one: '一人审核',
    oneText: '一人通过即发布。',
    two: '两人审核',
    twoText: '须由两人先后通过才发布；导入文件中标为已发布的试题也须送审。',
    openTag: '练习库',
    secureTag: '考试库',
    twoTag: '两人审核',
  },
  en,
};
