import type { PoolQuestion } from '@sunflower/question-bank';
import type { Browser, Page } from 'playwright-core';
import type { BlueprintDto } from '../../libs/exam/src/blueprint/blueprint.dto';
import { assemblePaper } from '../../libs/exam-session/src/paper/paper-assembly';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    add: '添加列',
    dialog: '列设置',
    kinds: '题型',
    single: '单项选择题',
    multiple: '多项选择题',
    done: /确\s*定/,
    total: '7 题 · 7 分',
    short: /缺 \d+ 题/,
    nothing: '未粘贴任何内容：',
    list: '列表',
  },
  en: {
    add: 'Add columns',
    dialog: 'Column',
    kinds: 'Question types',
    single: 'Single choice',
    multiple: 'Multiple choice',
    done: 'Done',
    total: '7 · 7 points',
    short: /\d+ missing/,
    nothing: 'Nothing was pasted:',
    list: 'List',
  },
};

const anyDraw = { domainCode: null, type: null, format: null, difficulty: null, groupSize: null, points: 1, count: 2 };

/** The draws are not in the order of a table's columns, two have the same cell, and parts are incomplete. */
const stored = (domainCode: string): BlueprintDto => ({
  sections: [
    {
      title: '乱序',
      passMarkPoints: 1.5,
      draws: [
        { ...anyDraw, type: 'multiple_choice', points: 2.5 },
        { ...anyDraw, type: 'single_choice', domainCode, difficulty: { min: 2, max: 4 } },
        { ...anyDraw, format: 'B1', groupSize: 3, count: 6 },
        { ...anyDraw, type: 'multiple_choice', points: 2.5, domainCode },
        { ...anyDraw, type: 'single_choice', difficulty: { min: 2, max: 4 } },
      ],
    },
    { title: '同格', passMarkPoints: null, draws: [anyDraw, anyDraw] },
    { title: '未完成', passMarkPoints: null, draws: [{ ...anyDraw, type: 'true_false', count: 0 }] },
    { title: '空', passMarkPoints: null, draws: [] },
  ],
});

/** The questions of a paper that this blueprint draws from one pool for each criterion. */
function paperOf({ sections }: BlueprintDto, seed: string): string {
  const pool = (criteria: string, size: number) =>
    Array.from({ length: 30 }, (_, index) => question(`${criteria} ${index}`, size && Math.floor(index / size) + 1));
  const blueprint = {
    sections: sections.map(({ title, draws }) => ({
      title,
      passMarkMillipoints: null,
      draws: draws.map(({ points, ...draw }) => ({ ...anyDraw, ...draw, pointsMillipoints: points * 1000 })),
    })),
  };
  const draws = blueprint.sections.flatMap((section, sectionIndex) =>
    section.draws.map(({ count, pointsMillipoints, ...criteria }) => ({
      sectionIndex,
      draw: { count, pointsMillipoints, ...criteria },
      candidates: pool(JSON.stringify(criteria), criteria.groupSize ?? 0),
    })),
  );
  const policies = { multipleChoice: 'all_or_nothing' as const, shuffleItems: true, shuffleOptions: true };
  return JSON.stringify(assemblePaper({ exam: { blueprint, draws, policies, exclusionGroups: new Map() }, seed }));
}

const question = (id: string, group: number): PoolQuestion => ({
  versionId: id,
  questionId: id,
  questionCode: id,
  domainCode: 'd',
  type: 'single_choice',
  format: group ? 'B1' : 'A1',
  stem: id,
  furtherCase: null,
  options: ['甲', '乙', '丙', '丁'],
  prompts: [],
  blankCount: 0,
  key: { kind: 'choice', right: [2] },
  fixedOptionOrder: false,
  stimulus: group ? { id: `${id.split(' ')[0]} ${group}`, text: '材料', format: 'B1' } : null,
  groupPosition: group ? Number(id.split(' ')[1]) : null,
  difficulty: 2,
  rationale: '',
  knowledgePoint: 'k',
});

const cell = (page: Page, place: string) => page.locator(`[data-cell="${place}"]`);

