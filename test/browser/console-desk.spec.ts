import type { Browser, Locator, Page } from 'playwright-core';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    waiting: '需要处理',
    board: '打开监考',
    audit: '操作记录',
    locked: '锁定考试',
    allActs: '操作',
    administrator: /管理员/,
    addBelow: '添加下级机构',
    addHere: '添加',
    name: '名称',
    close: '撤销',
    reason: '原因',
    closed: '已撤销',
    showClosed: '显示已撤销的',
    import: '从表格导入',
    addMany: /添加 1 个机构/,
    mend: /1 处待修改/,
    actsOf: '的操作',
    apply: '提交报名',
    follow: '查询进度',
    look: '查询',
    received: '报名已提交',
    approved: '已通过',
    approve: '通过',
    newPage: '开设自助报名',
    quota: '名额',
    opensAt: '开始时间（北京时间）',
    closesAt: '截止时间（北京时间）',
    save: '保存',
    passport: '护照',
    idNumber: '证件号码',
    idType: '证件类型',
    phone: '手机号',
    person: '姓名',
    place: '所在单位',
    placeBelow: '下级单位',
    agree: '我已阅读并同意考试规则和个人信息保护告知，所填信息真实。',
  },
  en: {
    waiting: 'Needs somebody',
    board: 'Open the board',
    audit: 'Audit log',
    locked: 'Exam locked',
    allActs: 'Act',
    administrator: /./,
    addBelow: 'Add below',
    addHere: 'Add',
    name: 'Name',
    close: 'Close',
    reason: 'Reason',
    closed: 'Closed',
    showClosed: 'Show closed ones',
    import: 'Import from a sheet',
    addMany: /Add 1 organisation/,
    mend: /1 row to mend/,
    actsOf: 'Actions on',
    apply: 'Submit',
    follow: 'Check my status',
    look: 'Check',
    received: 'Your registration was submitted',
    approved: 'Approved',
    approve: 'Approve',
    newPage: 'Open a registration page',
    quota: 'Places',
    opensAt: 'Opens (Beijing time)',
    closesAt: 'Closes (Beijing time)',
    save: 'Save',
    passport: 'Passport',
    idNumber: 'ID number',
    idType: 'ID type',
    phone: 'Mobile phone',
    person: 'Name',
    place: 'Where you work',
    placeBelow: 'Part of it',
    agree: 'I have read and accept the exam rules and the privacy notice, and what I entered is true.',
  },
} as const;

