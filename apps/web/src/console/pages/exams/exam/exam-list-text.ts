const en = {
  heading: 'Exams',
  newExam: 'New exam',
  title: 'Title',
  organisation: 'Organisation',
  state: 'State',
  draft: 'Draft',
  locked: 'Locked',
  rehearsal: 'Rehearsal',
  opensAt: 'Opens',
  closesAt: 'Closes',
  items: 'Items',
  empty: 'There is no exam yet.',
};

export const examListDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    heading: '考试管理',
    newExam: '新建考试',
    title: '考试名称',
    organisation: '主办机构',
    state: '状态',
    draft: '草稿',
    locked: '已锁定',
    rehearsal: '演练',
    opensAt: '开始时间',
    closesAt: '结束时间',
    items: '题数',
    empty: '还没有考试。',
  },
  en,
};
