import type { AboutTextKey } from './about-text';

const LANGUAGES = ['zh-CN', 'en', 'bo', 'ug', 'mn', 'ko', 'kk'] as const satisfies readonly AboutTextKey[];
type Language = (typeof LANGUAGES)[number];

const isNamed = (code: string): code is Language => (LANGUAGES as readonly string[]).includes(code);

/** A language by its name; by its code where it has none here. */
export const languageName = (code: string, named: (key: Language) => string): string =>
  isNamed(code) ? named(code) : code;

/** The usual ones, and those that somebody wrote already. */
export function languageChoices({
  named,
  also,
}: {
  named: (key: Language) => string;
  also: readonly string[];
}): { value: string; label: string }[] {
  const others = [...new Set(also)].filter((code) => code !== '' && !isNamed(code));
  return [...LANGUAGES, ...others].map((value) => ({ value, label: languageName(value, named) }));
}
