import { bankFaultDictionaries } from './bank-fault-text';
import { exchangeFaultDictionaries } from './exchange-fault-text';
import { faultDictionaries } from './fault-text';
import { importFaultDictionaries } from './import-fault-text';
import { paperFaultDictionaries } from './paper-fault-text';
import { paperFileDictionaries } from './paper-file-text';

const wordsOf = (language: 'zh-CN' | 'en'): Readonly<Record<string, string | undefined>> => ({
  ...faultDictionaries[language],
  ...bankFaultDictionaries[language],
  ...importFaultDictionaries[language],
  ...exchangeFaultDictionaries[language],
  ...paperFaultDictionaries[language],
  ...paperFileDictionaries[language],
});

/** Texts of faults by code; `{name}` is filled with a detail. */
export const faultWords = { 'zh-CN': wordsOf('zh-CN'), en: wordsOf('en') } as const;
