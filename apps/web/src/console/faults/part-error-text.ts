import { dayErrorDictionaries } from './day-error-text';
import { noticeErrorDictionaries } from './notice-error-text';
import { practiceErrorDictionaries } from './practice-error-text';
import { retentionErrorDictionaries } from './retention-error-text';
import { samplePaperErrorDictionaries } from './sample-paper-error-text';
import { siteErrorDictionaries } from './site-error-text';

const partsOf = (language: 'zh-CN' | 'en') => ({
  ...dayErrorDictionaries[language],
  ...samplePaperErrorDictionaries[language],
  ...noticeErrorDictionaries[language],
  ...siteErrorDictionaries[language],
  ...practiceErrorDictionaries[language],
  ...retentionErrorDictionaries[language],
});

/** Why something was refused, by code, of the parts of the console that keep their own words. */
export const partErrorDictionaries = { 'zh-CN': partsOf('zh-CN'), en: partsOf('en') };
