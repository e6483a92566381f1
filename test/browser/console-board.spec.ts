import type { Browser, Page } from 'playwright-core';
import { ACandidate } from '../fixtures/a-candidate';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice, type OfficeExam } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    updated: /更新于 \d\d:\d\d:\d\d/,
    lost: /连接已断开/,
    needing: /需处理/,
    extend: '加时',
    reason: '原因',
    reached: /已生效 \d+ 人/,
    finished: '完成',
    distribution: '成绩分布',
    list: '成绩明细',
    table: '以表格显示数据',
  },
  en: {
    updated: /Updated \d\d:\d\d:\d\d/,
    lost: /Disconnected/,
    needing: /Need attention/,
    extend: 'Add time',
    reason: 'Reason',
    reached: /Applied to \d+ of/,
    finished: 'Done',
    distribution: 'Score distribution',
    list: 'Results by person',
    table: 'Show figures as table',
  },
};
const CANDIDATES = 14;
const STARTED = 10;
const SEATED = 3;
const TABS = ['.ant-tabs-nav'];

describe('the board and the results in the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let office: ExamOffice;
  let exam: OfficeExam;
  const candidates: ACandidate[] = [];

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
    office = await ExamOffice.open(server);
    exam = await office.exam({ title: '示例考试', policies: {}, candidates: CANDIDATES });
    for (const ticket of exam.tickets.slice(0, STARTED)) {
      // Supertest accepts a URL as well as a server.
      const candidate = await ACandidate.signedIn({ app: { http: server.url as never }, ...ticket });
      await candidate.consent();
      await candidate.start();
      candidates.push(candidate);
    }
    await office.staff.post(`sessions/${candidates[0]!.sessionId}/lock`, { reason: '测试锁定' });
    await seatIn(SEATED);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Seats so many people at random in the only room. */
  async function seatIn(places: number): Promise<void> {
    const [organisation] = await office.staff.get<{ id: string }[]>('organisations');
    const room = {
      number: 1,
      name: '测试楼',
      places,
      rows: 1,
      columns: places,
      firstCorner: 'front_left',
      seatOrder: 'columns',
    };
    const { rooms } = await office.staff.post<{ rooms: { id: string }[] }>('sites', {
      organisationId: organisation!.id,
      code: 'S1',
      name: '测试考点',
      address: '测试路 1 号',
      phone: '',
      directions: '',
      rooms: [room],
    });
    await office.staff.put(`sittings/${exam.sittingId}/rooms`, {
      rooms: [{ roomId: rooms[0]!.id, places, invigilators: '测试监考' }],
    });
    await office.staff.post(`sittings/${exam.sittingId}/seating`, { rule: 'random', anew: false });
  }

  const answer = (candidate: ACandidate, revision: number) =>
    candidate.save(
      candidate.items.slice(0, 3).map(({ itemNumber, type, options }) => ({
        itemNumber,
        revision,
        response: type === 'multiple_choice' ? [options[0]!.id] : options[0]!.id,
      })),
    );
  const rowOf = (page: Page, ticketNumber: string) => page.locator('.ant-table-row', { hasText: ticketNumber });

  it.each(CONSOLE_VIEWS)(
    'follow saves, report a lost connection at once, and reconnect (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: `/exams/${exam.examId}?tab=sessions` });
      await page.getByText(words.updated).waitFor();
      expect(await page.locator('.ant-table-row').count()).toBe(CANDIDATES);
      // The locked candidate is first.
      await page.locator('.ant-table-row').first().getByText(exam.tickets[0]!.ticketNumber).waitFor();
      await lookAt({ page, name: `board-${language}`, without: TABS, fullPage: true });
      const ticket = exam.tickets[5]!.ticketNumber;
      const fresh = candidates[5]!;
      const { body } = await fresh.get(`/api/v1/candidate/sessions/${fresh.sessionId}`);
      expect(body.session.state).toBe('in_progress');
      expect((await answer(fresh, 1)).status).toBe(200);
      await rowOf(page, ticket).getByText(`3/${fresh.items.length}`).waitFor();
      await page.context().setOffline(true);
      await page.getByRole('alert').getByText(words.lost).first().waitFor();
      await lookAt({ page, name: `board-lost-${language}`, without: TABS });
      await page.context().setOffline(false);
      await page.getByText(words.updated).waitFor();
      await page.context().close();
    },
    90_000,
  );

  it('show the people of one room, with their seats', async () => {
    const page = await openConsole({
      browser,
      server,
      language: 'zh-CN',
      width: 1280,
      path: `/exams/${exam.examId}?tab=sessions`,
    });
    await page.getByText(WORDS['zh-CN'].updated).waitFor();
    await page.getByLabel('全部考点考场').fill('001');
    await page.getByLabel('全部考点考场').press('Enter');
    await page.locator('.board-people .ant-table-row').nth(SEATED).waitFor({ state: 'detached' });
    const seats = page.getByText(/^测试考点 001 考场 0[1-3] 号$/);
    expect(await seats.count()).toBe(SEATED);
    await page.getByText(`筛选出的全部 ${SEATED} 人`).waitFor();
    await lookAt({ page, name: 'board-room', without: TABS, fullPage: true });
    await page.context().close();
  }, 60_000);

  it.each(CONSOLE_VIEWS)(
    'add time to all candidates at once, and list those it was not applied to (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: `/exams/${exam.examId}?tab=sessions` });
      await page.getByText(words.updated).waitFor();
      await page.getByRole('button', { name: words.extend, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(words.reason).fill('测试停电');
      await lookAt({ page, name: `batch-${language}`, without: TABS });
      await dialog.locator('.ant-modal-footer').getByRole('button').last().click();
      await dialog.getByText(words.reached).waitFor();
      await lookAt({ page, name: `batch-done-${language}`, without: TABS });
      await dialog.getByRole('button', { name: words.finished }).click();
      await page.context().close();
    },
    90_000,
  );

  it('have a wall view', async () => {
    const page = await openConsole({
      browser,
      server,
      language: 'zh-CN',
      width: 1280,
      path: `/exams/${exam.examId}/wall`,
    });
    await page.getByText(WORDS['zh-CN'].updated).waitFor();
    await lookAt({ page, name: 'wall', fullPage: true });
    await page.context().close();
  }, 60_000);

  it.each(CONSOLE_VIEWS)(
    'show plots with their figures once graded (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      for (const [index, candidate] of candidates.entries()) {
        if (index === 0) continue;
        const responses = candidate.items.map(({ itemNumber, type, options }) => {
          const letter = options[(index + itemNumber) % 2]!.id;
          return { itemNumber, revision: 9, response: type === 'multiple_choice' ? [letter] : letter };
        });
        expect((await candidate.submit(responses)).status).toBe(200);
      }
      const page = await openConsole({
        browser,
        server,
        language,
        width,
        path: `/exams/${exam.examId}?tab=results-view`,
      });
      await page.getByText(words.distribution).waitFor({ timeout: 30_000 });
      await page.getByText(words.list).waitFor();
      await page.locator('.ant-table-row').first().waitFor();
      await lookAt({ page, name: `results-${language}`, without: TABS, fullPage: true });
      await page.getByText(words.table).first().click();
      await lookAt({ page, name: `results-numbers-${language}`, without: TABS });
      await page.context().close();
    },
    90_000,
  );
});
