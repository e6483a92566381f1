import { chooseLanguage, languages, type Language } from '../i18n/language';
import { useLanguage } from '../i18n/use-text';

const ownName: Record<Language, string> = { 'zh-CN': '中文', en: 'English' };

/** A button labelled with the other language's own name, so that people who cannot read this one find it. */
export function LanguageSwitch() {
  const language = useLanguage();
  const other = languages.find((candidate) => candidate !== language) ?? language;
  return (
    <button type="button" className="button quiet" lang={other} onClick={() => void chooseLanguage(other)}>
      {ownName[other]}
    </button>
  );
}