/** As from a spreadsheet. */
const paste = (page: Page, place: string, text: string) =>
  cell(page, place).evaluate((input, pasted) => {
    const { DataTransfer: Data, ClipboardEvent: Pasted } = globalThis as unknown as {
      DataTransfer: new () => { setData: (type: string, value: string) => void };
      ClipboardEvent: new (type: string, init: object) => object;
    };
    const clipboardData = new Data();
    clipboardData.setData('text/plain', pasted);
    (input as unknown as { dispatchEvent: (event: object) => void }).dispatchEvent(
      new Pasted('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

describe('the plan of a paper as a table', () => {
  let server: DemoServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchChromium();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  it.each(CONSOLE_VIEWS)(
    'is typed by keyboard, pasted from a spreadsheet, and adds up (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/exams/new' });
      await page.getByRole('button', { name: words.add }).click();
      const dialog = page.getByRole('dialog', { name: words.dialog });
      const kinds = dialog.getByLabel(words.kinds);
      for (const kind of [words.single, words.multiple]) {
        await kinds.fill(kind);
        await page
          .locator('.ant-select-item-option', { hasText: new RegExp(`^${kind}$`) })
          .first()
          // A mouse click may meet the list while it is still sliding in.
          .dispatchEvent('click');
        await dialog.locator('.ant-select').getByTitle(kind, { exact: true }).waitFor();
      }
      // The list of kinds stays open over the buttons.
      await dialog.getByText(words.dialog, { exact: true }).click();
      await lookAt({ page, name: `plan-columns-${language}` });
      await dialog.getByRole('button', { name: words.done }).click();
      await dialog.waitFor({ state: 'hidden' });
      // A dialog moves the focus once more when its mask is gone; each key goes to the cell that it is meant for.
      await page.locator('.ant-modal-mask').waitFor({ state: 'hidden' });

      await cell(page, '0:0').press('1');
      await cell(page, '0:0').press('ArrowRight');
      await cell(page, '0:1').press('2');
      await cell(page, '0:1').press('Enter');
      await cell(page, '1:1').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('4');
      await page.getByRole('cell', { name: words.total }).waitFor();
      expect(await cell(page, '1:1').inputValue()).toBe('4');

      await paste(page, '0:0', '5\t六\n7\t8');
      await page.getByText(words.nothing).waitFor();
      expect(await cell(page, '0:0').inputValue()).toBe('1');
      await lookAt({ page, name: `plan-fault-${language}` });

      await paste(page, '0:0', '3\t\r\n0\t190\r\n');
      await page.getByText(words.short).first().waitFor();
      expect(await cell(page, '0:0').inputValue()).toBe('3');
      expect(await cell(page, '0:1').inputValue()).toBe('');
      await lookAt({ page, name: `plan-short-${language}` });

      // The list shows the same two draws.
      await page.getByText(words.list, { exact: true }).click();
      await page.locator('.console-draw').nth(1).waitFor();
      expect(await page.locator('.console-draw').count()).toBe(2);
    },
    60_000,
  );

  it('saves the stored draws of an untouched plan, so that a seed gives the same paper', async () => {
    const { staff } = await ExamOffice.open(server);
    const [bank] =
      await staff.get<{ id: string; organisationId: string; domains: { code: string }[] }[]>('question-banks');
    const created = await staff.post<{ id: string; blueprint: BlueprintDto }>('exams', {
      title: '测试细目表',
      organisationId: bank!.organisationId,
      bankId: bank!.id,
      durationMinutes: 60,
      passMarkPoints: 6,
      blueprint: stored(bank!.domains[1]!.code),
      policies: { multipleChoice: 'partial_no_wrong', shuffleItems: true, shuffleOptions: true },
      certificateTitle: '测试证书',
      certificateIssuer: '测试单位',
      rehearsal: true,
    });
    const page = await openConsole({
      browser,
      server,
      language: 'zh-CN',
      width: 1280,
      path: `/exams/${created.id}/edit`,
    });
    await page.locator('.console-plan').first().waitFor();
    expect(await page.locator('.console-plan').count()).toBe(2);
    expect(await page.locator('.console-draw').count()).toBe(2);
    // The same count typed again changes nothing.
    await page.locator('.console-plan').first().locator('[data-cell="1:1"]').fill('2');
    await page.getByLabel('考试名称').fill('测试细目表（改名）');
    await lookAt({ page, name: 'plan-stored', fullPage: true });
    await page.getByRole('button', { name: /^保\s*存$/ }).click();
    await page.waitForURL(`${server.url}/console/exams/${created.id}`);
    const saved = await staff.get<{ title: string; blueprint: BlueprintDto }>(`exams/${created.id}`);
    expect(saved.title).toBe('测试细目表（改名）');
    expect(saved.blueprint).toEqual(created.blueprint);
    for (const seed of ['甲', '乙', '丙'])
      expect(paperOf(saved.blueprint, seed)).toBe(paperOf(created.blueprint, seed));
  }, 60_000);
});
