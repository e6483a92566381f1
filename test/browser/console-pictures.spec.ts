import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { aPng } from '../fixtures/a-picture';
import { CONSOLE_VIEWS, openConsole } from './console-screen';
import { startDemoServer, type DemoServer } from './demo-server';
import { ExamOffice } from './exam-office';
import { lookAt } from './inspect-page';
import { launchChromium } from './launch-chromium';

const WORDS = {
  'zh-CN': {
    insert: '插入图片',
    title: '标题',
    body: '正文（Markdown）',
    alternative: '图片说明',
    preview: '预览',
    save: /保\s*存/,
    edit: /编\s*辑/,
    alternativeMissing: '请填写图片说明。',
    unreadable: '该文件无法作为图片打开，请另存为 PNG 或 JPEG 后重新选择。',
    instructions: '考生须知',
  },
  en: {
    insert: 'Insert picture',
    title: 'Title',
    body: 'Text (Markdown)',
    alternative: 'Description of the picture',
    preview: 'Preview',
    save: 'Save',
    edit: 'Edit',
    alternativeMissing: 'Describe what the picture shows.',
    unreadable: 'This file cannot be opened as a picture. Save it as PNG or JPEG and choose it again.',
    instructions: 'Instructions for candidates',
  },
};

/** Like a phone's photograph: large, with the location in its EXIF. */
const PHOTOGRAPH = {
  name: 'photograph.png',
  mimeType: 'image/png',
  buffer: aPng({ width: 2400, height: 1200, extra: { eXIf: 'MM\0*\0\0\0\x08\0\0' } }),
};

describe('pictures in the console', () => {
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
    'are scaled down, stripped of EXIF and inserted at the cursor (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/training/new' });
      await page.getByLabel(words.title, { exact: true }).fill(`测试图片 ${language} ${width}`);
      const body = page.getByLabel(words.body);
      await body.fill('见图：。');
      await body.press('End');
      await body.press('ArrowLeft');
      await page.getByRole('button', { name: words.insert }).click();
      const dialog = page.getByRole('dialog');
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
      await dialog.getByRole('button', { name: words.insert }).click();
      await dialog.getByText(words.alternativeMissing).waitFor();
      await dialog.getByLabel(words.alternative).fill('右眼眼底 [示例]');
      await dialog.getByRole('button', { name: words.insert }).click();
      await dialog.getByText(words.unreadable).waitFor();
      await lookAt({ page, name: `picture-dialog-${language}` });
      await dialog.locator('input[type=file]').setInputFiles(PHOTOGRAPH);
      await dialog.getByText('photograph.png').waitFor();
      await dialog.getByRole('button', { name: words.insert }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await body.inputValue()).toMatch(/^见图：!\[右眼眼底 示例\]\(\/api\/v1\/media\/[0-9a-f]{64}\)。$/);
      await lookAt({ page, name: `unit-with-picture-${language}` });
      await page.getByRole('tab', { name: words.preview }).click();
      const picture = page.getByRole('button', { name: /右眼眼底 示例/ }).locator('img');
      await picture.waitFor();
      expect(
        await picture.evaluate(
          async (image: { decode: () => Promise<void>; naturalWidth: number; naturalHeight: number }) => {
            await image.decode();
            return [image.naturalWidth, image.naturalHeight];
          },
        ),
      ).toEqual([1600, 800]);
      await lookAt({ page, name: `unit-preview-${language}` });
      await page.getByRole('button', { name: words.save }).click();
      await page.getByRole('button', { name: words.edit }).waitFor();
    },
    60_000,
  );

  it.each(CONSOLE_VIEWS)(
    'can be inserted in the instructions of an exam (%s, %s px)',
    async (language, width) => {
      const words = WORDS[language];
      const page = await openConsole({ browser, server, language, width, path: '/exams/new' });
      const instructions = page.getByLabel(words.instructions);
      await instructions.scrollIntoViewIfNeeded();
      const insert = page
        .locator('.ant-form-item')
        .filter({ has: instructions })
        .getByRole('button', { name: words.insert });
      await insert.waitFor();
      await lookAt({ page, name: `exam-form-${language}` });
    },
    60_000,
  );

  describe('of a question bank', () => {
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'sunflower-folder-'));
      mkdirSync(join(folder, 'sample/pictures'), { recursive: true });
      writeFileSync(
        join(folder, 'bank.yaml'),
        'code: picture-bank\ntitle: 带图示例题库\ndomains: [{ code: sample, title: 示例领域 }]\n',
      );
      writeFileSync(
        join(folder, 'sample/questions.yaml'),
        `domain: sample
questions:
  - { id: PIC-001, type: true_false, status: draft, difficulty: 1, knowledgePoint: 示例, stem: "示例：![右眼眼底](pictures/fundus.png) 正常。", key: true }
`,
      );
    });

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it.each([360, 1280])(
      'are uploaded with it; if one is missing or unreadable, it is named and nothing is imported (%s px)',
      async (width) => {
        const page = await openConsole({ browser, server, language: 'zh-CN', width, path: '/banks' });
        await page.getByRole('button', { name: '导入 YAML 题库' }).click();
        const drawer = page.getByRole('dialog');
        const pick = () => drawer.locator('input[webkitdirectory]').setInputFiles(folder);
        const start = () => drawer.getByRole('button', { name: '检查并导入' }).click();
        await pick();
        await start();
        await drawer.getByText('图片 sample/pictures/fundus.png：所选内容中没有这张图片', { exact: false }).waitFor();
        writeFileSync(join(folder, 'sample/pictures/fundus.png'), 'not a picture');
        await pick();
        await start();
        await drawer.getByText('未导入任何试题：图片 sample/pictures/fundus.png 上传失败。').waitFor();
        await lookAt({ page, name: 'import-failed' });
        writeFileSync(join(folder, 'sample/pictures/fundus.png'), PHOTOGRAPH.buffer);
        writeFileSync(join(folder, 'sample/pictures/unused.png'), aPng());
        await pick();
        await drawer.getByText('图片 2 张，其中试题用到 1 张').waitFor();
        await start();
        await drawer.getByText(/导入完成/).waitFor();
        await lookAt({ page, name: 'import-done' });
        const { staff } = await ExamOffice.open(server);
        const bank = (await staff.get<{ id: string; code: string }[]>('question-banks')).find(
          ({ code }) => code === 'picture-bank',
        )!;
        const { items } = await staff.get<{ items: { stem: string }[] }>(`question-banks/${bank.id}/questions`);
        const [, address] = /^示例：!\[右眼眼底\]\(\/api\/v1\/(media\/[0-9a-f]{64})\) 正常。$/.exec(items[0]!.stem)!;
        expect((await staff.download(address!)).readUInt32BE(16)).toBe(1600);
      },
      60_000,
    );
  });
});
