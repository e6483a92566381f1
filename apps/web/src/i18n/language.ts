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

/** Loads the texts of a language where they are not part of the page. */
type LoadTexts = (language: Language) => Promise<void>;
let loadTexts: LoadTexts | null = null;
let wanted: Language | null = null;

export function loadTextsWith(load: LoadTexts): void {
  loadTexts = load;
}

/** Shows the pages in this language once its texts are there; keeps the present one if they cannot be loaded. */
export async function chooseLanguage(language: Language): Promise<void> {
  wanted = language;
  if (loadTexts) {
    try {
      await loadTexts(language);
    } catch {
      return;
    }
    // Another language was chosen meanwhile.
    if (wanted !== language) return;
  }
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
