import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Log, readConfig } from '@sunflower/platform';
import { COMMON_CHARACTERS } from './common-characters';
import { CertificateRenderer } from './certificate-renderer';

const face = {
  number: 'SF202601234567894',
  checkCode: 'K7M2QX9P',
  verifyUrl: 'https://exam.example.org/verify/SF202601234567894?code=K7M2QX9P',
  holderName: '考生零一',
  maskedIdNumber: '****1234',
  examTitle: '儿童保健家庭指导员培训考试',
  title: '合格证书',
  issuer: '测试儿童保健协会',
  issuedOn: '2026年11月23日',
  lastValidDay: '2029年11月23日',
  correctedOn: null,
  credential: null,
  issuedAtMs: Date.UTC(2026, 10, 23, 4),
  rehearsal: false,
};

interface Part {
  entries: string;
  text: string;
}

/** The objects of a document by number, with decompressed streams. */
function partsOf(pdf: Buffer): Map<string, Part> {
  const source = pdf.toString('latin1');
  const parts = [...source.matchAll(/(?<=\n)(\d+) 0 obj\n(.*?)\n(stream\n|endobj\n)/gs)].map(
    ({ index, 0: whole, 1: number = '', 2: entries = '', 3: end = '' }): [string, Part] => {
      const start = index + whole.length;
      const bytes = pdf.subarray(start, start + Number(/\/Length (\d+)/.exec(entries)?.[1]));
      return [number, { entries, text: end.startsWith('stream') ? inflateSync(bytes).toString('latin1') : '' }];
    },
  );
  return new Map(parts);
}

/**
 * The lines of the page as a PDF reader copies them, from the fonts' ToUnicode maps. `|` marks a change of font part.
 */
function linesOf(pdf: Buffer): string[] {
  const parts = partsOf(pdf);
  const fonts = new Map<string, Map<string, string>>();
  for (const { entries } of parts.values()) {
    for (const [, resource = '', font = ''] of entries.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+)/.exec(parts.get(font)?.entries ?? '')?.[1] ?? '';
      const pairs = parts.get(toUnicode)?.text.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm) ?? [];
      fonts.set(
        resource,
        new Map(
          [...pairs].map(([, code = '', hex = '']) => [code, Buffer.from(hex, 'hex').swap16().toString('utf16le')]),
        ),
      );
    }
  }
  const page = [...parts.values()].find(({ text }) => text.includes('BT ')) as Part;
  return [...page.text.matchAll(/BT (.*?) ET/g)].map(([, line = '']) =>
    line
      .split(/(?=\/F\d+ )/)
      .slice(1)
      .map((run) => {
        const font = fonts.get(/F\d+/.exec(run)?.[0] ?? '');
        return [...run.matchAll(/<([0-9a-f]+)>/g)]
          .flatMap(([, codes = '']) => codes.match(/.{4}/g) ?? [])
          .map((code) => font?.get(code))
          .join('');
      })
      .join('|'),
  );
}

const embeddedFonts = (pdf: Buffer): string[] =>
  [
    ...new Set(
      [...partsOf(pdf).values()].flatMap(({ entries }) => /FontName \/[A-Z]{6}\+(\S+)/.exec(entries)?.[1] ?? []),
    ),
  ].sort();

