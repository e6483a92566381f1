import { chooseLanguage, currentLanguage, loadTextsWith, onLanguageChange, type Language } from './language';

describe('the language of a page whose texts are loaded', () => {
  const root = { lang: '' };
  let arrive: (() => void)[] = [];
  let lose: (() => void)[] = [];

  beforeAll(() => Object.assign(globalThis, { document: { documentElement: root } }));
  afterAll(() => Reflect.deleteProperty(globalThis, 'document'));
  beforeEach(async () => {
    loadTextsWith(() => Promise.resolve());
    await chooseLanguage('zh-CN');
    [arrive, lose] = [[], []];
    loadTextsWith((language: Language) =>
      language === 'zh-CN'
        ? Promise.resolve()
        : new Promise((resolve, reject) => {
            arrive.push(resolve);
            lose.push(() => reject(new Error('no network')));
          }),
    );
  });

  it('changes once the texts are there', async () => {
    const heard = jest.fn();
    const stop = onLanguageChange(heard);
    const chosen = chooseLanguage('en');
    expect([currentLanguage(), root.lang, heard.mock.calls.length]).toEqual(['zh-CN', 'zh-CN', 0]);
    arrive[0]!();
    await chosen;
    expect([currentLanguage(), root.lang, heard.mock.calls.length]).toEqual(['en', 'en', 1]);
    stop();
  });

  it('stays where the texts cannot be loaded, and changes at the next try', async () => {
    const failed = chooseLanguage('en');
    lose[0]!();
    await failed;
    expect([currentLanguage(), root.lang]).toEqual(['zh-CN', 'zh-CN']);
    const chosen = chooseLanguage('en');
    arrive[1]!();
    await chosen;
    expect(currentLanguage()).toBe('en');
  });

  it('is the last one chosen, whichever is loaded last', async () => {
    const first = chooseLanguage('en');
    await chooseLanguage('zh-CN');
    arrive[0]!();
    await first;
    expect([currentLanguage(), root.lang]).toEqual(['zh-CN', 'zh-CN']);
  });
});
