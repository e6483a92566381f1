import { useMemo, useSyncExternalStore } from 'react';
import { translator, type Dictionaries, type Translate } from '../i18n/dictionary';
import { currentLanguage, onLanguageChange, type Language } from '../i18n/language';

// The console has its own copy: i18n/use-text is built with Preact, whose hooks fail in a React component.
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}

export function useDictionary<Key extends string>(dictionaries: Dictionaries<Key>): Translate<Key> {
  const language = useLanguage();
  return useMemo(() => translator(dictionaries[language]), [dictionaries, language]);
}
