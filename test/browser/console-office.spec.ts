import type { Browser, Locator, Page } from 'playwright-core';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import { lookAt, movingElements } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    add: '添加一人',
    name: '姓名',
    idType: '证件类型',
    passport: '护照',
    idNumber: '证件号码',
    correct: '更正',
    newName: '姓名',
    reason: '原因',
    corrected: '本人出示了身份证',
    check: '开始检查',
    save: '保存并检查',
    imported: /导入完成/,
    importAll: /导入 2 人/,
    register: '登记考生',
    byList: '按证件号码名单',
    takeBack: '取消报名',
    cancelled: '已取消的报名',
    running: '进行中',
    copy: '复制考试',
    copyTitle: '新考试名称',
    copyOk: '复制',
    suffix: ' 副本',
    draft: '草稿',
  },
  en: {
    add: 'Add person',
    name: 'Name',
    idType: 'ID type',
    passport: 'Passport',
    idNumber: 'ID number',
    correct: 'Correct',
    newName: 'Name',
    reason: 'Reason',
    corrected: 'Showed the ID card',
    check: 'Check',
    save: 'Save and check',
    imported: /^Imported:/,
    importAll: /Import 2 people/,
    register: 'Register people',
    byList: 'By list of ID numbers',
    takeBack: 'Cancel registration',
    cancelled: 'Cancelled registrations',
    running: 'Running',
    copy: 'Copy exam',
    copyTitle: 'Title of the copy',
    copyOk: 'Copy',
    suffix: ' (copy)',
    draft: 'Draft',
  },
} as const;
const TABS = ['.ant-tabs-nav'];

describe('the office, in the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let examId: string;
  let serial = 100;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
    examId = (await (await ExamOffice.open(server)).exam({ title: '示例考试', policies: {}, candidates: 3 })).examId;
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const passport = () => `E0000${(serial += 1)}0`;
  /** An icon is part of the name, and antd puts a space between two Chinese characters on a button. */
  const button = (place: Page | Locator, name: string) =>
    place.getByRole('button', { name: new RegExp(`(^|\\s)${[...name].join('\\s?')}$`) });

  it.each(CONSOLE_VIEWS)(
    'adds a person, corrects their name, and shows the correction in the history (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/people' });
      await button(page, words.add).click();
      const dialog = page.getByRole('dialog');
      const name = `测试新人${serial}`;
      await dialog.getByLabel(words.name).fill(name);
      expect(await movingElements(page)).toEqual([]);
      // From the first type to the fourth.
      await dialog.getByLabel(words.idType).focus();
      for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
      await dialog.getByTitle(words.passport, { exact: true }).waitFor();
      await dialog.getByLabel(words.idNumber).fill(passport());
      await lookAt({ page, name: `person-add-${language}` });
      await button(dialog, words.add).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('searchbox').fill(name);
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name }).click();
      await page.getByRole('heading', { name }).waitFor();
      await button(page, words.correct).click();
      await dialog.getByLabel(words.newName, { exact: true }).fill(`${name}改`);
      await dialog.getByLabel(words.reason).fill(words.corrected);
      // The previous message is fading out.
      await lookAt({ page, name: `person-correct-${language}`, without: ['.ant-message'] });
      await dialog.locator('.ant-modal-footer .ant-btn-primary').click();
      await page.getByRole('heading', { name: `${name}改` }).waitFor();
      await page.getByText(words.corrected).first().waitFor({ state: 'attached' });
      await lookAt({ page, name: `person-${language}`, fullPage: true });
    },
    60_000,
  );

  it.each(CONSOLE_VIEWS)(
    'fixes a bad row of a roster on the page, and imports it (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/people/import' });
      const rows = [`测试甲,护照,${passport()},,350102`, `测试乙,护照,E0,,350102`];
      await page.locator('input[type=file]').setInputFiles({
        name: 'roster.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['姓名,证件类型,证件号码,手机号,机构代码', ...rows].join('\n')),
      });
      await button(page, words.check).click();
      await button(page, words.save).waitFor();
      await lookAt({ page, name: `roster-bad-rows-${language}`, fullPage: true });
      await page.getByLabel(words.idNumber).fill(passport());
      await button(page, words.save).click();
      await page.getByRole('button', { name: words.importAll }).click();
      await page.getByText(words.imported).waitFor();
      await page.goto(`${server.url}/console/people/import`);
      await page.getByRole('link', { name: 'roster.csv' }).first().waitFor();
      await lookAt({ page, name: `roster-history-${language}`, fullPage: true });
    },
    60_000,
  );

  it.each(CONSOLE_VIEWS)(
    'shows the stage of an exam, registers by a list, and cancels a registration (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}?tab=registrations` });
      await page.getByText(words.running).first().waitFor();
      await button(page, words.register).click();
      await page.getByText(words.byList).click();
      await lookAt({ page, name: `register-by-list-${language}`, without: TABS });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.locator('.ant-table-row').first().getByRole('checkbox').check();
      await button(page, words.takeBack).click();
      await page.getByRole('dialog').getByLabel(words.reason).fill(words.corrected);
      await lookAt({ page, name: `register-take-back-${language}`, without: TABS });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await lookAt({ page, name: `registrations-${language}`, without: TABS, fullPage: true });
      await button(page, words.cancelled).click();
      await page.getByRole('dialog').waitFor();
    },
    60_000,
  );

  it.each(CONSOLE_VIEWS)(
    'copies an exam and opens the draft (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}` });
      await button(page, words.copy).click();
      const dialog = page.getByRole('dialog');
      const title = await dialog.getByLabel(words.copyTitle).inputValue();
      expect(title.endsWith(words.suffix)).toBe(true);
      await lookAt({ page, name: `exam-copy-${language}`, without: TABS });
      await button(dialog, words.copyOk).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('heading', { name: `${title} ${words.draft}` }).waitFor();
      expect(page.url()).not.toContain(examId);
      await lookAt({ page, name: `exam-copied-${language}`, without: [...TABS, '.ant-message'] });
      await page.close();
    },
    60_000,
  );
});
