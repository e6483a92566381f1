import type { Language } from '../i18n/language';

/** Item numbers in ascending order, joined for use in a sentence. */
export const itemList = (itemNumbers: Iterable<number>, language: Language): string =>
  [...itemNumbers].sort((one, other) => one - other).join(language === 'zh-CN' ? '、' : ', ');