describe("the administrator's desk, in the console", () => {
  let server: DemoServer;
  let browser: Browser;
  let examId: string;
  let serial = 0;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
    examId = (await (await ExamOffice.open(server)).exam({ title: '示例考试', policies: {}, candidates: 3 })).examId;
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** An icon is part of a name, and a button of two Chinese characters has a space between them. */
  const button = (place: Page | Locator, name: string) =>
    place.getByRole('button', { name: new RegExp(`(^|\\s)${[...name].join('\\s?')}$`) });

  it.each(CONSOLE_VIEWS)(
    'lands on the exams with their steps, the next one as a button (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width });
      await page.getByRole('heading', { name: words.waiting }).waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/console\/?$/);
      await page.locator('[aria-current=step]').first().waitFor();
      await lookAt({ page, name: `home-${language}`, fullPage: true });
      await page.locator(`a[href*="${examId}?tab=sessions"]`, { hasText: words.board }).click();
      await page.waitForURL(/tab=sessions/);
    },
    60_000,
  );

  it('shows an invigilator the boards of the sittings that run', async () => {
    const page = await openConsole({
      browser,
      server,
      language: 'zh-CN',
      width: 1280,
      username: 'invigilator',
    });
    await page.locator('a', { hasText: WORDS['zh-CN'].board }).first().click();
    await page.waitForURL(/tab=sessions/);
  }, 60_000);

  it.each(CONSOLE_VIEWS)(
    'shows who did what, with filters that stand in the address (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/audit' });
      await page.locator('.ant-table-row').first().waitFor();
      await lookAt({ page, name: `audit-${language}` });
      await page.getByRole('combobox', { name: words.allActs, exact: true }).click();
      await page.keyboard.type(words.locked);
      await page.keyboard.press('Enter');
      await page.waitForURL(/action=exam\.locked/);
      await page.locator('.ant-table-row', { hasText: words.locked }).first().waitFor();
      await page.reload();
      await page.locator('.ant-table-row', { hasText: words.locked }).first().waitFor();
      await page.locator('.ant-table-row-expand-icon').first().click();
      await lookAt({ page, name: `audit-filtered-${language}`, fullPage: true });
    },
    60_000,
  );

  it.each(CONSOLE_VIEWS)(
    'adds an organisation, closes it, and imports one from a sheet (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const name = `测试诊所${(serial += 1)}`;
      const page = await openConsole({ browser, server, language, width, path: '/organisations?search=鼓楼区' });
      const rowOf = (text: string) => page.locator('.ant-table-row', { hasText: text }).first();
      await rowOf('鼓楼区').getByRole('button', { name: words.actsOf }).click();
      await page.getByRole('menuitem', { name: words.addBelow }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words.name, { exact: true }).fill(name);
      await lookAt({ page, name: `organisation-add-${language}` });
      await button(dialog, words.addHere).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.goto(`${server.url}/console/organisations?search=${name}`);
      await rowOf(name).getByRole('button', { name: words.actsOf }).click();
      await page.getByRole('menuitem', { name: words.close }).click();
      await dialog.getByLabel(words.reason).fill('测试原因');
      await dialog.locator('.ant-modal-footer .ant-btn-primary').click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText(words.showClosed).click();
      await rowOf(name).getByText(words.closed).waitFor();
      await page.goto(`${server.url}/console/organisations`);
      await page.locator('.ant-table-row').first().waitFor();
      await lookAt({ page, name: `organisations-${language}` });
      await button(page, words.import).click();
      const upload = (text: string) =>
        page.locator('input[type=file]').setInputFiles({
          name: 'list.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(`上级机构,机构名称,类型\n${text}\n`),
        });
      await upload(`鼓楼区,${name},公司`);
      await page.getByText(words.mend).waitFor();
      await lookAt({ page, name: `organisations-import-${language}` });
      await upload(`鼓楼区,${name}园,幼儿园`);
      await page.getByRole('button', { name: words.addMany }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    },
    60_000,
  );

  it.each(CONSOLE_VIEWS)(
    'lets somebody register on the public page, and approves them in the queue (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}?tab=applications` });
      await button(page, words.newPage).click();
      const dialog = page.getByRole('dialog');
      // In Beijing, whatever this machine's zone is.
      const wall = (inMs: number) => new Date(Date.now() + 8 * 3_600_000 + inMs).toISOString().slice(0, 16);
      await dialog.getByLabel(words.opensAt).fill(wall(-3_600_000));
      await dialog.getByLabel(words.closesAt).fill(wall(1_800_000));
      await dialog.getByLabel(words.quota).fill('20');
      await lookAt({ page, name: `applications-page-${language}` });
      await button(dialog, words.save).click();
      await dialog.waitFor({ state: 'hidden' });
      const address = await page.locator('a[href*="/register/"]').first().getAttribute('href');

      const name = `测试报名${(serial += 1)}`;
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        locale: language,
        reducedMotion: 'reduce',
      });
      const own = await context.newPage();
      await own.addInitScript(`localStorage.setItem('sunflower.language', '${language}')`);
      await own.goto(`${server.url}${new URL(address!).pathname}`);
      await own.getByLabel(words.person, { exact: true }).fill(name);
      await own.getByLabel(words.idType).selectOption({ label: words.passport });
      await own.getByLabel(words.idNumber).fill(`E7700${1000 + serial}`);
      await own.getByLabel(words.phone).fill('13800001111');
      await own.getByLabel(words.place).selectOption({ label: '厦门市' });
      await own.getByLabel(words.placeBelow).first().selectOption({ label: '思明区' });
      await own.getByLabel(words.agree).check();
      await lookAt({ page: own, name: `register-${language}`, fullPage: true });
      await button(own, words.apply).click();
      await own.getByText(words.received).waitFor();

      await page.reload();
      const row = page.locator('.ant-table-row', { hasText: name });
      await row.getByRole('checkbox').check();
      await lookAt({ page, name: `applications-${language}`, without: ['.ant-tabs-nav'], fullPage: true });
      await button(page, words.approve).click();
      await row.waitFor({ state: 'detached' });

      await button(own, words.follow).first().click();
      await own.getByLabel(words.idType).selectOption({ label: words.passport });
      await own.getByLabel(words.idNumber).fill(`E7700${1000 + serial}`);
      await own.getByLabel(words.phone).fill('13800001111');
      await button(own, words.look).click();
      await own.getByRole('heading', { name: words.approved }).waitFor();
      await lookAt({ page: own, name: `register-approved-${language}`, fullPage: true });
      await context.close();
    },
    90_000,
  );
});
