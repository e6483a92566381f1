const en = {
  rules: 'Rules',
  setRules: 'Set the rules of the bank',
  kind: 'Where its questions may be seen',
  secure: 'Secure bank',
  secureText:
    'Its questions appear in exams only. Only the owner can export it, and rehearsals need the right to read its keys.',
  open: 'Open bank',
  openText:
    'Its questions may be used for practice. Organisations that can read it may export it, and every organisation it is shared with may use it in rehearsals. A question that people have seen cannot be taken back, so do not draw important exams from an open bank.',
  reviewers: 'How many approve a question',
  reviewersHint: 'Authors cannot approve their own questions, and nobody can approve twice.',
  one: 'One reviewer',
  oneText: 'A question is published with the first approval.',
  two: 'Two reviewers',
  twoText:
    'A question is published with the second approval, by another person. Questions that an imported file marks as published go to review.',
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
