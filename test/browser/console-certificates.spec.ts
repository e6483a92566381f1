import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { releaseResults, waitUntilGraded } from '../../apps/rehearsal/src/office/release-results';
import { ACandidate } from '../fixtures/a-candidate';
import { until } from '../fixtures/until';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import type { Language } from './in-language';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';
import { aMember } from './staff-member';

const WORDS = {
  'zh-CN': {
    request: '申请撤销',
    reason: /理由|原因/,
    waiting: '有 1 份撤销申请待另一位管理员确认。',
    confirm: '确认撤销',
    decline: /驳\s*回/,
    withdraw: /撤\s*回/,
    valid: '证书有效',
    changed: '文件内容被改动过',
    unknownKey: '不是本平台的签名',
    none: '文件中没有数字签名',
    revoked: '证书已撤销',
    file: '选择证书文件',
  },
  en: {
    request: 'Request revocation',
    reason: 'Reason',
    waiting: 'Requested revocations waiting for a second administrator: 1',
    confirm: 'Confirm revocation',
    decline: 'Decline',
    withdraw: 'Withdraw',
    valid: 'This certificate is valid',
    changed: 'The content of this file has been changed',
    unknownKey: 'Not signed by this platform',
    none: 'There is no digital signature in this file',
    revoked: 'This certificate has been revoked',
    file: 'Choose the certificate file',
  },
} as const;
const TABS = ['.ant-tabs-nav'];
// One for each view, since each view revokes one.
const CANDIDATES = CONSOLE_VIEWS.length;

