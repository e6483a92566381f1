const en = {
  reason: 'Reason',
  reasonMissing: 'Enter a reason; it will be recorded.',
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
