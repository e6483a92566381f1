import { inflateRawSync } from 'node:zlib';
import { assemblePaper } from '@sunflower/exam-session';
import type { SamplePaper } from '@sunflower/grading';
import type { PoolQuestion } from '@sunflower/question-bank';
import { wordPaperOf, type PrintedPicture } from '@sunflower/question-bank/plain';
import { aPng } from '../../../../test/fixtures/a-picture';
import { pagesOfPdf } from '../../../../test/fixtures/papers/read-pdf';
import { HallDocument } from '../hall-papers/hall-document';
import { openCertificateFonts } from '../pdf/certificate-fonts';
import { drawPaper, paginate } from './draw-paper';
import { openFormulaFonts } from './formula-fonts';
import { printedPaperOf } from './printed-paper-of';

const SHA = 'a'.repeat(64);
const PICTURE = `![示意图](/api/v1/media/${SHA})`;
const TABLE = '| 月龄 | 体重 |\n| --- | --- |\n| 3 | 6.4 kg |\n| 6 | 7.9 kg |';

let made = 0;

function aPoolQuestion(content: Partial<PoolQuestion> = {}): PoolQuestion {
  made += 1;
  return {
    versionId: `version-${made}`,
    questionId: `question-${made}`,
    questionCode: `TEST-${made}`,
    domainCode: 'test',
    type: 'single_choice',
    format: 'A1',
    stem: `测试题${made}`,
    furtherCase: null,
    options: ['甲', '乙', '丙', '丁'],
    prompts: [],
    blankCount: 0,
    key: { kind: 'choice', right: [0] },
    fixedOptionOrder: false,
    stimulus: null,
    groupPosition: null,
    difficulty: 3,
    rationale: null,
    knowledgePoint: '测试',
    ...content,
  };
}

const choices = Array.from({ length: 6 }, () => aPoolQuestion({ rationale: '测试解析：见指南。' }));
const rich = [
  aPoolQuestion({
    stem: `体重指数的算法是哪一项？\n\n${PICTURE}`,
    options: ['$\\frac{m}{h^2}$', '$\\sqrt{m}$', '$m_1+m_2$', '$\\bar x$'],
  }),
  aPoolQuestion({
    stem: `根据下表回答。\n\n${TABLE}`,
    type: 'fill_in',
    format: null,
    options: [],
    blankCount: 1,
    key: { kind: 'fill_in', blanks: [['6.4', '6.40']] },
  }),
  aPoolQuestion({ type: 'true_false', format: null, options: ['正确', '错误'], key: { kind: 'choice', right: [1] } }),
  aPoolQuestion({ type: 'essay', format: null, options: [], key: { kind: 'essay' } }),
];
const shared = { id: 'b1', text: '下列备选答案供各题选用。', format: 'B1' as const };
const b1 = [1, 2].map((groupPosition) =>
  aPoolQuestion({ format: 'B1', stimulus: shared, groupPosition, options: ['甲肝', '乙肝', '丙肝', '丁肝', '戊肝'] }),
);
const caseText = { id: 'a3', text: '患儿，男，6 个月，腹泻三天。', format: 'A3' as const };
const a3 = [1, 2, 3].map((groupPosition) => aPoolQuestion({ format: 'A3', stimulus: caseText, groupPosition }));

function aPaper({
  withKey = true,
  units = [choices, rich, b1, a3],
}: { withKey?: boolean; units?: PoolQuestion[][] } = {}) {
  const draws = units.map((candidates, sectionIndex) => ({
    drawNumber: sectionIndex + 1,
    sectionIndex,
    candidates,
    draw: {
      domainCode: null,
      type: null,
      format: null,
      difficulty: null,
      count: candidates.length,
      groupSize: candidates[0]?.stimulus ? candidates.length : null,
      pointsMillipoints: 2000,
    },
  }));
  const sections = units.map((_, index) => ({ title: `第${index + 1}部分`, passMarkMillipoints: null, draws: [] }));
  const exam = {
    id: 'exam',
    title: '测试考试',
    durationMinutes: 90,
    maxMillipoints: 30_000,
    itemCount: units.flat().length,
    instructions: '请用黑色签字笔作答。',
    policies: { multipleChoice: 'all_or_nothing', shuffleItems: false, shuffleOptions: false },
    blueprint: { sections },
    pool: new Map(units.flat().map((question) => [question.versionId, question])),
    exclusionGroups: new Map(),
    draws,
  } as unknown as SamplePaper['exam'];
  return printedPaperOf({ exam, plan: assemblePaper({ exam, seed: 'test' }), number: 1, withKey });
}

