/** Why somebody cannot practise, by code. */
const en = {
  BANK_NOT_OPEN: 'This bank is kept for exams, so nobody can practise with it.',
};

export const practiceErrorDictionaries: Record<'zh-CN' | 'en', Record<keyof typeof en, string>> = {
  'zh-CN': { BANK_NOT_OPEN: '这是考试库，试题只在考试中使用，不能练习。' },
  en,
};
