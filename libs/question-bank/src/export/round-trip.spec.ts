import fc from 'fast-check';
import { parse as parseGift, type GIFTQuestion } from 'gift-pegjs';
import { SaxesParser } from 'saxes';
import { someQuestions, type GeneratedQuestion } from '../../../../test/fixtures/generated-questions';
import { readCsvPaper, readWorkbookPaper } from '../import/sheet/read-sheet-paper';
import type { ImportedPaper } from '../import/imported-paper';
import { tagsIn } from '../question/question-about';
import { readBank } from '../bank-file/read-bank';
import { exportQuestions } from './export-questions';
import { isInGift } from './gift-export';
import { questionTemplate } from './question-template';
import type { ExportFormat } from './exported-question';

/** `ROUNDS=500 npx jest round-trip` runs more. */
const numRuns = Number(process.env.ROUNDS ?? 60);

const bank = {
  code: 'test-bank',
  title: '测试题库',
  domains: [0, 1].map((domain) => ({ code: `domain-${domain}`, title: `测试领域${domain}` })),
};
const exported = (format: ExportFormat, questions: GeneratedQuestion[]) =>
  exportQuestions({ format, title: '测试题库', bank, questions });

const errorsOf = ({ notices, questions }: ImportedPaper) =>
  [...notices, ...questions.flatMap((question) => question.notices)].filter(({ severity }) => severity === 'error');

/** Tags stand beside it. */
const saidIn = ({ competency, cognitiveLevel, language, reviewDate, furtherCase }: GeneratedQuestion['content']) =>
  Object.fromEntries(
    Object.entries({ competency, cognitiveLevel, language, reviewDate, furtherCase }).filter(
      ([, value]) => value !== null,
    ),
  );

/** The content of a question that a sheet can hold. */
const inSheet = ({ code, domainCode, domainTitle, stimulus, content }: GeneratedQuestion) => ({
  number: code,
  domain: domainTitle ?? domainCode,
  type: content.type,
  format: content.format,
  stem: content.stem,
  options: content.type === 'true_false' ? [] : content.options,
  prompts: content.prompts,
  key: content.key,
  rationale: content.rationale,
  difficulty: content.difficulty,
  knowledgePoint: content.knowledgePoint,
  source: content.source,
  tags: content.tags ?? [],
  about: saidIn(content),
  group: stimulus && { format: stimulus.format, stimulus: stimulus.text },
});

const asRead = ({ questions, groups }: ImportedPaper) =>
  questions.map(
    ({
      number,
      domain,
      type,
      format,
      stem,
      options,
      prompts,
      key,
      rationale,
      difficulty,
      knowledgePoint,
      source,
      tags,
      about = {},
      group,
    }) => {
      const of = group === null ? null : groups[group]!;
      return {
        number,
        domain,
        type,
        format,
        stem,
        options,
        prompts,
        key,
        rationale,
        difficulty,
        knowledgePoint,
        source,
        tags: tagsIn(tags).fitting,
        about,
        group: of && { format: of.format, stimulus: of.stimulus },
      };
    },
  );

