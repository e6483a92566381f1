import { en } from '../../apps/web/src/candidate/text.en';
import { zhCN } from '../../apps/web/src/candidate/text.zh-CN';

export type Words = (chinese: string) => string;
export type Language = 'zh-CN' | 'en';

/** The page's words in its language, asked for by what it says in Chinese; values in braces stay as they are. */
export function inLanguage(language: Language): Words {
  if (language === 'zh-CN') return (chinese) => chinese;
  return (chinese) => {
    const key = (Object.keys(zhCN) as (keyof typeof zhCN)[]).find((one) => zhCN[one] === chinese);
    if (!key) throw new Error(`The page never says 「${chinese}」`);
    return en[key];
  };
}

/** What matches a text of the dictionary whatever its values are. */
export const anyValues = (text: string): RegExp =>
  new RegExp(text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+?'));
