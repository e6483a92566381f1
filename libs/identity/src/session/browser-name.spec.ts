import { browserName } from './browser-name';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

describe("a browser's name", () => {
  it.each([
    [`${WINDOWS} Chrome/139.0.0.0 Safari/537.36`, 'Chrome, Windows'],
    [`${WINDOWS} Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0`, 'Edge, Windows'],
    [`${WINDOWS} Chrome/109.0.0.0 Safari/537.36 QIHU 360SE`, '360, Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      'Safari, macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60',
      'WeChat, iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 12; HarmonyOS; X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 HuaweiBrowser/15.0 Mobile Safari/537.36',
      'Huawei, HarmonyOS',
    ],
    ['curl/8.0', ''],
    ['', ''],
    [`${'x'.repeat(100_000)} Firefox/1 Windows`, ''],
  ])('of %.90s is "%s"', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
