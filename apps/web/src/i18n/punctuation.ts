import { currentLanguage } from './language';

const isEnglish = (): boolean => currentLanguage() === 'en';

/** `label: value`, or with the colon of Chinese. */
export const withColon = (label: string, value = ''): string => `${label}${isEnglish() ? ': ' : '：'}${value}`;

/** `text (inside)`, or with the brackets of Chinese. */
export const withBrackets = (text: string, inside: string): string =>
  isEnglish() ? `${text} (${inside})` : `${text}（${inside}）`;
