import type { ThemeConfig } from 'antd';
import type { Language } from '../i18n/language';

const LATIN = ['-apple-system', "'Segoe UI'", 'Roboto', "'Noto Sans'", "'Liberation Sans'", 'Arial'];
const CHINESE = ["'PingFang SC'", "'HarmonyOS Sans SC'", "'Microsoft YaHei'", "'Noto Sans SC'", "'Noto Sans CJK SC'"];
// The first font that has a quotation mark decides its width: half in English, full in Chinese.
const FONTS: Record<Language, string[]> = {
  'zh-CN': ['-apple-system', ...CHINESE, ...LATIN, 'sans-serif'],
  en: [...LATIN, ...CHINESE, 'sans-serif'],
};

const themeIn = (language: Language, motion: boolean): ThemeConfig => ({
  token: {
    motion,
    colorPrimary: '#8a5a00',
    colorInfo: '#8a5a00',
    colorLink: '#8a5a00',
    // Darker on hover: antd's own tone is paler, with too little contrast for text on the page's grey.
    colorPrimaryHover: '#6f4800',
    colorLinkHover: '#6f4800',
    colorSuccess: '#1f6b3a',
    colorError: '#a8221a',
    colorTextBase: '#2b2118',
    // antd's own greys have too little contrast.
    colorTextSecondary: '#665a4c',
    colorTextDescription: '#665a4c',
    colorTextPlaceholder: '#7a6e60',
    // Pale tones derived by antd from these dark colours would be grey.
    colorPrimaryBg: '#fff1cc',
    colorPrimaryBgHover: '#ffe7a8',
    colorPrimaryBorder: '#e0b34d',
    colorInfoBg: '#fff7e0',
    colorInfoBorder: '#e5d9c3',
    colorSuccessBg: '#e7f3ea',
    colorSuccessBorder: '#a9cfb5',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#e9b3ae',
    controlItemBgActive: '#fff1cc',
    borderRadius: 8,
    fontFamily: FONTS[language].join(', '),
  },
});

const inBothLanguages = (motion: boolean): Record<Language, ThemeConfig> => ({
  'zh-CN': themeIn('zh-CN', motion),
  en: themeIn('en', motion),
});

const MOVING = inBothLanguages(true);
const STILL = inBothLanguages(false);

/** The console's theme. Without motion, lists and dialogs appear in their place at once. */
export const themeOf = (language: Language, { motion }: { motion: boolean }): ThemeConfig =>
  (motion ? MOVING : STILL)[language];
