import { useEffect, useState } from 'react';
import type { Consent } from '../../api/candidate-contract';
import { useLanguage } from '../../i18n/use-text';

type ConsentTexts = Pick<Consent, 'rules' | 'privacyNotice'>;

/** Rules and privacy notice: built-in texts in the page's language, an administrator's texts unchanged. */
export function useConsentTexts({ rules, rulesBuiltIn, privacyNotice, privacyNoticeBuiltIn }: Consent): ConsentTexts {
  const inEnglish = useLanguage() === 'en' && (rulesBuiltIn || privacyNoticeBuiltIn);
  const [translated, setTranslated] = useState<ConsentTexts | null>(null);
  useEffect(() => {
    // If the translation cannot be loaded, the Chinese text stays.
    if (inEnglish)
      import('./built-in-texts.en').then(
        (texts) => setTranslated({ rules: texts.builtInRules, privacyNotice: texts.builtInPrivacyNotice }),
        () => undefined,
      );
  }, [inEnglish]);
  if (!inEnglish || !translated) return { rules, privacyNotice };
  return {
    rules: rulesBuiltIn ? translated.rules : rules,
    privacyNotice: privacyNoticeBuiltIn ? translated.privacyNotice : privacyNotice,
  };
}