describe('certificates: revoked by two, and checked by their file', () => {
  let server: DemoServer;
  let browser: Browser;
  let office: ExamOffice;
  let second: { password: string };
  let examId: string;
  let numbers: string[];
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-files-'));

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
    office = await ExamOffice.open(server);
    second = await aMember({ server, office, username: 'second-admin', level: 'province' });
    const exam = await office.exam({
      title: '示例考试',
      policies: {},
      candidates: CANDIDATES,
      rehearsal: false,
      passMarkPoints: 0,
    });
    examId = exam.examId;
    for (const ticket of exam.tickets) {
      // Supertest accepts a URL as well as a server.
      const candidate = await ACandidate.signedIn({ app: { http: server.url as never }, ...ticket });
      await candidate.consent();
      await candidate.start();
      expect((await candidate.submit([])).status).toBe(200);
    }
    await office.staff.put(`sittings/${exam.sittingId}`, {
      title: '第一场',
      opensAt: new Date(Date.now() - 60_000).toISOString(),
      closesAt: new Date(Date.now() - 1_000).toISOString(),
      reason: '提前结束',
    });
    await waitUntilGraded({ staff: office.staff, examId, fromMs: 0 });
    await office.staff.post(`exams/${examId}/grading-runs`, { overrides: [], reason: '测试' });
    await until('the run to be graded', async () => {
      const { runs } = await office.staff.get<{ runs: { graded: number }[] }>(`exams/${examId}/grading-runs`);
      return runs.every(({ graded }) => graded === CANDIDATES);
    });
    await releaseResults({ staff: office.staff, examId });
    const { certificates } = await office.staff.get<{ certificates: { number: string }[] }>(
      `exams/${examId}/certificates`,
    );
    numbers = certificates.map(({ number }) => number);
    expect(numbers).toHaveLength(CANDIDATES);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function fileOf({ number, kind }: { number: string; kind: 'pdf' | 'credential' }): Promise<string> {
    const reply = await fetch(`${server.url}/api/v1/certificates/${number}/${kind}`, {
      headers: { cookie: office.staff.cookie },
    });
    expect(reply.status).toBe(200);
    const file = join(folder, `${number}.${kind === 'pdf' ? 'pdf' : 'jwt'}`);
    writeFileSync(file, Buffer.from(await reply.arrayBuffer()));
    return file;
  }

  async function verifyPage({ language, width }: { language: Language; width: number }): Promise<Page> {
    const page = await (
      await browser.newContext({ viewport: { width, height: 800 }, locale: language, reducedMotion: 'reduce' })
    ).newPage();
    await page.addInitScript(`localStorage.setItem('sunflower.language', '${language}')`);
    await page.goto(`${server.url}/verify`);
    return page;
  }

  it.each(CONSOLE_VIEWS)('the public page says what a file is worth (%s, %s px)', async (language, width) => {
    const words = WORDS[language];
    const number = numbers.at(-1)!;
    const [pdf, jwt] = [await fileOf({ number, kind: 'pdf' }), await fileOf({ number, kind: 'credential' })];
    if (process.env['SCREENSHOT_FOLDER'])
      writeFileSync(join(process.env['SCREENSHOT_FOLDER'], 'c.pdf'), readFileSync(pdf));
    const [head = '', body = '', signature = ''] = readFileSync(jwt, 'utf8').split('.');
    const changed = join(folder, 'changed.jwt');
    const payload = Buffer.from(body, 'base64url').toString().replace('示例', '另一');
    writeFileSync(changed, `${head}.${Buffer.from(payload).toString('base64url')}.${signature}`);
    const foreign = join(folder, 'foreign.jwt');
    const header = Buffer.from(head, 'base64url')
      .toString()
      .replace(/.{43}"/, `${'A'.repeat(43)}"`);
    writeFileSync(foreign, `${Buffer.from(header).toString('base64url')}.${body}.${signature}`);
    const page = await verifyPage({ language, width });
    await lookAt({ page, name: `verify-${language}`, fullPage: true });
    for (const [name, file, words_] of [
      ['valid-pdf', pdf, words.valid],
      ['valid-jwt', jwt, words.valid],
      ['changed', changed, words.changed],
      ['foreign', foreign, words.unknownKey],
      ['none', __filename, words.none],
    ] as const) {
      await page.getByLabel(words.file).setInputFiles(file);
      await page.getByRole('heading', { name: words_ }).waitFor();
      await lookAt({ page, name: `file-${name}-${language}`, fullPage: true });
    }
    await page.context().close();
  });

  it.each(CONSOLE_VIEWS)(
    'one administrator asks for a revocation, another one confirms it (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const path = `/exams/${examId}?tab=certificates`;
      const page = await openConsole({ browser, server, language, width, path });
      await page.getByRole('button', { name: words.request }).first().click();
      await page.getByRole('dialog').getByRole('textbox').fill('测试：冒名顶替');
      await lookAt({ page, name: `revocation-request-${language}`, without: TABS });
      await page.getByRole('dialog').getByRole('button', { name: words.request }).click();
      await page.getByText(words.waiting).waitFor();
      await page.getByRole('button', { name: words.withdraw }).waitFor();
      expect(await page.getByRole('button', { name: words.confirm }).count()).toBe(0);
      await lookAt({ page, name: `revocation-own-${language}`, without: TABS, fullPage: true });
      await page.context().close();
      const other = await openConsole({
        browser,
        server,
        language,
        width,
        path,
        username: 'second-admin',
        password: second.password,
      });
      await other.getByRole('button', { name: words.decline }).waitFor();
      await lookAt({ page: other, name: `revocation-waiting-${language}`, without: TABS, fullPage: true });
      await other.getByRole('button', { name: words.confirm }).click();
      await other.getByRole('dialog').getByText('冒名顶替').waitFor();
      await lookAt({ page: other, name: `revocation-confirm-${language}`, without: TABS });
      await other.getByRole('dialog').getByRole('button', { name: words.confirm }).click();
      await other.getByText(words.waiting).waitFor({ state: 'hidden' });
      await lookAt({ page: other, name: `revocation-done-${language}`, without: TABS, fullPage: true });
      await other.context().close();
    },
    60_000,
  );
});
