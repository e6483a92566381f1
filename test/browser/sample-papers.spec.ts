import type { Browser } from 'playwright-core';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    second: '样卷 2',
    tryIt: '做一遍',
    print: /打\s?印/,
    pdf: 'PDF（含答案）',
    key: '答案：',
    showKeys: '显示答案',
    lock: /^锁\s?定$/,
    frozen: '锁定后不能再改',
    open: '锁定后仍可更改',
    cancel: /^取\s?消$/,
    review: '检查并交卷',
    result: '试考结果',
    back: '返回样卷',
  },
  en: {
    second: 'Paper 2',
    tryIt: 'Try this paper',
    print: /Print/,
    pdf: 'PDF with key',
    key: 'Key:',
    showKeys: 'Show keys',
    lock: /^Lock$/,
    frozen: 'The lock freezes',
    open: 'You can still change',
    cancel: /^Cancel$/,
    review: 'Check and submit',
    result: 'Result of the trial run',
    back: 'Back to the sample papers',
  },
} as const;

describe('the sample papers of a draft, in the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let examId: string;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
    const { staff } = await ExamOffice.open(server);
    const [bank] = await staff.get<{ id: string; organisationId: string }[]>('question-banks');
    const draw = { domainCode: null, type: null, difficulty: null, groupSize: null, count: 3, points: 2 };
    const created = await staff.post<{ id: string }>('exams', {
      title: '样卷测试考试',
      organisationId: bank!.organisationId,
      bankId: bank!.id,
      durationMinutes: 60,
      passMarkPoints: 6,
      instructions: '请独立作答。',
      blueprint: {
        sections: [
          { title: '单项选择题', passMarkPoints: null, draws: [{ ...draw, format: 'A1' }] },
          { title: '案例题', passMarkPoints: null, draws: [{ ...draw, format: 'A3', groupSize: 3 }] },
          { title: '多项选择题', passMarkPoints: null, draws: [{ ...draw, format: 'X' }] },
        ],
      },
      policies: { multipleChoice: 'partial_no_wrong', shuffleItems: true, shuffleOptions: true },
      certificateTitle: '测试证书',
      certificateIssuer: '测试单位',
    });
    examId = created.id;
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each(CONSOLE_VIEWS)(
    'are shown as a candidate sees them, with their keys beside, and printed (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}?tab=papers` });
      await page.locator('.sample-item').nth(8).waitFor({ state: 'attached' });
      expect(await page.locator('.sample-key').count()).toBe(9);
      expect(await page.locator('.sample-key').first().innerText()).toContain(words.key);
      await lookAt({ page, name: `sample-papers-${language}`, fullPage: true });
      await page.getByRole('switch', { name: words.showKeys }).click();
      await page.locator('.sample-key').first().waitFor({ state: 'detached' });
      await page.locator('.ant-segmented-item-label', { hasText: words.second }).click();
      await page.waitForURL(/paper=2/);
      await page.locator('.sample-item').first().waitFor();
      await page.getByRole('button', { name: words.print }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: words.pdf }).click();
      expect((await download).suggestedFilename()).toBe('样卷测试考试-样卷2（含答案）.pdf');
    },
    60_000,
  );

  it.each(CONSOLE_VIEWS)(
    'can be tried in the candidate’s own page, and are marked (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const path = `/exams/${examId}?tab=papers&paper=3`;
      const page = await openConsole({ browser, server, language, width, path });
      await page.getByRole('link', { name: words.tryIt }).click();
      await page.waitForURL(/sample-papers\/3\/trial/);
      await page.locator('.trial .item').waitFor();
      await page.locator('.trial .option').first().click();
      await lookAt({ page, name: `trial-${language}` });
      for (let step = 0; step < 9; step += 1) await page.locator('.pager .primary').click();
      await page.locator('.review').waitFor();
      await lookAt({ page, name: `trial-review-${language}`, fullPage: true });
      await page.locator('.review .button.primary').last().click();
      await page.getByRole('alertdialog').locator('.button.danger').click();
      await page.getByRole('heading', { name: words.result }).waitFor();
      expect(await page.locator('.trial-items li').count()).toBe(9);
      await lookAt({ page, name: `trial-result-${language}`, fullPage: true });
      expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('trial'))")).toEqual([]);
      await page.getByRole('link', { name: words.back }).click();
      await page.waitForURL(/paper=3/);
    },
    60_000,
  );

  it.each(CONSOLE_VIEWS)(
    'come before the lock, which says what it freezes (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}` });
      await page.getByRole('button', { name: words.lock }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(words.frozen, { exact: true }).waitFor();
      await dialog.getByText(words.open, { exact: true }).waitFor();
      await lookAt({ page, name: `lock-${language}` });
      await dialog.getByRole('button', { name: words.cancel }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
    60_000,
  );
});
