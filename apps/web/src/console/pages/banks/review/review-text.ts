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
  imported: '{name} brought version {number} with a file',
  approved: '{name} approved version {number}; another reviewer is wanted',
  published: '{name} approved version {number}: published',
  retired: '{name} retired the question',
  moved: '{name} moved it to another domain',
  deleted: '{name} deleted it',
  restored: '{name} brought it back from the bin',
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
    imported: '{name} 随文件导入第 {number} 版',
    approved: '{name} 通过第 {number} 版，待另一人审核',
    published: '{name} 通过并发布第 {number} 版',
    retired: '{name} 停用此题',
    moved: '{name} 将此题移到其他领域',
    deleted: '{name} 删除此题',
    restored: '{name} 从回收站恢复此题',
    changed: '{name} 修改此题',
  },
  en,
};
