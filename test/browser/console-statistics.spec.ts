import type { Browser } from 'playwright-core';
import { ACandidate } from '../fixtures/a-candidate';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': { reliability: '信度（α）', choices: '选项分布', bank: '在题库中查看', plot: /各分数组选择/ },
  en: {
    reliability: 'Reliability (α)',
    choices: 'Choices by option',
    bank: 'Open in the question bank',
    plot: /Share of/,
  },
};
// Enough for remarks: a question needs 20 papers.
const CANDIDATES = 40;
const TABS = ['.ant-tabs-nav'];

describe('the statistics of questions, in the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let examId: string;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
    const exam = await (
      await ExamOffice.open(server)
    ).exam({ title: '示例考试', policies: {}, candidates: CANDIDATES });
    examId = exam.examId;
    for (const [person, ticket] of exam.tickets.entries()) await sit({ ...ticket, person });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Sits the exam: some items are left blank, the others get the first or second option in turn. */
  async function sit({
    person,
    ...ticket
  }: {
    person: number;
    ticketNumber: string;
    accessCode: string;
  }): Promise<void> {
    // Supertest accepts a URL as well as a server.
    const candidate = await ACandidate.signedIn({ app: { http: server.url as never }, ...ticket });
    await candidate.consent();
    await candidate.start();
    const responses = candidate.items.map(({ itemNumber, type, options }) => {
      const letter = options[(person + itemNumber) % 2]!.id;
      const response = (person + itemNumber) % 9 === 0 ? null : type === 'multiple_choice' ? [letter] : letter;
      return { itemNumber, revision: 1, response };
    });
    expect((await candidate.submit(responses)).status).toBe(200);
  }

  it.each(CONSOLE_VIEWS)(
    'are a sortable table with the choices of each question (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}?tab=statistics` });
      await page.getByText(words.reliability).waitFor({ timeout: 30_000 });
      await lookAt({ page, name: `statistics-${language}`, without: TABS, fullPage: true });
      await page.locator('.ant-table-row').first().getByRole('button').click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText(words.choices).waitFor();
      await drawer.getByRole('img', { name: words.plot }).waitFor();
      await lookAt({ page, name: `statistics-question-${language}`, without: TABS });
      await drawer.getByRole('img', { name: words.plot }).scrollIntoViewIfNeeded();
      await lookAt({ page, name: `statistics-plot-${language}`, without: TABS });
      await drawer.getByRole('link', { name: words.bank }).click();
      await page.getByRole('dialog').getByRole('combobox').first().waitFor();
      expect(page.url()).toContain('?question=');
    },
    60_000,
  );
});
