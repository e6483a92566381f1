/** The language of the pages: one store for all three, without a framework, so that each binds it as it likes. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'sunflower.language';
const listeners = new Set<() => void>();
let chosen: Language | null = null;

function rememberedLanguage(): Language {
  try {
    const stored = localStorage.getItem(storageKey);
    return languages.find((language) => language === stored) ?? 'zh-CN';
  } catch {
    // Storage is forbidden: the page still works, only the choice is not remembered.
    return 'zh-CN';
  }
}

export function currentLanguage(): Language {
  chosen ??= rememberedLanguage();
  return chosen;
}

export function chooseLanguage(language: Language): void {
  chosen = language;
  document.documentElement.lang = language;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // As above.
  }
  listeners.forEach((listener) => listener());
}

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
