import type { Blueprint, BlueprintDraw } from '@sunflower/exam';
import { Organisations } from '@sunflower/organisations';
import { QuestionBanks } from '@sunflower/question-bank';
import type { Browser } from 'playwright-core';
import { until } from '../fixtures/until';
import { CandidateScreen, PHONE } from './candidate-screen';
import { ExamHall, type Ticket } from './exam-hall';
import { inLanguage, type Language } from './in-language';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

jest.setTimeout(200_000);

const DESKTOP = { width: 1280, height: 800 };

const common = (id: string) =>
  `id: ${id}, status: published, difficulty: 2, knowledgePoint: 测试, rationale: 测试, source: guide`;
const options = 'options: [甲, 乙, 丙, 丁]';
const QUESTIONS = `domain: course
sources:
  guide: { issuer: 测试单位, title: 测试指南, year: 2020 }
questions:
  - { ${common('ALONE-1')}, type: single_choice, format: A1, stem: 测试单选题一？, ${options}, key: B }
  - { ${common('ALONE-2')}, type: single_choice, format: A2, stem: 测试单选题二？, ${options}, key: B }
groups:
  - id: CASE
    format: A4
    stimulus: 测试病例：某测试儿童，5岁，咳嗽两天。
    questions:
      - { ${common('CASE-1')}, type: single_choice, stem: 测试病例的第一问？, ${options}, key: A }
      - { ${common('CASE-2')}, type: multiple_choice, furtherCase: 第三天出现发热。, stem: 测试病例的第二问？, ${options}, key: [B, D] }
      - { ${common('CASE-3')}, type: fill_in, furtherCase: 第五天热退。, stem: 测试病例的第三问：____。, blanks: [[测试]] }
`;

const draw = (filter: Partial<BlueprintDraw>): BlueprintDraw => ({
  domainCode: 'course',
  type: null,
  format: null,
  difficulty: null,
  count: 1,
  groupSize: null,
  pointsMillipoints: 1000,
  ...filter,
});
const section = (title: string, some: Partial<BlueprintDraw>) => ({
  title,
  passMarkMillipoints: null,
  draws: [draw(some)],
});
/** Item 1 stands alone, 2 to 4 are the case, 5 stands alone. */
const BLUEPRINT: Blueprint = {
  sections: [
    section('单选题', { format: 'A1' }),
    section('病例题', { format: 'A4', count: 3, groupSize: 3 }),
    section('最后一题', { format: 'A2' }),
  ],
};

const WORDS = {
  'zh-CN': {
    hint: '本病例逐步展开，进入下一问后不能返回修改前面的答案。',
    closed: '已进入本病例的后续问题，本题答案不能再修改。',
    goOn: '进入下一问',
    stay: '留在本题',
    blankClosed: '未作答且不能再答的题：第 3 题。',
  },
  en: {
    hint: 'This case unfolds. Once you go on to the next question, you cannot go back and change your answer.',
    closed: 'You have gone on in this case. This answer can no longer be changed.',
    goOn: 'Go on in the case',
    stay: 'Stay',
    blankClosed: 'Passed without an answer, can no longer be answered: question 3.',
  },
} satisfies Record<Language, object>;

