import type { Dictionaries, Translate } from '../i18n/dictionary';
import type { Language } from '../i18n/language';
import { useDictionary } from '../i18n/use-text';
import { zhCN } from './text.zh-CN';

export type TextKey = keyof typeof zhCN;
export type Text = Translate<TextKey>;

// Chinese stands in for English until English is loaded.
let dictionaries: Dictionaries<TextKey> = { 'zh-CN': zhCN, en: zhCN };

/** Loads English when it is chosen: nearly all candidates read Chinese, and the first load counts on a slow network. */
export async function loadCandidateTexts(language: Language): Promise<void> {
  if (language !== 'en' || dictionaries.en !== zhCN) return;
  const { en } = await import('./text.en');
  dictionaries = { ...dictionaries, en };
}

export function useText(): Text {
  return useDictionary<TextKey>(dictionaries);
}
