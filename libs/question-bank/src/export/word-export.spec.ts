import { inflateRawSync } from 'node:zlib';
import type { GeneratedQuestion } from '../../../../test/fixtures/generated-questions';
import { exampleQuestions } from './example-questions';
import { readWordPaper } from '../import/word/read-word-paper';
import { exportQuestions } from './export-questions';

/** The texts of the paragraphs, with bold text between stars. */
async function paragraphsOf(questions: GeneratedQuestion[]): Promise<string[]> {
  const bank = { code: 'test', title: '测试', domains: [] };
  const [file] = await exportQuestions({ format: 'word', title: '测试试卷', bank, questions });
  const xml = partOf(Buffer.from(file!.bytes), 'word/document.xml');
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, paragraph]) =>
    [...paragraph!.matchAll(/<w:r>(.*?)<\/w:r>/gs)]
      .map(([, run]) => {
        const text = [...run!.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, piece]) => piece).join('');
        return /<w:b\/>/.test(run!) ? `**${text}**` : text;
      })
      .join(''),
  );
}

/** Located through the central directory, because local headers may omit sizes. */
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

describe('a paper in Word', () => {
  it('has sections, typed numbers and letters, keys and rationales', async () => {
    const paragraphs = await paragraphsOf(exampleQuestions('zh-CN') as GeneratedQuestion[]);
    expect(paragraphs.slice(0, 9)).toEqual([
      '测试试卷',
      '一、单项选择题',
      '1．示例：单选题',
      'A．示例选项一',
      'B．示例选项二',
      'C．示例选项三',
      'D．示例选项四',
      '答案：B',
      '解析：示例解析',
    ]);
    expect(paragraphs).toEqual(
      expect.arrayContaining([
        '二、多项选择题',
        '答案：AC',
        '三、判断题',
        '答案：正确',
        '（10～11题共用题干）',
        '十、病例串型题（A4）',
        '病情进展：示例病情进展：随这一问给出的后续病情。',
        '（14～15题共用备选答案）',
        '答案：37.5±0.1',
      ]),
    );
    expect(paragraphs.filter((paragraph) => paragraph === 'A．示例选项一')).toHaveLength(3 + 2 + 2 + 2 + 1);
  });

  it('has a case that unfolds, which an import reads again', async () => {
    const questions = (exampleQuestions('zh-CN') as GeneratedQuestion[]).filter(
      ({ stimulus }) => stimulus?.format === 'A4',
    );
    const bank = { code: 'test', title: '测试', domains: [] };
    const [file] = await exportQuestions({ format: 'word', title: '测试试卷', bank, questions });
    const paper = await readWordPaper({ bytes: file!.bytes, name: 'a.docx' });
    expect(paper.groups.map(({ format, stimulus }) => [format, stimulus])).toEqual([
      ['A4', questions[0]!.stimulus!.text],
    ]);
    expect(paper.questions.map(({ stem, about }) => [stem, about?.furtherCase ?? null])).toEqual(
      questions.map(({ content }) => [content.stem, content.furtherCase]),
    );
  });

  it('keeps bold text, line breaks and special characters', async () => {
    const [question] = exampleQuestions('zh-CN') as GeneratedQuestion[];
    const content = { ...question!.content, stem: '下列**不正确**的是\n体重<P3 & 2**3', rationale: null };
    const paragraphs = await paragraphsOf([{ ...question!, content }]);
    expect(paragraphs.slice(2, 4)).toEqual(['1．下列**不正确**的是', '体重&lt;P3 &amp; 2**3']);
  });
});