describe('a case that unfolds', () => {
  let hall: ExamHall;
  let browser: Browser;
  let bankId: string;

  beforeAll(async () => {
    [hall, browser] = await Promise.all([ExamHall.open(), launchChromium()]);
    const { office } = hall;
    const province = (await office.get(Organisations).findByCode('350000'))!;
    const files = [
      {
        path: 'bank.yaml',
        content: 'code: unfolding\ntitle: 测试病例题库\ndomains:\n  - { code: course, title: 测试 }\n',
      },
      { path: 'course/questions.yaml', content: QUESTIONS },
    ];
    await office.get(QuestionBanks).importFiles({ files, bankId: null, organisationId: province.id, staffId: null });
    bankId = (await office.get(QuestionBanks).findBankByCode('unfolding'))!.id;
  });
  afterAll(async () => {
    await browser?.close();
    await hall?.close();
  });

  const ticket = (presentation: 'item' | 'section' = 'item') =>
    hall.ticket({
      content: {
        bankId,
        blueprint: BLUEPRINT,
        passMarkMillipoints: 1000,
        policies: { multipleChoice: 'all_or_nothing', shuffleItems: false, shuffleOptions: false, presentation },
      },
    });

  async function arrive(mine: Ticket, viewport = PHONE): Promise<CandidateScreen> {
    const screen = await CandidateScreen.open({ browser, url: hall.url, viewport });
    await screen.arrive(mine);
    return screen;
  }

  const words = WORDS['zh-CN'];
  const current = async (mine: Ticket) => (await hall.holds(mine)).current;
  const shown = ({ page }: CandidateScreen) => page.locator('.desk').innerText();
  const dialog = ({ page }: CandidateScreen) => page.getByRole('alertdialog');
  const inDialog = (screen: CandidateScreen, name: string) =>
    dialog(screen).getByRole('button', { name, exact: true }).click();
  const at = (screen: CandidateScreen, itemNumber: number) =>
    screen.page.locator('.item-heading', { hasText: new RegExp(`^第 ${itemNumber} 题`) }).waitFor();

  it('shows each part with its question, asks before an unanswered one is left, and closes what was left', async () => {
    const mine = await ticket();
    const screen = await arrive(mine);
    await screen.goTo(2);
    await screen.says(words.hint);
    expect(await shown(screen)).not.toContain('第三天');
    await screen.answer(2, 'A');
    await screen.page.keyboard.press('ArrowRight');
    await dialog(screen).getByText('进入后不能返回修改。').waitFor();
    await screen.page.keyboard.press('Escape');
    await dialog(screen).waitFor({ state: 'hidden' });
    await screen.press(words.goOn);
    await at(screen, 3);
    expect(await shown(screen)).toMatch(/第三天出现发热。\s*测试病例的第二问？/);
    expect(await shown(screen)).not.toContain('第五天');

    await screen.press(words.goOn);
    await dialog(screen).getByText('本题还没有作答。').waitFor();
    await inDialog(screen, words.stay);
    await at(screen, 3);
    await until('the focus is back', () =>
      screen.page.evaluate<boolean>(`document.activeElement.matches('.pager .primary')`),
    );
    await screen.page.keyboard.press('ArrowRight');
    await dialog(screen).waitFor();
    await screen.page.keyboard.press('Escape');
    await dialog(screen).waitFor({ state: 'hidden' });
    await screen.press(words.goOn);
    await inDialog(screen, words.goOn);
    await at(screen, 4);
    await until('the page told that item 4 was reached', async () => 4 in (await current(mine)));
    expect(await current(mine)).toEqual({ 2: 'A', 3: null, 4: null });

    await screen.press('上一题');
    await at(screen, 3);
    await screen.says(words.closed);
    await screen.page.keyboard.press('b');
    expect(await screen.page.locator('label.option input:enabled').count()).toBe(0);
    expect(await screen.page.locator('label.option input:checked').count()).toBe(0);
    await screen.press('上一题');
    await at(screen, 2);
    expect(await screen.page.locator('label.option input:checked:disabled').count()).toBe(1);
    await screen.close();
  });

  it('is where the candidate left it after a reload and on another device', async () => {
    const mine = await ticket();
    const screen = await arrive(mine);
    await screen.answer(2, 'A');
    await screen.press(words.goOn);
    await at(screen, 3);
    await screen.page.reload();
    await screen.untilAnswering();
    await at(screen, 3);
    await until('the page told that item 3 was reached', async () => 3 in (await current(mine)));

    const other = await CandidateScreen.open({ browser, url: hall.url });
    await other.signIn(mine);
    await other.press('继续考试');
    await other.untilAnswering();
    await other.goTo(2);
    await other.says(words.closed);
    expect(await other.page.locator('label.option input:enabled').count()).toBe(0);
    await other.goTo(3);
    await other.answer(3, 'B');
    await other.untilSaved();
    expect(await current(mine)).toEqual({ 2: 'A', 3: ['B'] });
    await screen.close();
    await other.close();
  });

  it('goes on without network, and keeps the place through a reload', async () => {
    const mine = await ticket();
    const screen = await arrive(mine);
    await screen.goTo(2);
    await screen.page.evaluate('navigator.serviceWorker.ready.then(() => null)');
    await screen.page.context().setOffline(true);
    await screen.answer(2, 'C');
    await screen.press(words.goOn);
    await at(screen, 3);
    await screen.page.reload();
    await screen.untilAnswering();
    await at(screen, 3);
    await screen.page.context().setOffline(false);
    await until('both entries arrived', async () => 3 in (await current(mine)));
    expect(await current(mine)).toEqual({ 2: 'C', 3: null });
    await screen.close();
  });

  it('leads from a question not shown yet to the one that can be answered, and tells at the review what is closed', async () => {
    const mine = await ticket();
    const screen = await arrive(mine, DESKTOP);
    await screen.page.getByRole('button', { name: '第 4 题 未看 尚未展开' }).click();
    await at(screen, 2);
    await screen.answer(2, 'A');
    await screen.press(words.goOn);
    await at(screen, 3);
    await screen.press(words.goOn);
    await inDialog(screen, words.goOn);
    await at(screen, 4);
    await screen.page.getByRole('button', { name: '第 5 题 未看' }).click();
    await at(screen, 5);
    await screen.press('上一题');
    await at(screen, 4);
    await screen.page.locator('.sheet-button').click();
    await screen.says('共 5 题，已答 1 题，未答 4 题。');
    await screen.says(words.blankClosed);
    expect(await screen.page.locator('.item-links button').allInnerTexts()).toEqual(['1', '4', '5']);
    await screen.confirmSubmission();
    await screen.says('您已交卷');
    expect(await screen.handedIn()).toBe(1);
    await screen.close();
  });

  it('unfolds in a section that is shown as a whole', async () => {
    const mine = await ticket('section');
    const screen = await CandidateScreen.open({ browser, url: hall.url, viewport: DESKTOP });
    await screen.signIn(mine);
    await screen.agree();
    await screen.press('开始考试');
    await screen.says('剩余时间');
    await screen.press('下一题');
    await screen.says(words.hint);
    const headings = screen.page.locator('.item-heading');
    expect(await headings.count()).toBe(1);
    await screen.page.locator('label.option').first().click();
    await screen.page.locator('.in-section').getByRole('button', { name: words.goOn }).click();
    await at(screen, 3);
    expect(await headings.count()).toBe(2);
    expect(await screen.page.locator('label.option input:disabled').count()).toBe(4);
    await until('the page told that item 3 was reached', async () => 3 in (await current(mine)));
    await screen.close();
  });

  it.each([
    ['zh-CN', PHONE],
    ['zh-CN', DESKTOP],
    ['en', PHONE],
    ['en', DESKTOP],
  ] as const)('looks right in %s at %j', async (language, viewport) => {
    const say = WORDS[language];
    const context = await browser.newContext({ viewport, locale: language, reducedMotion: 'reduce' });
    await context.addInitScript(`try { localStorage.setItem('sunflower.language', '${language}') } catch {}`);
    const screen = await CandidateScreen.openIn(context, hall.url, inLanguage(language));
    const { page } = screen;
    await screen.arrive(await ticket());
    await screen.press('下一题');
    await page.getByText(say.hint).waitFor();
    await lookAt({ page, name: `unfolding-first-${language}` });
    await page.locator('label.option').first().click();
    await page.getByRole('button', { name: say.goOn, exact: true }).click();
    await page.locator('.case-part').waitFor();
    await lookAt({ page, name: `unfolding-second-${language}` });
    await page.getByRole('button', { name: say.goOn, exact: true }).click();
    await page.getByRole('alertdialog').waitFor();
    await lookAt({ page, name: `unfolding-asked-${language}` });
    await page.getByRole('alertdialog').getByRole('button').nth(1).click();
    await page.locator('.case-part', { hasText: '第五天' }).waitFor();
    await lookAt({ page, name: `unfolding-third-${language}` });
    await screen.press('上一题');
    await page.getByText(say.closed).waitFor();
    await lookAt({ page, name: `unfolding-closed-${language}` });
    await page.locator('.sheet-button').click();
    await page.getByText(say.blankClosed).waitFor();
    await lookAt({ page, name: `unfolding-review-${language}`, fullPage: true });
    await screen.close();
  });
});
