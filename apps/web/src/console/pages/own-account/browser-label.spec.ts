import { browserLabel } from './browser-label';

describe("a browser's name on the screen", () => {
  it.each([
    ['Chrome, Windows', 'zh-CN', 'Chrome · Windows'],
    ['WeChat, Android', 'zh-CN', '微信 · 安卓'],
    ['WeChat, Android', 'en', 'WeChat · Android'],
    ['360, Windows', 'en', '360 Browser · Windows'],
    ['', 'en', null],
    [null, 'zh-CN', null],
  ] as const)('of "%s" in %s is %s', (browser, language, label) => {
    expect(browserLabel({ browser, language })).toBe(label);
  });
});
