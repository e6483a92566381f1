const en = {
  history: 'Comments and history',
  comment: 'Write a comment',
  place: 'Which part it is about',
  send: 'Add comment',
  system: 'System',
  commented: '{name} on version {number}',
  written: '{name} wrote version {number}',
  submitted: '{name} sent version {number} to review',
  returned: '{name} returned version {number}',
  published: '{name} approved version {number}',
  retired: '{name} retired the question',
  changed: '{name} changed the question',
};

export type ReviewTextKey = keyof typeof en;

export const reviewDictionaries: Record<'zh-CN' | 'en', Record<ReviewTextKey, string>> = {
  'zh-CN': {
    history: '意见与历史',
    comment: '写审题意见',
    place: '针对哪一部分',
    send: '提交意见',
    system: '系统',
    commented: '{name} 对第 {number} 版的意见',
    written: '{name} 编写第 {number} 版',
    submitted: '{name} 将第 {number} 版送审',
    returned: '{name} 退回第 {number} 版',
    published: '{name} 通过并发布第 {number} 版',
    retired: '{name} 停用此题',
    changed: '{name} 修改此题',
  },
  en,
};
