import type { Browser, Locator, Page } from 'playwright-core';
import { toWallTime } from '../../apps/web/src/console/wall-time';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice, type OfficeExam } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';
import { aMember } from './staff-member';

const WORDS = {
  'zh-CN': {
    add: '新增考点',
    organisation: '承办机构',
    code: '代码',
    name: '名称',
    address: '地址',
    howMany: '数量',
    addRooms: '添加考场',
    places: '座位数',
    rows: '行数',
    columns: '列数',
    save: '保存',
    saved: '考点已保存。',
    chooseRooms: '选择考场',
    arrange: '编排座位',
    arrangeOk: '开始编排',
    apart: /同单位分散/,
    arranged: /已为 3 名考生安排座位/,
    room: '001 考场',
    changeSeat: '调整座位',
    newSeat: '座位号',
    exchange: '与该座位的考生互换',
    moved: '座位已调整。',
    signIn: '到场登记',
    ticket: '准考证号',
    record: '登记到场',
    recorded: '已到场',
    count: /已到 1 人/,
    print: /^打印测试考点/,
    overview: '概况',
    edit: '修改',
    opensAt: '开始时间',
    closesAt: '结束时间',
    reason: '原因',
    shared: /考场在这段时间已由“测试考试”的“第一场”使用（冲突的考场共 1 个）/,
  },
  en: {
    add: 'Add site',
    organisation: 'Run by',
    code: 'Code',
    name: 'Name',
    address: 'Address',
    howMany: 'How many',
    addRooms: 'Add rooms',
    places: 'Places',
    rows: 'Rows',
    columns: 'Columns',
    save: 'Save',
    saved: 'The site was saved.',
    chooseRooms: 'Choose rooms',
    arrange: 'Seat people',
    arrangeOk: 'Seat',
    apart: /Neighbours apart/,
    arranged: /3 people were seated/,
    room: 'Room 001',
    changeSeat: 'Change seat',
    newSeat: 'Seat number',
    exchange: 'Change places with whoever sits there',
    moved: 'The seat was changed.',
    signIn: 'Sign-in at the site',
    ticket: 'Ticket number',
    record: 'Record arrival',
    recorded: 'Arrived',
    count: /Arrived: 1 of 3/,
    print: /^Print for 测试考点/,
    overview: 'Overview',
    edit: 'Edit',
    opensAt: 'Opens',
    closesAt: 'Closes',
    reason: 'Reason',
    shared: /is used at that time by “第一场” of “测试考试” \(rooms taken in all: 1\)/,
  },
} as const;
const TABS = ['.ant-tabs-nav', '.ant-message'];

