import type { Language } from '../../../i18n/language';

const CHINESE: Record<string, string> = {
  WeChat: '微信',
  DingTalk: '钉钉',
  Huawei: '华为浏览器',
  Xiaomi: '小米浏览器',
  Samsung: '三星浏览器',
  QQ: 'QQ 浏览器',
  UC: 'UC 浏览器',
  '360': '360 浏览器',
  HarmonyOS: '鸿蒙',
  iOS: '苹果 iOS',
  Android: '安卓',
};

const ENGLISH: Record<string, string> = {
  Huawei: 'Huawei Browser',
  Xiaomi: 'Xiaomi Browser',
  Samsung: 'Samsung Internet',
  QQ: 'QQ Browser',
  UC: 'UC Browser',
  '360': '360 Browser',
};

/** A browser as named by the server (`WeChat, Android`) in the user's language; null if unknown. */
export function browserLabel({ browser, language }: { browser: string | null; language: Language }): string | null {
  const words = language === 'en' ? ENGLISH : CHINESE;
  const names = (browser ?? '').split(', ').filter(Boolean);
  return names.length > 0 ? names.map((name) => words[name] ?? name).join(' · ') : null;
}
