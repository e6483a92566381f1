const en = {
  whose:
    'The administrators of {organisation}, or of an organisation above it, grade this exam and release the results for everyone together.',
  yours:
    'Once results are released, you can see and export those of your own organisations here. If something needs to be corrected (a wrong key, late responses), report it to them.',
  notYet: 'Results have not been released yet.',
  title: 'Results in your organisations',
  released: 'Released {time}',
  passed: 'Passed',
  failed: 'Failed',
  absent: 'Absent',
  deferred: 'Deferred',
  violation: 'Violation',
  annulled: 'Annulled',
};

export const ownResultsDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    whose: '本次考试由{organisation}或其上级机构的管理员统一评分和发布成绩。',
    yours: '成绩发布后，您可在此查看并导出本辖区考生的成绩。如需更正（答案有误、延迟送达的作答等），请向主办机构反映。',
    notYet: '成绩尚未发布。',
    title: '本辖区成绩',
    released: '{time} 发布',
    passed: '合格',
    failed: '不合格',
    absent: '缺考',
    deferred: '缓考',
    violation: '违纪',
    annulled: '取消成绩',
  },
  en,
};
