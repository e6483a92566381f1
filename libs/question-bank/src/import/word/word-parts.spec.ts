import {
  docx,
  formula,
  fraction,
  line,
  mathRun,
  numberingXml,
  paragraph,
  picture,
  run,
  table,
  textBox,
} from '../../../../../test/fixtures/papers/ooxml';
import { Numbering } from './numbering';
import { readWordPaper } from './read-word-paper';

const read = (body: string, parts: Partial<Parameters<typeof docx>[0]> = {}) =>
  readWordPaper({ bytes: docx({ body, ...parts }), name: '试卷.docx' });
const question = (stem: string) =>
  `${line('单选题')}${paragraph(run('1. ') + stem)}${line('A.甲 B.乙')}${line('答案：A')}`;
const stemOf = async (stem: string) => (await read(question(stem))).questions[0]?.stem;
const codesOf = async (body: string, parts: Partial<Parameters<typeof docx>[0]> = {}) => {
  const { notices, questions } = await read(body, parts);
  return [...notices, ...questions.flatMap((asked) => asked.notices)].map(({ code }) => code);
};

describe('the parts of a Word document', () => {
  it('converts formulas to TeX', async () => {
    expect(await stemOf(formula(fraction('a', 'b')))).toBe('$\\frac{a}{b}$');
    expect(await stemOf(formula(`<m:rad><m:deg/><m:e>${mathRun('x≥2')}</m:e></m:rad>`))).toBe('$\\sqrt{x\\ge 2}$');
    expect(
      await stemOf(
        formula(`<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr><m:e>${mathRun('体重')}</m:e></m:d>`),
      ),
    ).toBe('$\\left\\{\\text{体重}\\right.$');
  });

  it('keeps superscripts and subscripts', async () => {
    expect(
      await stemOf(
        run('白细胞10') +
          run('9', '<w:vertAlign w:val="superscript"/>') +
          run('/L，H') +
          run('2', '<w:vertAlign w:val="subscript"/>') +
          run('O'),
      ),
    ).toBe('白细胞10⁹/L，H₂O');
  });

  it('escapes signs that Markdown would read as marks', async () => {
    expect(await stemOf(run('2**3**4 与 $5$'))).toBe('2\\*\\*3\\*\\*4 与 \\$5\\$');
  });

  it('reads signs of symbol fonts and fraction fields', async () => {
    expect(await stemOf(run('正确的打') + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')).toBe('正确的打√');
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \\f(1,2) </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    expect(await stemOf(field)).toBe('$\\frac{1}{2}$');
  });

  it('leaves out deleted text and reports it', async () => {
    expect(
      await stemOf('<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>'),
    ).toBe('新');
    expect(await codesOf(question('<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>甲'))).toContain(
      'WORD_TRACKED_CHANGES',
    );
  });

  it('reads a text box once', async () => {
    const { notices, questions } = await read(textBox(line('一、判断题')) + line('1. 天是蓝的。（√）'));
    expect(questions.map(({ type }) => type)).toEqual(['true_false']);
    expect(notices.map(({ code }) => code)).toEqual(['WORD_TEXT_BOX']);
  });

  it('keeps a table within the text', async () => {
    const body = `${line('单选题')}${line('1. 见下表')}${table([
      ['月龄', '体重'],
      ['6', '8'],
    ])}${line('A.甲 B.乙')}${line('答案：A')}`;
    expect((await read(body)).questions[0]?.stem).toBe('见下表\n| 月龄 | 体重 |\n| --- | --- |\n| 6 | 8 |');
  });

  it('reports pictures and formulas that browsers cannot show, with their question', async () => {
    const relations =
      '<Relationship Id="w1" Type="t/image" Target="media/image9.wmf"/><Relationship Id="x1" Type="t/image" Target="https://example.org/a.png" TargetMode="External"/>';
    expect(await codesOf(question(picture('w1')), { relations })).toContain('WORD_PICTURE_FORMAT');
    expect(await codesOf(question(picture('x1')), { relations })).toContain('WORD_PICTURE_LINKED');
    expect(await codesOf(question(picture('nowhere')))).toContain('WORD_PICTURE_MISSING');
    const object =
      '<w:r><w:object><v:shape><v:imagedata r:id="w1"/></v:shape><o:OLEObject ProgID="Equation.DSMT4"/></w:object></w:r>';
    expect(await codesOf(question(object), { relations })).toContain('WORD_FORMULA_OBJECT');
  });

  it('reports an embedded document', async () => {
    expect(
      await codesOf('<w:altChunk r:id="h1"/>', {
        relations: '<Relationship Id="h1" Type="t/aFChunk" Target="afchunk.mht"/>',
      }),
    ).toContain('WORD_BODY_EMBEDDED');
  });

  it.each([
    ['an old .doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'WORD_OLD_FORMAT'],
    [
      'a protected one',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'WORD_PASSWORD',
    ],
    ['RTF', Buffer.from('{\\rtf1'), 'WORD_OTHER_FORMAT'],
    ['PDF', Buffer.from('%PDF-1.7'), 'WORD_OTHER_FORMAT'],
    ['nothing', Buffer.alloc(0), 'WORD_DAMAGED'],
  ])('refuses %s', async (_, bytes, code) => {
    const { questions, notices } = await readWordPaper({ bytes, name: 'a.docx' });
    expect(questions).toEqual([]);
    expect(notices.map((notice) => [notice.code, notice.severity])).toEqual([[code, 'error']]);
  });

  it('refuses entities of the file and unbounded nesting', async () => {
    const part = (text: string) =>
      docx({ body: '', mainPart: 'word/other.xml', more: [{ name: 'word/other.xml', text }] });
    const code = async (text: string) => (await readWordPaper({ bytes: part(text), name: '' })).notices[0]?.code;
    expect(await code('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')).toBe('WORD_DAMAGED');
    expect(await code('<a>'.repeat(100_000))).toBe('WORD_TOO_COMPLEX');
    expect(await code(`<a>${'x'.repeat(70 * 1024 * 1024)}</a>`)).toBe('WORD_TOO_LARGE');
  });
});

describe('automatic numbering', () => {
  const numbering = (...args: Parameters<typeof numberingXml>) =>
    new Numbering(Buffer.from(numberingXml(...args)), 'numbering.xml');

  it('continues within one definition, and restarts where an instance sets a start value', () => {
    const numbers = numbering(
      [[{ format: 'decimal', text: '%1.' }]],
      [{ definition: 0 }, { definition: 0 }, { definition: 0, start: 1 }],
    );
    expect([
      numbers.next('1', 0),
      numbers.next('1', 0),
      numbers.next('2', 0),
      numbers.next('3', 0),
      numbers.next('3', 0),
    ]).toEqual(['1.', '2.', '3.', '1.', '2.']);
  });

  it('restarts below each higher number, and counts skipped higher levels as begun', () => {
    const numbers = numbering(
      [
        [
          { format: 'chineseCounting', text: '%1、' },
          { format: 'upperLetter', text: '%2．' },
        ],
      ],
      [{ definition: 0 }],
    );
    expect([numbers.next('1', 1), numbers.next('1', 1), numbers.next('1', 0), numbers.next('1', 1)]).toEqual([
      'A．',
      'B．',
      '二、',
      'A．',
    ]);
  });

  it('shows no bullet as a label', () => {
    expect(numbering([[{ format: 'bullet', text: '•' }]], [{ definition: 0 }]).next('1', 0)).toBeNull();
  });
});
