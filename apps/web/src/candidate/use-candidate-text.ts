import type { Translate } from '../i18n/dictionary';
import { useDictionary } from '../i18n/use-text';
import { en } from './text.en';
import { zhCN } from './text.zh-CN';

export type TextKey = keyof typeof zhCN;
export type Text = Translate<TextKey>;

const dictionaries = { 'zh-CN': zhCN, en };

export function useText(): Text {
  return useDictionary<TextKey>(dictionaries);
}
