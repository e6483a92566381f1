import type { Browser } from 'playwright-core';
import { releaseResults, waitUntilGraded } from '../../apps/rehearsal/src/office/release-results';
import { ACandidate } from '../fixtures/a-candidate';
import { until } from '../fixtures/until';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    reliability: '信度（α）',
    guide: '指标说明',
    choices: '选项分布',
    bank: '在题库中查看',
    plot: /各分数组考生选择/,
    dropped: '本批次不计分',
    noIndex: '所有考生本题得分相同。',
    onePaper: /只有 1 份答卷/,
    nothing: /还没有评分结果/,
    released: /第 2 批次，.*发布/,
    record: '历次考试统计',
  },
  en: {
    reliability: 'Reliability (α)',
    guide: 'What the figures mean',
    choices: 'Choices by option',
    bank: 'Open in the question bank',
    plot: /Share of/,
    dropped: 'Not counted in this run',
    noIndex: 'Everyone has the same mark on this question.',
    onePaper: /Only 1 paper so far/,
    nothing: /Nothing has been graded yet/,
    released: /Run 2, released/,
    record: 'Results in exams',
  },
};
// Enough for remarks: a question needs 20 papers.
const CANDIDATES = 40;
const TABS = ['.ant-tabs-nav'];

// As many questions as an exam of the office draws, so that everybody has the same.
const question = (id: string, type: string, key: string): string =>
  `{ id: ${id}, type: ${type}, status: published, difficulty: 2, knowledgePoint: 测试, stem: 测试题 ${id}，下列哪项正确？, options: [对一, 对二, 错三, 错四], key: ${key}, rationale: 测试, source: guide`;
const BANK = [
  {
    path: 'bank.yaml',
    content: 'code: statistics-bank\ntitle: 测试统计题库\ndomains: [{ code: sample, title: 测试领域 }]\n',
  },
  {
    path: 'sample/questions.yaml',
    content: `domain: sample
sources:
  guide: { issuer: 测试单位, title: 测试指南, year: 2020 }
questions:
${['S-1', 'S-2'].map((id) => `  - ${question(id, 'single_choice', 'A')}, format: A1 }`).join('\n')}
${['X-1', 'X-2'].map((id) => `  - ${question(id, 'multiple_choice', '[A, B]')}, format: X }`).join('\n')}
groups:
  - id: G
    format: A3
    stimulus: 测试病例
    questions:
${['G-1', 'G-2', 'G-3'].map((id) => `      - ${question(id, 'single_choice', 'A')} }`).join('\n')}
`,
  },
];

/** The text of the option that a candidate chooses; null for none. The higher the person's number, the abler. */
function choiceOf({ code, person }: { code: string; person: number }): string | null {
  const wrong = person % 2 === 0 ? '对二' : '错三';
  switch (code) {
    case 'S-1':
      return person < 14 ? wrong : '对一';
    // The key is wrong: the abler choose something else.
    case 'S-2':
      return person < 20 ? '对一' : '对二';
    case 'G-1':
      return person === 0 ? wrong : '对一';
    // Their marks do not differ.
    case 'X-1':
    case 'X-2':
      return null;
    default:
      return person % 8 === 7 ? null : (person * 5) % CANDIDATES < person ? '对一' : wrong;
  }
}

interface Statistics {
  state: string;
  items: { code: string; questionVersionId: string }[];
}

