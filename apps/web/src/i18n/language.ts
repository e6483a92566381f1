/** The language of the pages: a framework-free store, bound by each of the three apps in its own way. */
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
    // Storage is forbidden: the page works, but the choice is not remembered.
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
