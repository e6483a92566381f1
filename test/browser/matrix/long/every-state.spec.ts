import type { Browser } from 'playwright-core';
import { until } from '../../../fixtures/until';
import { CandidateScreen, PHONE } from '../../candidate-screen';
import { aReadingUnit, everyKind, ITEM } from '../../every-kind';
import { ExamHall, type Ticket } from '../../exam-hall';
import { anyValues, inLanguage } from '../../in-language';
import { inspectPage } from '../../inspect-page';
import { launchChromium } from '../../launch-chromium';
import { anyCall, anySave, anyStart, anySubmission } from '../../shaky-network';

jest.setTimeout(400_000);

const HOUR_MS = 3_600_000;
const refusal = (status: number, code: string, details: object | null = null, headers = {}) => ({
  status,
  headers,
  body: { code, message: 'synthetic', details },
});

/** Each state of each candidate page: axe, 320 px, 200 % zoom, targets of 44 px, reduced motion. */
describe.each(['zh-CN', 'en'] as const)('every state of every page in %s', (language) => {
  const words = inLanguage(language);
  let hall: ExamHall;
  let browser: Browser;
  let content: Awaited<ReturnType<typeof everyKind>>;

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    content = await everyKind(hall);
  });
  afterEach(() => hall.network.heal());
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  class Walker extends CandidateScreen {
    readonly problems: string[] = [];

    static async enter(): Promise<Walker> {
      const context = await browser.newContext({ viewport: PHONE, locale: language, reducedMotion: 'reduce' });
      await context.addInitScript(`try { localStorage.setItem('sunflower.language', '${language}') } catch {}`);
      const walker = new Walker(await context.newPage(), words);
      await walker.page.goto(hall.url);
      return walker;
    }

    /** Waits for a text of the dictionary, and inspects the page that shows it. */
    async look(state: string, chinese: string): Promise<void> {
      await this.sees(chinese);
      this.problems.push(...(await inspectPage({ page: this.page, state: `${state}-${language}` })));
    }

    async sees(chinese: string): Promise<void> {
      await this.page
        .getByText(anyValues(words(chinese)))
        .filter({ visible: true })
        .first()
        .waitFor();
    }

    /** Fires `online`, so that saving does not wait for the retry pause. */
    async untilSavedAtOnce(): Promise<void> {
      await this.page.evaluate(`void window.dispatchEvent(new Event('online'))`);
      await this.sees('已保存 {time}');
    }

    async leave(): Promise<void> {
      await this.close();
      expect(this.problems).toEqual([]);
    }
  }

  const ticket = async (wishes: Parameters<ExamHall['exam']>[0] = {}): Promise<Ticket> =>
    hall.ticket({ ...wishes, content: { ...content, ...wishes.content } });

  async function seated(
    wishes: Parameters<ExamHall['exam']>[0] = {},
  ): Promise<{ walker: Walker; mine: Ticket; sessionId: string }> {
    const mine = await ticket(wishes);
    const walker = await Walker.enter();
    await walker.arrive(mine);
    const { sessionId } = await hall.holds(mine);
    return { walker, mine, sessionId };
  }

  const act = (sessionId: string, name: string, more = {}) =>
    hall.staff('POST', `/sessions/${sessionId}/${name}`, { reason: '测试', ...more });

  it('before the exam', async () => {
    const mine = await ticket();
    hall.network.strike(anyCall, refusal(503, 'OVERLOADED'));
    const walker = await Walker.enter();
    await walker.look('unreachable', '暂时连不上考试服务器');
    hall.network.heal();
    await walker.press('重试');
    await walker.look('sign-in', '考生登录');
    await walker.press('登录');
    await walker.look('sign-in-missing', '请填写准考证号和登录码。');
    await walker.signIn({ ...mine, accessCode: 'WRONGWRONG22' });
    await walker.look('sign-in-refused', '准考证号或登录码不正确，请核对准考证后再试。');
    hall.network.strike(anyCall, refusal(429, 'TOO_MANY_FAILURES', null, { 'retry-after': '60' }));
    await walker.press('登录');
    await walker.look('sign-in-too-many', '尝试次数过多，请在 {seconds} 秒后再试。');
    hall.network.heal();
    hall.network.cut();
    await walker.press('登录');
    await walker.look('sign-in-offline', '网络不通，请检查网络后再试。');
    expect(await walker.page.locator('[aria-invalid=true]').count()).toBe(0);
    hall.network.heal();
    await walker.signIn(mine);
    await walker.look('rules', '请核对考生信息');
    await walker.press('确认并继续');
    await walker.look('rules-incomplete', '请先勾选以上三项。');
    await walker.agree();
    await walker.look('ready', '考试已开放。点“开始考试”后立即计时，中途退出计时也不停止。');
    hall.network.strike(anyStart, refusal(503, 'OVERLOADED'));
    await walker.press('开始考试');
    await walker.look('start-failing', '服务器繁忙，请稍候再试。');
    hall.network.heal();
    hall.network.strike(anyStart, refusal(409, 'LATE_ENTRY'));
    await walker.look('start-late', '已超过最迟入场时间，不能再进入考试。如有疑问请联系监考员。');
    await walker.leave();
  });

  it('waiting for the opening, and required reading units', async () => {
    const early = await Walker.enter();
    await early.signIn(await ticket({ opensInMs: HOUR_MS }));
    await early.agree();
    await early.look('waiting', '距开考还有');
    await early.leave();

    const walker = await Walker.enter();
    await walker.signIn(await ticket({ content: { requiredTrainingUnitIds: [await aReadingUnit(hall)] } }));
    await walker.agree();
    await walker.press('开始考试');
    await walker.look('training', '参加本次考试前，需要读完以下学习单元。');
    await walker.page.locator('.unit button').click();
    await walker.look('training-unit', '我已读完');
    hall.network.cut();
    await walker.press('我已读完');
    await walker.look('training-unit-offline', '网络不通，请检查网络后再试。');
    hall.network.heal();
    await walker.press('我已读完');
    await walker.look('training-done', '学习单元已全部完成。');
    await walker.leave();
  });

  it('items of each type, empty and answered', async () => {
    const { walker } = await seated();
    const { page } = walker;
    await walker.look('item-single', '选择一个答案');
    await walker.answer(ITEM.single, 'B');
    await walker.look('item-single-answered', '已保存 {time}');
    await walker.answer(ITEM.multiple, 'A', 'C');
    await walker.look('item-multiple', '选择所有正确的答案');
    await walker.answer(ITEM.trueFalse, 'A');
    await walker.look('item-true-false', '判断对错');
    await walker.goTo(ITEM.fillIn);
    await page.locator('fieldset input').first().fill('测试填写');
    await walker.look('item-fill-in', '在每个空里填写答案');
    await walker.goTo(ITEM.numeric);
    await page.locator('article.item input').fill('12,5,');
    await walker.look('item-numeric', '请只填一个数字，例如 12.5，不要写单位或算式。现在的内容没有保存。');
    await page.locator('article.item input').fill('12.5');
    await walker.goTo(ITEM.matching);
    await page.locator('select').first().selectOption('B');
    await walker.look('item-matching', '为每一项选择对应的选项');
    await walker.goTo(ITEM.ordering);
    await walker.look('item-ordering', '尚未作答。请移动任意一项，或确认现在的顺序。');
    await page.locator('.mover').nth(1).click();
    await walker.look('item-ordering-moved', '已保存 {time}');
    await walker.goTo(ITEM.case);
    await walker.look('item-case', '题干材料（第 {first} 至 {last} 题共用）');
    await walker.press('标记');
    await walker.goTo(ITEM.last);
    await walker.look('item-last', '检查交卷');
    await page.goBack();
    await walker.look('back-pressed', '考试中请用页面上的“上一题”“下一题”按钮，不要用返回键。');
    await walker.press('检查交卷');
    await walker.look('review', '检查与交卷');
    await walker.press('交卷');
    await walker.look('confirm', '确定交卷吗？');
    await walker.leave();
  });

  it('answering with failures', async () => {
    const { walker, mine, sessionId } = await seated({ sitting: { earliestSubmissionMinutes: 30 } });
    hall.network.strike(anySave, 'lostOnTheWay');
    await walker.answer(1, 'A');
    await walker.look('save-offline', '网络中断，已在本机保存 {count} 题，恢复后自动提交');
    hall.network.heal();
    await walker.untilSavedAtOnce();
    hall.network.strike(anySave, refusal(503, 'OVERLOADED'));
    await walker.answer(1, 'B');
    await walker.look('save-busy', '服务器繁忙，已在本机保存 {count} 题，稍后自动提交');
    hall.network.heal();
    await walker.untilSavedAtOnce();
    hall.network.strike(anySave, refusal(422, 'INVALID_RESPONSE', { itemNumber: 1 }));
    await walker.answer(1, 'C');
    await walker.look('save-refused', '服务器不接受本题现在的答案，尚未保存。请修改后再试。');
    await walker.page.locator('.sheet-button').click();
    await walker.look(
      'review-refused',
      '下列题目现在的答案未被服务器接受，没有保存。请修改后再交卷；不修改的，以此前已保存的答案为准。',
    );
    await walker.press('交卷');
    await walker.look('confirm-refused', '有 {count} 题现在的答案未被服务器接受，没有保存。');
    await walker.press('再检查一下');
    await walker.press('返回答题');
    hall.network.heal();
    await walker.answer(1, 'D');
    await walker.sees('已保存 {time}');
    await act(sessionId, 'extend', { extraMinutes: 15 });
    await walker.answer(1, 'A');
    await walker.look('extended', '考试时长 {duration} 分钟，已延长至 {total} 分钟');
    await walker.submit();
    await walker.look('too-early', '还不能交卷：北京时间 {time} 起可以交卷。请先继续检查。');
    await walker.press('返回答题');
    await act(sessionId, 'lock');
    await walker.answer(1, 'B');
    await walker.look('locked', '考试已被锁定');
    await act(sessionId, 'unlock');
    await walker.untilAnswering();
    const other = await Walker.enter();
    await other.signIn(mine);
    await other.look('continue', '您的考试正在进行，计时没有停止。请点“继续考试”。');
    await other.press('继续考试');
    await other.untilAnswering();
    await walker.answer(1, 'C');
    await walker.look('taken-over', '这台设备上还有 {count} 题没有提交。');
    hall.network.cut();
    await walker.press('改在这台设备上继续');
    await walker.look('taken-over-offline', '网络不通，请检查网络后再试。');
    hall.network.heal();
    await other.page.context().clearCookies();
    await other.answer(2, 'A');
    await other.look('signed-out', '登录已失效，或本浏览器登录了另一位考生。请用您的准考证重新登录。');
    await other.press('重新登录');
    await other.look('sign-in-again', '登录已失效，请重新登录。本机尚未提交的答案仍然保留，登录后自动提交。');
    await other.leave();
    await walker.leave();
  });

  it('submitting, and afterwards', async () => {
    const { walker } = await seated();
    hall.network.strike(anySubmission, 'lostOnTheWay');
    hall.network.strike(anySave, 'lostOnTheWay');
    await walker.answer(1, 'A');
    await walker.submit();
    await walker.look('handing-in-offline', '网络中断，正在自动重试。答案仍在本机，请保持本页打开，并检查网络。');
    hall.network.heal();
    await walker.sees('回执码是您所交答案的凭证。请抄下、复制或截图保存。');
    await walker.press('复制回执码');
    await walker.look('receipt', '成绩尚未公布。公布后请用准考证号和登录码再次登录查看。');
    hall.network.strike(anySubmission, 'lostOnTheWay');
    await walker.page.reload();
    await walker.look('finding-receipt', '正在读取交卷回执…');
    await walker.leave();
  });

  it('submitting with an answer that the server refuses', async () => {
    const { walker } = await seated();
    await walker.spoilSubmissionOf(1);
    hall.network.strike(anySave, 'lostOnTheWay');
    await walker.answer(1, 'A');
    await walker.answer(2, 'A');
    await walker.submit();
    await walker.look(
      'receipt-refused',
      '第 {items} 题的最后一次作答未被服务器接受：以此前已保存的答案为准，此前没有保存的按未作答计。',
    );
    await walker.leave();
  });

  it('the last minute, and the deadline without a network', async () => {
    const { walker, mine } = await seated();
    await hall.endIn({ ...mine, ms: 45_000 });
    await walker.answer(1, 'A');
    await walker.look('last-minute', '已保存 {time}');
    hall.network.cut();
    await walker.answer(2, 'A');
    await walker.page.getByText(words('考试时间到，正在交卷…')).waitFor({ timeout: 60_000 });
    await walker.look('bell-offline', '网络中断，正在自动重试。答案仍在本机，请保持本页打开，并检查网络。');
    await until('the server to close the session', async () => (await hall.holds(mine)).state === 'timed_out', 60_000);
    hall.network.heal();
    await walker.look('timed-out', '{count} 题的答案在收卷之后才到达，已另行保存，不计入成绩；是否采用由管理员决定。');
    await walker.leave();
  });

  it('ended by staff, and released', async () => {
    const { tickets, examId, sittingId } = await hall.exam({ candidates: 4, content });
    const walkers = await Promise.all(
      tickets.map(async (mine) => {
        const walker = await Walker.enter();
        await walker.arrive(mine);
        return walker;
      }),
    );
    const [passing, failing, closed, voided] = walkers as [Walker, Walker, Walker, Walker];
    await passing.goTo(ITEM.trueFalse);
    await passing.page.locator('label.option', { hasText: '正确' }).click();
    await passing.submit();
    await failing.submit();
    for (const [walker, index, name, title] of [
      [closed, 2, 'close', '监考员已结束您的考试'],
      [voided, 3, 'void', '本次考试已作废'],
    ] as const) {
      await act((await hall.holds(tickets[index]!)).sessionId, name);
      await walker.answer(1, 'A');
      await walker.look(name, title);
    }
    await passing.sees('成绩尚未公布。公布后请用准考证号和登录码再次登录查看。');
    await hall.endSitting(sittingId);
    const { runs } = (await hall.staff('GET', `/exams/${examId}/grading-runs`)) as { runs: { id: string }[] };
    await until(
      'the results to be released',
      () =>
        hall.staff('POST', `/grading-runs/${runs[0]!.id}/release`, { reason: '测试' }).then(
          () => true,
          () => false,
        ),
      30_000,
    );
    for (const [walker, state, verdict] of [
      [passing, 'passed', '合格证书'],
      [failing, 'failed', '不合格'],
      [voided, 'annulled', '成绩已取消'],
    ] as const) {
      await walker.press('刷新');
      await walker.look(state, verdict);
    }
    for (const walker of walkers) await walker.leave();
  });
});