describe('the certificate thread', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunflower-pdf-'));
  const renderer = new CertificateRenderer(readConfig({ DATA_DIR: dataDir }), new Log('silent'));

  afterAll(async () => {
    await renderer.onApplicationShutdown();
    rmSync(dataDir, { recursive: true });
  });

  it('draws one A4 page with the same bytes each time', async () => {
    const [first, second] = await Promise.all([renderer.render(face), renderer.render(face)]);
    const text = first?.toString('latin1') ?? '';
    expect(text).toMatch(/^%PDF-1\./);
    expect(text.match(/\/Type \/Page\n/g)).toHaveLength(1);
    expect(text).toContain('/MediaBox [0 0 841.89 595.28]');
    expect(first?.equals(second as Buffer)).toBe(true);
  });

  it('contains its text as text, each line in one piece', async () => {
    expect(linesOf(await renderer.render(face))).toEqual([
      '合格证书',
      'CERTIFICATE OF COMPETENCE',
      '考生零一',
      '证件号码 ****1234',
      '在“儿童保健家庭指导员培训考试”中成绩合格，特发此证。',
      '证书编号',
      face.number,
      '校验码',
      face.checkCode,
      '有效期至',
      face.lastValidDay,
      '扫描二维码，可核验本证书真伪',
      face.issuer,
      face.issuedOn,
    ]);
  });

  it('gives the same bytes after drawing other certificates of the same and of another exam', async () => {
    const alone = await renderer.render(face);
    await renderer.onApplicationShutdown();
    await renderer.render({ ...face, holderName: '测试乙' });
    await renderer.render({ ...face, examTitle: '另一场考试', issuer: '另一家单位' });
    expect((await renderer.render(face)).equals(alone)).toBe(true);
  });

  it('copies a ligature as its letters', async () => {
    expect(linesOf(await renderer.render({ ...face, holderName: 'AVATAR Waffle' }))).toContain('AVATAR Waffle');
  });

  it('marks the certificate of a rehearsal as invalid', async () => {
    expect(linesOf(await renderer.render({ ...face, rehearsal: true }))).toContain('演练 无效');
  });

  it('does not block the event loop while drawing', async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    await Promise.all(Array.from({ length: 10 }, () => renderer.render(face)));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(10);
  });

  it('names the characters that no font has instead of printing boxes', async () => {
    await expect(renderer.render({ ...face, holderName: '𠮷考生𡋾' })).rejects.toMatchObject({
      code: 'CERTIFICATE_CHARACTERS_MISSING',
      message: expect.stringContaining('𠮷 (U+20BB7)'),
      details: { characters: ['𠮷', '𡋾'] },
    });
  });

  it('prints certificates of an exam whose locked texts have characters that no font has', async () => {
    const pdf = await renderer.render({
      ...face,
      examTitle: '向日葵😀\n培训\u202e考试👨‍👩‍👧',
      title: '𠮷合格证书❤️',
      issuer: '🌻',
    });
    expect(linesOf(pdf)).toEqual(
      expect.arrayContaining(['在“向日葵 培训考试”中成绩合格，特发此证。', '〓合格证书', '〓']),
    );
  });

  it('returns the characters of a text that it cannot print, with the same look-up', async () => {
    expect(await renderer.unprintableIn(['儿童保健（第2期）', '测试😀考试𠮷', '合格证书🌻'])).toEqual([
      '😀',
      '𠮷',
      '🌻',
    ]);
  });

  it('has a glyph for every character that it does not look up', async () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((character) =>
      COMMON_CHARACTERS.test(character),
    );
    expect(all.length).toBeGreaterThan(20_000);
    // One rare character makes the renderer look up the whole text.
    expect(await renderer.unprintableIn([`${all.join('')}😀`])).toEqual(['😀']);
  });

  it('starts again after it is stopped', async () => {
    await renderer.onApplicationShutdown();
    expect((await renderer.render(face)).length).toBeGreaterThan(10_000);
  });

  it('takes a character that Noto lacks from a font of the operator, and embeds that font', async () => {
    const math = join(dirname(require.resolve('katex/package.json')), 'dist/fonts/KaTeX_AMS-Regular.ttf');
    mkdirSync(join(dataDir, 'fonts'));
    copyFileSync(math, join(dataDir, 'fonts', 'rare.ttf'));
    await renderer.onApplicationShutdown();
    const pdf = await renderer.render({ ...face, holderName: '考ℶ生' });
    expect(linesOf(pdf)).toContain('考|ℶ|生');
    expect(embeddedFonts(pdf)).toEqual(['KaTeX_AMS-Regular', 'NotoSansSC-Bold', 'NotoSansSC-Regular']);
    expect(embeddedFonts(await renderer.render(face))).toEqual(['NotoSansSC-Bold', 'NotoSansSC-Regular']);
  });

  it('keeps drawing when a file of the operator is not a font', async () => {
    writeFileSync(join(dataDir, 'fonts', 'broken.ttf'), 'not a font');
    await renderer.onApplicationShutdown();
    expect((await renderer.render(face)).length).toBeGreaterThan(10_000);
  });
});