const picture: PrintedPicture = {
  bytes: aPng({ width: 300, height: 120 }),
  mediaType: 'image/png',
  width: 300,
  height: 120,
};
const pictures = new Map([[SHA, picture]]);

async function pdfOf(paper: ReturnType<typeof aPaper>): Promise<{ pdf: Buffer; replaced: string[] }> {
  const { fonts } = openCertificateFonts({ extraFolder: '/nowhere' });
  const document = new HallDocument(fonts, paper.title);
  const pen = {
    fonts: openFormulaFonts(document.textFonts),
    glyphs: (text: Parameters<HallDocument['glyphsOn']>[0]) => document.glyphsOn(text),
    stroke: (points: Parameters<HallDocument['line']>[0], widthPt: number) => document.line(points, widthPt),
  };
  drawPaper({ paper, press: { document, pen, pictures } });
  return { pdf: await document.end(), replaced: [...document.replaced] };
}

/** The text of a part of a zip. */
function partOf(zip: Buffer, name: string): string {
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006') + 16);
  for (;;) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) break;
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  const header = zip.readUInt32LE(at + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
  return (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString();
}

describe('a printed sample paper', () => {
  it('has title, facts, sections with their points, what questions share, and page numbers', async () => {
    const { pdf, replaced } = await pdfOf(aPaper());
    const pages = pagesOfPdf(pdf);
    const text = pages.flat().join('\n');
    expect(text).toContain('测试考试');
    expect(text).toContain('考试时间：90 分钟    满分：30 分    共 15 题');
    expect(text).toContain('一、第1部分（共 6 题，每题 2 分，共 12 分）');
    expect(text).toContain('（11～12题共用备选答案）');
    expect(text).toContain('（13～15题共用题干）');
    expect(text.match(/甲肝/g)).toHaveLength(1);
    pages.forEach((page, index) =>
      expect(page.join('\n')).toContain(`样卷 1  第 ${index + 1} 页  共 ${pages.length} 页`),
    );
    expect(replaced).toEqual([]);
  });

  it('has its key on pages of their own, or none at all', async () => {
    const pages = pagesOfPdf((await pdfOf(aPaper())).pdf).map((page) => page.join('\n'));
    const keyPage = pages.findIndex((page) => page.includes('参考答案及解析'));
    expect(keyPage).toBeGreaterThan(0);
    expect(pages.slice(0, keyPage).join('\n')).not.toMatch(/解析|错误/);
    expect(pages.slice(keyPage).join('\n')).toMatch(/1～5\s+A\s+A\s+A\s+A\s+A/);
    expect(pages.slice(keyPage).join('\n')).toMatch(/\d．6\.4 \/ 6\.40/);
    const bare = aPaper({ withKey: false });
    expect(JSON.stringify(bare)).not.toMatch(/解析|6\.40/);
    expect(
      pagesOfPdf((await pdfOf(bare)).pdf)
        .flat()
        .join('\n'),
    ).not.toMatch(/解析|错误/);
  });

  it('is written for Word with pictures, tables and formulas, and its key in a section of its own', async () => {
    const file = Buffer.from(await wordPaperOf({ paper: aPaper(), pictures }));
    const xml = partOf(file, 'word/document.xml');
    expect(xml.match(/<m:f>/g)).toHaveLength(1);
    expect(xml).toContain('<m:rad>');
    expect(xml).toContain('<w:tbl>');
    expect(xml).toContain('<w:tab/>');
    expect(xml).toContain('<pic:pic');
    expect(xml.match(/<w:sectPr/g)).toHaveLength(2);
    const [paper = '', key = ''] = xml.split('<w:sectPr');
    expect(paper).not.toMatch(/解析|错误/);
    expect(key).toContain('参考答案及解析');
    expect(Buffer.from(await wordPaperOf({ paper: aPaper({ withKey: false }), pictures })).length).toBeLessThan(
      file.length,
    );
  });

  it('keeps the rows of one question on one page', () => {
    const row = (heightPt: number, staysWithNext = false) => ({ heightPt, staysWithNext, draw: () => undefined });
    const pages = paginate([row(60), row(30, true), row(30), row(10), 'page', row(10)], 100);
    expect(pages.map((rows) => rows.map(({ heightPt }) => heightPt))).toEqual([[60], [30, 30, 10], [10]]);
    expect(paginate([row(80, true), row(80, true), row(80)], 100)).toHaveLength(3);
  });
});
