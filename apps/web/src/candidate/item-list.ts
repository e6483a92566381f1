import type { Language } from '../i18n/language';

/** Item numbers as a sentence names them, in the paper's order. */
export const itemList = (itemNumbers: Iterable<number>, language: Language): string =>
  [...itemNumbers].sort((one, other) => one - other).join(language === 'zh-CN' ? '、' : ', ');
