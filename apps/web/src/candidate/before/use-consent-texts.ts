import { useEffect, useState } from 'react';
import type { Consent } from '../../api/candidate-contract';
import { useLanguage } from '../../i18n/use-text';

type ConsentTexts = Pick<Consent, 'rules' | 'privacyNotice'>;

/** Rules and privacy notice in the page's language, as far as they are the built-in ones; what an administrator wrote stays as it is. */
export function useConsentTexts({ rules, rulesBuiltIn, privacyNotice, privacyNoticeBuiltIn }: Consent): ConsentTexts {
  const inEnglish = useLanguage() === 'en' && (rulesBuiltIn || privacyNoticeBuiltIn);
  const [translated, setTranslated] = useState<ConsentTexts | null>(null);
  useEffect(() => {
    // Without network the Chinese text stays.
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
