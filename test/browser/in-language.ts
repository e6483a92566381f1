import { en } from '../../apps/web/src/candidate/text.en';
import { zhCN } from '../../apps/web/src/candidate/text.zh-CN';

export type Words = (chinese: string) => string;
export type Language = 'zh-CN' | 'en';

/** Translates the page's Chinese texts into `language`; placeholders stay. */
export function inLanguage(language: Language): Words {
  if (language === 'zh-CN') return (chinese) => chinese;
  return (chinese) => {
    const key = (Object.keys(zhCN) as (keyof typeof zhCN)[]).find((one) => zhCN[one] === chinese);
    if (!key) throw new Error(`The page never says 「${chinese}」`);
    return en[key];
  };
}

/** A pattern that matches a text with any values in its placeholders. */
export const anyValues = (text: string): RegExp =>
  new RegExp(text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+?'));