describe('exam sites and seats, in the console', () => {
  let server: DemoServer;
  let browser: Browser;
  let office: ExamOffice;
  let serial = 0;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
    office = await ExamOffice.open(server);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** An icon is part of the name, and antd puts a space between two Chinese characters on a button. */
  const button = (place: Page | Locator, name: string) =>
    place.getByRole('button', { name: new RegExp(`(^|\\s)${[...name].join('\\s?')}$`) });
  const anExam = (): Promise<OfficeExam> =>
    office.exam({ title: '测试考试', policies: {}, candidates: 3, opensInMs: 600_000, rehearsal: true });

  it.each(CONSOLE_VIEWS)(
    'adds a site with rooms (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      serial += 1;
      const page = await openConsole({ browser, server, language, width, path: '/sites' });
      await button(page, words.add).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByLabel(words.organisation).click();
      await page.locator('.ant-select-tree-title').first().click();
      await drawer.getByLabel(words.code).fill(`T${serial}`);
      await drawer.getByLabel(words.name, { exact: true }).fill(`测试第${serial}中学`);
      await drawer.getByLabel(words.address).fill('测试路 1 号');
      await drawer.getByLabel(words.howMany).fill('3');
      await button(drawer, words.addRooms).click();
      await lookAt({ page, name: `site-new-${language}`, fullPage: true });
      await button(drawer, words.save).click();
      await drawer.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: `测试第${serial}中学` }).click();
      await page.getByRole('dialog').getByLabel(words.places).first().waitFor();
      await lookAt({ page, name: `site-${language}`, without: TABS });
      await page.goBack();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await lookAt({ page, name: `sites-${language}`, without: TABS });
      await page.close();
    },
    90_000,
  );

  it.each(CONSOLE_VIEWS)(
    'chooses rooms, seats people, moves one of them, and records an arrival (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const { examId, tickets } = await anExam();
      // A room holds one sitting at a time, so each run has rooms of its own.
      serial += 1;
      const site = await aSite(`S${serial}`);
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}?tab=seating` });
      const drawer = page.getByRole('dialog');
      await button(page, words.chooseRooms).click();
      await drawer.getByText(site).click();
      await drawer.getByRole('checkbox').first().check();
      await lookAt({ page, name: `seating-rooms-${language}`, without: TABS });
      await button(drawer, words.save).click();
      await drawer.waitFor({ state: 'hidden' });
      await button(page, words.arrange).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(words.apart).first().click();
      await lookAt({ page, name: `seating-arrange-${language}`, without: TABS });
      await button(dialog, words.arrangeOk).click();
      await page.getByText(words.arranged).waitFor();
      await lookAt({ page, name: `seating-arranged-${language}`, without: TABS });
      await dialog.locator('.ant-btn-primary').click();
      await dialog.waitFor({ state: 'hidden' });
      await button(page, words.changeSeat).first().waitFor();
      await lookAt({ page, name: `seating-${language}`, without: TABS, fullPage: true });
      await page.getByRole('button', { name: words.room }).first().click();
      await page.getByRole('dialog').locator('.seat-plan button').first().waitFor();
      await lookAt({ page, name: `seating-room-${language}`, without: TABS });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await button(page, words.changeSeat).first().click();
      await dialog.getByLabel(words.newSeat).fill('4');
      await lookAt({ page, name: `seating-move-${language}`, without: TABS });
      await button(dialog, words.save).click();
      await page.getByText(words.moved).waitFor();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: words.signIn }).click();
      await page.getByRole('heading', { name: words.signIn }).waitFor();
      await page.getByLabel(words.ticket, { exact: true }).fill(tickets[0]!.ticketNumber);
      await button(page, words.record).click();
      await page.locator('.arrival-card').getByText(words.recorded).waitFor();
      await page.getByText(words.count).waitFor();
      await lookAt({ page, name: `arrivals-${language}`, without: TABS, fullPage: true });
      await page.close();
    },
    120_000,
  );

  it.each(CONSOLE_VIEWS)(
    'lets the county that runs a site print for this site alone (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const { examId, sittingId } = await anExam();
      serial += 1;
      const [hosted, other] = [await aSiteOf('county', `H${serial}`), await aSiteOf('province', `P${serial}`)];
      const used = [...hosted.rooms, ...other.rooms].map(({ id: roomId }) => ({ roomId, places: 2, invigilators: '' }));
      await office.staff.put(`sittings/${sittingId}/rooms`, { rooms: used });
      await office.staff.post(`sittings/${sittingId}/seating`, { rule: 'random', anew: false });
      const username = `host-${serial}`;
      const { password } = await aMember({ server, office, username });
      const path = `/exams/${examId}?tab=seating`;
      const page = await openConsole({ browser, server, language, width, path, username, password });
      await page.getByRole('heading', { name: words.print }).waitFor();
      const links = page.locator('.seat-prints a[href*="hall-papers"]');
      const addresses = await links.evaluateAll((found) => found.map((one) => one.getAttribute('href')!));
      expect(addresses).toHaveLength(10);
      for (const address of addresses)
        expect(address).toMatch(new RegExp(`^/api/v1/sites/${hosted.id}/sittings/${sittingId}/hall-papers/`));
      const reply = await page.request.get(`${server.url}${addresses[0]!}`);
      expect([reply.status(), reply.headers()['content-type']]).toEqual([200, 'application/pdf']);
      await lookAt({ page, name: `seating-host-${language}`, without: TABS, fullPage: true });
      await page.close();
    },
    120_000,
  );

  it.each(CONSOLE_VIEWS)(
    'tells which sitting has the room when another one is moved to its time (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const { examId, sittingId } = await anExam();
      serial += 1;
      const { rooms } = await aSiteOf('province', `M${serial}`);
      const [{ id: roomId }] = rooms as [{ id: string }];
      const use = (id: string) =>
        office.staff.put(`sittings/${id}/rooms`, { rooms: [{ roomId, places: 2, invigilators: '' }] });
      await use(sittingId);
      const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
      const later = { opensAt: inDays(30), closesAt: inDays(31) };
      const { id } = await office.staff.post<{ id: string }>(`exams/${examId}/sittings`, { title: '第二场', ...later });
      await use(id);
      const page = await openConsole({ browser, server, language, width, path: `/exams/${examId}` });
      const row = page.getByRole('row').filter({ hasText: '第二场' });
      await button(row, words.edit).click();
      const dialog = page.getByRole('dialog');
      // The window of the first sitting lies in it.
      await dialog.getByLabel(words.opensAt).fill(toWallTime(inDays(0)));
      await dialog.getByLabel(words.reason).fill('测试改期');
      await button(dialog, words.save).click();
      await dialog.getByText(words.shared).waitFor();
      await lookAt({ page, name: `sitting-rooms-taken-${language}`, without: TABS });
      await page.close();
    },
    90_000,
  );

  async function aSiteOf(level: 'province' | 'county', code: string): Promise<{ id: string; rooms: { id: string }[] }> {
    const organisations = await office.staff.get<{ id: string; level: string }[]>('organisations');
    const room = { places: 4, rows: 2, columns: 2, firstCorner: 'front_left', seatOrder: 'columns', name: '测试楼' };
    return office.staff.post('sites', {
      organisationId: organisations.find((organisation) => organisation.level === level)!.id,
      code,
      name: `测试考点${code}`,
      address: '测试路 1 号',
      phone: '',
      directions: '',
      rooms: [{ ...room, number: 1 }],
    });
  }

  async function aSite(code: string): Promise<string> {
    const [organisation] = await office.staff.get<{ id: string }[]>('organisations');
    const room = { places: 4, rows: 2, columns: 2, firstCorner: 'front_left', seatOrder: 'columns', name: '测试楼' };
    await office.staff.post('sites', {
      organisationId: organisation!.id,
      code,
      name: `测试考点${code}`,
      address: '测试路 1 号',
      phone: '',
      directions: '',
      rooms: [1, 2].map((number) => ({ ...room, number })),
    });
    return `${code} 测试考点${code} (8)`;
  }
});