describe('the statistics of questions, in the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let office: ExamOffice;
  let bankId: string;
  let examId: string;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
    office = await ExamOffice.open(server);
    const [{ organisationId }] = await office.staff.get<[{ organisationId: string }]>('question-banks');
    ({ bankId } = await office.staff.post<{ bankId: string }>('question-banks/import', {
      organisationId,
      files: BANK,
    }));
    const exam = await office.exam({
      title: '示例考试',
      policies: {},
      candidates: CANDIDATES,
      rehearsal: false,
      bankId,
    });
    examId = exam.examId;
    for (const [person, ticket] of exam.tickets.entries()) await sit({ ...ticket, person });
    await office.staff.put(`sittings/${exam.sittingId}`, {
      title: '第一场',
      opensAt: new Date(Date.now() - 60_000).toISOString(),
      closesAt: new Date(Date.now() - 1_000).toISOString(),
      reason: '提前结束',
    });
    await waitUntilGraded({ staff: office.staff, examId, fromMs: 0 });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

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
    const responses = candidate.items.map(({ itemNumber, stem, options }) => {
      const chosen = choiceOf({ code: /[SXG]-\d/.exec(stem)![0], person });
      return { itemNumber, revision: 1, response: options.find(({ text }) => text === chosen)?.id ?? null };
    });
    expect((await candidate.submit(responses)).status).toBe(200);
  }

  const statistics = (): Promise<Statistics> => office.staff.get<Statistics>(`exams/${examId}/item-statistics`);
  const path = (id: string): string => `/exams/${id}?tab=statistics`;

  it.each(CONSOLE_VIEWS)(
    'are a sortable table with the choices of each question (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: path(examId) });
      await page.locator('.ant-descriptions').getByText(words.reliability).waitFor({ timeout: 30_000 });
      await lookAt({ page, name: `statistics-${language}`, without: TABS, fullPage: true });
      await page.getByText(words.guide).click();
      await lookAt({ page, name: `statistics-guide-${language}`, without: TABS, fullPage: true });
      await page.getByRole('button', { name: 'S-1', exact: true }).click();
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

  it('say why a question has no discrimination, and follow the released run', async () => {
    const { items } = await statistics();
    const override = (kind: string, code: string) => ({
      kind,
      questionVersionId: items.find((item) => item.code === code)!.questionVersionId,
    });
    const overrides = [override('drop', 'S-2'), override('award_all', 'G-1')];
    await office.staff.post(`exams/${examId}/grading-runs`, { overrides, reason: '测试' });
    await until('the run to be graded', async () => {
      const { runs } = await office.staff.get<{ runs: { graded: number }[] }>(`exams/${examId}/grading-runs`);
      return runs.length === 2 && runs.every(({ graded }) => graded === CANDIDATES);
    });
    await releaseResults({ staff: office.staff, examId });
    await until('the statistics to be made', async () => (await statistics()).state === 'ready', 30_000);
    for (const [language, width] of CONSOLE_VIEWS) {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: path(examId) });
      await page.getByText(words.released).waitFor();
      await page.getByText(words.dropped).waitFor();
      await lookAt({ page, name: `statistics-released-${language}`, without: TABS, fullPage: true });
      await page.getByRole('button', { name: 'X-1', exact: true }).click();
      await page.getByRole('dialog').getByText(words.noIndex).waitFor();
      await lookAt({ page, name: `statistics-constant-${language}`, without: TABS });
      expect(await page.getByText(/NaN|Infinity|null|undefined/).count()).toBe(0);
      await page.getByRole('dialog').getByRole('link', { name: words.bank }).click();
      const inBank = page.getByRole('dialog');
      await inBank.getByRole('heading', { name: words.record }).scrollIntoViewIfNeeded();
      await inBank.getByRole('link', { name: /示例考试/ }).waitFor();
      await lookAt({ page, name: `statistics-record-${language}`, without: TABS });
    }
  }, 120_000);

  it('say that there is nothing yet, and that one paper says little', async () => {
    const empty = await office.exam({ title: '示例考试（未开考）', policies: {}, candidates: 1, bankId });
    const single = await office.exam({ title: '示例考试（一人）', policies: {}, candidates: 1, bankId });
    await sit({ ...single.tickets[0]!, person: 0 });
    await waitUntilGraded({ staff: office.staff, examId: single.examId, fromMs: 0 });
    for (const [language, width] of CONSOLE_VIEWS) {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: path(empty.examId) });
      await page.getByText(words.nothing).waitFor();
      await lookAt({ page, name: `statistics-nothing-${language}`, without: TABS });
      await page.goto(`${server.url}/console${path(single.examId)}`);
      await page.getByText(words.onePaper).waitFor({ timeout: 30_000 });
      await lookAt({ page, name: `statistics-one-paper-${language}`, without: TABS, fullPage: true });
      await page.locator('.ant-table-row').first().getByRole('button').click();
      await page.getByRole('dialog').getByText(words.choices).waitFor();
      await lookAt({ page, name: `statistics-one-paper-question-${language}`, without: TABS });
      expect(await page.getByText(/NaN|Infinity|null|undefined/).count()).toBe(0);
    }
  }, 120_000);
});
