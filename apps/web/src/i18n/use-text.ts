import { useMemo, useSyncExternalStore } from 'react';
import { translator, type Dictionaries, type Translate } from './dictionary';
import { currentLanguage, onLanguageChange, type Language } from './language';

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}

export function useDictionary<Key extends string>(dictionaries: Dictionaries<Key>): Translate<Key> {
  const language = useLanguage();
  return useMemo(() => translator(dictionaries[language]), [dictionaries, language]);
}
