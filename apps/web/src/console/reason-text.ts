const en = {
  reason: 'Reason',
  reasonMissing: 'A reason is needed; it goes on record.',
  cancel: 'Cancel',
  done: 'Done.',
};

export const reasonDictionaries: Record<'zh-CN' | 'en', typeof en> = {
  'zh-CN': {
    reason: '原因',
    reasonMissing: '请填写原因，原因将记录在案。',
    cancel: '取消',
    done: '操作成功。',
  },
  en,
};
