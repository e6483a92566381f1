const en = {
  title: 'Pass list',
  lead: 'Results of the released run; ID numbers are masked.',
  organisation: 'All organisations',
  passedOnly: 'Passed only',
  xlsx: 'Download Excel',
  csv: 'Download CSV',
};

export const passListDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    title: '成绩与合格名单',
    lead: '按当前有效的评分批次导出，证件号码仅显示末四位。',
    organisation: '全部机构',
    passedOnly: '仅合格人员',
    xlsx: '下载 Excel',
    csv: '下载 CSV',
  },
  en,
};