describe('exported questions that are read again', () => {
  it('are the same from a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(someQuestions(), async (questions) => {
        const [file] = await exported('workbook', questions);
        const paper = await readWorkbookPaper({ bytes: file!.bytes, name: file!.name });
        expect(errorsOf(paper)).toEqual([]);
        expect(asRead(paper)).toEqual(questions.map(inSheet));
      }),
      { numRuns },
    );
  });

  it('are the same, word for word, from YAML', async () => {
    await fc.assert(
      fc.asyncProperty(someQuestions(), async (questions) => {
        const files = await exported('yaml', questions);
        // Random dollar signs and brackets make broken formulas and pictures, which the text check refuses; they are
        // not tested here.
        const harmless = questions.map(
          (question) => JSON.parse(JSON.stringify(question).replace(/[$<&!`|#]|\\\\/g, '测')) as GeneratedQuestion,
        );
        const sound = await exported('yaml', harmless);
        const content = await readBank({
          files: sound.map(({ name, bytes }) => ({ path: name, content: Buffer.from(bytes).toString() })),
          knownDomains: null,
        });
        const read = new Map(
          content.units.flat().map(({ code, domainCode, state, stimulus, content: said }) => [
            code,
            {
              code,
              domainCode,
              state,
              stimulus: stimulus && { code: stimulus.code, format: stimulus.format, text: stimulus.text },
              content: said,
            },
          ]),
        );
        expect(files).toHaveLength(sound.length);
        expect(content.bank).toEqual(bank);
        expect(read.size).toBe(harmless.length);
        for (const { domainTitle: _, ...question } of harmless) expect(read.get(question.code)).toEqual(question);
      }),
      { numRuns },
    );
  });

  it('are the same from GIFT, as far as GIFT can express them', async () => {
    await fc.assert(
      fc.asyncProperty(someQuestions(), async (questions) => {
        const [file] = await exported('gift', questions);
        const wanted = questions.filter(isInGift);
        const read =
          wanted.length === 0
            ? []
            : parseGift(Buffer.from(file!.bytes).toString()).filter(({ type }) => type !== 'Category');
        expect(read.map(giftFacts)).toEqual(wanted.map((question) => wantedOfGift(question, questions)));
      }),
      { numRuns },
    );
  });

  it('escapes an answer that begins with a per cent sign, which GIFT would read as a weight', async () => {
    const [question] = fc.sample(
      someQuestions().filter(([first]) => first?.content.type === 'fill_in' && first.content.blankCount === 1),
      1,
    )[0]!;
    const content = { ...question!.content, key: { kind: 'fill_in' as const, blanks: [['%测', '50%']] } };
    const [file] = await exported('gift', [{ ...question!, content }]);
    const read = parseGift(Buffer.from(file!.bytes).toString()).filter(({ type }) => type === 'Short');
    expect(read.map(giftFacts)).toMatchObject([{ answers: ['%测', '50%'] }]);
  });

  it('are the same from Moodle XML', async () => {
    await fc.assert(
      fc.asyncProperty(someQuestions(), async (questions) => {
        const [file] = await exported('moodle_xml', questions);
        expect(moodleFacts(Buffer.from(file!.bytes).toString())).toEqual(
          questions.map((question) => wantedOfMoodle(question, questions)),
        );
      }),
      { numRuns },
    );
  });
});

describe('the template', () => {
  it.each(['zh-CN', 'en'] as const)(
    'holds nothing to import, and reports which sheets are skipped: %s',
    async (language) => {
      const paper = await readWorkbookPaper({ bytes: await questionTemplate({ language }), name: 'a.xlsx' });
      expect(paper.questions).toEqual([]);
      expect(paper.notices.map(({ code }) => code)).toEqual(['SHEET_OF_EXAMPLES', 'SHEET_WITHOUT_QUESTIONS']);
    },
  );

  it.each(['zh-CN', 'en'] as const)('has examples that are read without a notice: %s', async (language) => {
    const bytes = await questionTemplate({ language });
    const { readXlsx, writeXlsx } = await import('hucre');
    const examples = (await readXlsx(bytes)).sheets[1]!;
    const renamed = await writeXlsx({ sheets: [{ name: 'Sheet1', rows: examples.rows }] });
    const paper = await readWorkbookPaper({ bytes: renamed, name: 'a.xlsx' });
    expect([...paper.notices, ...paper.questions.flatMap(({ notices }) => notices)]).toEqual([]);
    expect(new Set(paper.questions.map(({ type, format }) => `${type} ${format}`)).size).toBe(12);
    const csv = examples.rows
      .map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(','))
      .join('\n');
    const fromCsv = await readCsvPaper({ bytes: Buffer.from(csv), name: 'a.csv' });
    expect(asRead(fromCsv)).toEqual(asRead(paper));
  });
});

/** The case, as far as it has unfolded, and the stem. */
function withCase({ stimulus, content }: GeneratedQuestion, questions: GeneratedQuestion[]): string {
  if (!stimulus || stimulus.format === 'B1') return content.stem;
  const parts = questions
    .filter((other) => other.stimulus?.code === stimulus.code && other.content.groupPosition! <= content.groupPosition!)
    .flatMap((other) => other.content.furtherCase ?? []);
  return [stimulus.text, ...parts, content.stem].join('\n\n');
}
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** gift-pegjs leaves internal marks for escaped signs in the right side of a pair. */
const decoded = (text: string) =>
  text.replace(/&&010/g, '\n').replace(/&&(\d{3});/g, (_, code: string) => String.fromCharCode(Number(code)));

function giftFacts(question: GIFTQuestion) {
  const { title, stem, globalFeedback } = question as Exclude<GIFTQuestion, { type: 'Category' | 'Description' }>;
  const facts = { title, stem: stem.text, rationale: globalFeedback?.text ?? null };
  switch (question.type) {
    case 'MC':
      return {
        ...facts,
        answers: question.choices.map(({ isCorrect, weight, text }) => [text.text, isCorrect || (weight ?? 0) > 0]),
      };
    case 'Short':
      return { ...facts, answers: question.choices.map(({ text }) => oneLine(text.text)) };
    case 'TF':
      return { ...facts, answers: question.isTrue };
    case 'Numerical': {
      const { number, range } = (Array.isArray(question.choices)
        ? question.choices[0]
        : question.choices) as unknown as { number: number; range: number };
      return { ...facts, answers: [number, range] };
    }
    case 'Matching':
      return {
        ...facts,
        answers: question.matchPairs.map(({ subquestion, subanswer }) => [
          subquestion.text,
          oneLine(decoded(subanswer)),
        ]),
      };
    default:
      return { ...facts, answers: [] };
  }
}

function wantedOfGift(question: GeneratedQuestion, questions: GeneratedQuestion[]) {
  const { code, content } = question;
  const { type, key, options, prompts, rationale } = content;
  const facts = { title: code, stem: withCase(question, questions), rationale };
  switch (key.kind) {
    case 'choice':
      return {
        ...facts,
        answers:
          type === 'true_false'
            ? key.right[0] === 0
            : options.map((option, index) => [option, key.right.includes(index)]),
      };
    case 'fill_in':
      return { ...facts, answers: key.blanks[0]!.map(oneLine) };
    case 'numeric':
      return { ...facts, answers: [Number(key.value), Number(key.tolerance)] };
    case 'matching': {
      const unused = options.filter((_, index) => !key.pairs.includes(index)).map((option) => ['', oneLine(option)]);
      return {
        ...facts,
        answers: [
          ...prompts.map((prompt, index) => [prompt.replaceAll('->', '→'), oneLine(options[key.pairs[index]!]!)]),
          ...unused,
        ],
      };
    }
    default:
      return { ...facts, answers: [] };
  }
}

/** The facts that an independent XML reader finds. */
function moodleFacts(xml: string) {
  const found: { type: string; code: string; stem: string; rationale: string; answers: [string, string][] }[] = [];
  const path: string[] = [];
  let fraction = '';
  let text = '';
  let prompt = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    text = '';
    if (name === 'question')
      found.push({ type: String(attributes.type), code: '', stem: '', rationale: '', answers: [] });
    if (name === 'answer') fraction = String(attributes.fraction ?? 'match');
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('closetag', ({ name }) => {
    const question = found.at(-1)!;
    const place = path.join('/').replace('quiz/question/', '');
    if (place === 'idnumber') question.code = text;
    if (place === 'questiontext/text') question.stem = text;
    if (place === 'generalfeedback/text') question.rationale = text;
    if (place === 'answer/text') question.answers.push([text, fraction]);
    if (place === 'answer/tolerance') question.answers.push([text, 'tolerance']);
    if (place === 'subquestion/text') prompt = text;
    if (place === 'subquestion/answer/text') question.answers.push([text, prompt]);
    path.pop();
    if (name === 'text') text = '';
  });
  parser.write(xml).close();
  return found.filter(({ type }) => type !== 'category');
}

const cloze = (texts: string[]) =>
  `{1:SHORTANSWER:${texts.map((text) => `=${text.replace(/[\\}~#"/]/g, '\\$&')}`).join('~')}}`;

function wantedOfMoodle(question: GeneratedQuestion, questions: GeneratedQuestion[]) {
  const { code, content } = question;
  const { type, key, options, prompts, rationale } = content;
  const facts = { code, stem: withCase(question, questions), rationale: rationale ?? '' };
  switch (key.kind) {
    case 'choice': {
      if (type === 'true_false')
        return {
          ...facts,
          type: 'truefalse',
          answers: [
            ['true', key.right[0] === 0 ? '100' : '0'],
            ['false', key.right[0] === 0 ? '0' : '100'],
          ],
        };
      const wrong = type === 'single_choice' ? '0' : '-100';
      const share = String(Number((100 / key.right.length).toFixed(5)));
      return {
        ...facts,
        type: 'multichoice',
        answers: options.map((option, index) => [option, key.right.includes(index) ? share : wrong]),
      };
    }
    case 'fill_in': {
      if (key.blanks.length === 1)
        return { ...facts, type: 'shortanswer', answers: key.blanks[0]!.map((text) => [text, '100']) };
      const pieces = facts.stem.split('____');
      return {
        ...facts,
        type: 'cloze',
        stem: pieces.map((piece, index) => (index === 0 ? piece : `${cloze(key.blanks[index - 1]!)}${piece}`)).join(''),
        answers: [],
      };
    }
    case 'numeric':
      return {
        ...facts,
        type: 'numerical',
        answers: [
          [key.value, '100'],
          [key.tolerance, 'tolerance'],
        ]
          .sort((a, b) => (a[1]! > b[1]! ? -1 : 1))
          .reverse(),
      };
    case 'matching': {
      const unused = options.filter((_, index) => !key.pairs.includes(index)).map((option) => [option, '']);
      return {
        ...facts,
        type: 'matching',
        answers: [...prompts.map((prompt, index) => [options[key.pairs[index]!]!, prompt]), ...unused],
      };
    }
    case 'ordering':
      return {
        ...facts,
        type: 'ordering',
        answers: key.order.map((option, place) => [options[option]!, String(place + 1)]),
      };
    case 'essay':
      return { ...facts, type: 'essay', answers: [] };
  }
}
