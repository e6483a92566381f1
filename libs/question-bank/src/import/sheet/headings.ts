import { wordOfCell } from './typed-cell';

export const SHEET_FIELDS = [
  'number',
  'type',
  'domain',
  'group',
  'stimulus',
  'furtherCase',
  'stem',
  'options',
  'sharedOptions',
  'prompts',
  'key',
  'rationale',
  'difficulty',
  'knowledgePoint',
  'points',
  'source',
  'sourceIssuer',
  'sourceYear',
  'tags',
  'competency',
  'cognitiveLevel',
  'language',
  'reviewDate',
  'documentNumber',
  'sourcePlace',
  'sourceLink',
  'checkedOn',
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

/**
 * Names of columns. Our own sheets use the first two (Chinese, English); foreign sheets may use any. The most usual
 * names come first.
 */
const NAMES: Record<SheetField, readonly [string, string, ...string[]]> = {
  number: ['题号', 'number', '试题编号', '题目编号', '编号', '试题号', 'questionid', 'id', 'no', '序号'],
  type: ['题型', 'type', '试题类型', '题目类型', '试题题型', 'questiontype', '题类', '类型'],
  domain: [
    '领域',
    'domain',
    '章节',
    '所属章节',
    '章',
    '分类',
    '试题分类',
    '题目分类',
    '所属分类',
    '科目',
    '模块',
    'chapter',
    'category',
    'section',
    'subject',
  ],
  group: ['题组', 'group', '题组号', '题组编号', '组号', 'groupid'],
  stimulus: [
    '共用题干',
    'case',
    '公共题干',
    '共同题干',
    '案例',
    '病例',
    '案例描述',
    '病例摘要',
    '背景材料',
    '材料',
    'stimulus',
    'sharedstem',
    'casestudy',
  ],
  furtherCase: [
    '病情进展',
    'furthercase',
    '后续病情',
    '补充病情',
    '病情变化',
    '病例进展',
    '后续病例',
    'casecontinued',
    'laterpart',
  ],
  stem: [
    '题干',
    'stem',
    '试题题干',
    '题干内容',
    '试题内容',
    '题目内容',
    '题目描述',
    '问题内容',
    '题目',
    '试题',
    '问题',
    '内容',
    'questiontext',
    'question',
  ],
  options: ['选项', 'options', '备选项', '选项内容', '答案选项', '候选项', '可选项', 'choices'],
  sharedOptions: ['备选答案', 'sharedoptions', '共用备选答案', '共用选项', '共用答案'],
  prompts: ['配对题干', 'prompts', '配对项', '匹配项', '左侧', '左项'],
  key: [
    '答案',
    'key',
    '正确答案',
    '标准答案',
    '参考答案',
    '试题答案',
    '正确选项',
    'correctanswer',
    'rightanswer',
    'correct',
    'answer',
  ],
  rationale: [
    '解析',
    'rationale',
    '答案解析',
    '试题解析',
    '题目解析',
    '解答',
    '解释',
    '答案说明',
    'explanation',
    'analysis',
    'feedback',
  ],
  difficulty: ['难度', 'difficulty', '难度系数', '难易度', '难易程度', '难度等级', '试题难度', 'level'],
  knowledgePoint: ['知识点', 'knowledgepoint', '考点', '考核点', '考查点', '考核知识点', 'topic'],
  points: ['分值', 'points', '分数', '本题分数', '得分', '题分', 'score', 'marks', 'mark'],
  source: ['来源', 'source', '出处', '试题来源', '出处名称', '参考文献', '依据', 'reference'],
  sourceIssuer: ['发布机构', 'issuer', '来源机构', '出处机构'],
  sourceYear: ['发布年份', 'year', '来源年份', '出处年份', '年份'],
  tags: ['标签', 'tags', '关键词', 'keywords'],
  competency: ['能力点', 'competency', '能力点编码', '能力编码', '胜任力', '岗位能力', 'competencycode'],
  cognitiveLevel: ['认知层次', 'cognitivelevel', '认知水平', '认知目标', '认知层级', 'bloomlevel', 'bloom'],
  language: ['语言', 'language', '语种'],
  reviewDate: ['复核日期', 'reviewdate', '复审日期', '下次复核日期', '有效期至', 'reviewby'],
  documentNumber: ['文件编号', 'documentnumber', '来源编号', '文号', '标准号', 'documentno'],
  sourcePlace: ['来源页码', 'sourceplace', '页码或章节', '页码', '出处页码', 'pages', 'page'],
  sourceLink: ['来源链接', 'sourcelink', '链接', '网址', 'url', 'link'],
  checkedOn: ['来源查证日期', 'checkedon', '查证日期', '核对日期', '来源核对日期', 'sourcecheckedon'],
};
/** More exact names, tried before the shorter ones. */
const KEY_NAMES = ['正确答案', '标准答案', '参考答案'];

export const headingOf = ({ field, language }: { field: SheetField; language: 'zh-CN' | 'en' }): string =>
  NAMES[field][language === 'zh-CN' ? 0 : 1];

/** The columns of a sheet, counted from 0. */
export interface SheetColumns {
  fields: ReadonlyMap<SheetField, number>;
  /** By position of the option: A is 0. */
  options: ReadonlyMap<number, number>;
  prompts: ReadonlyMap<number, number>;
  /** As typed, by column. */
  headings: readonly string[];
  /** Headings that repeat another one; the first column is read. */
  twice: string[];
  /** Headings of the columns that are not read. */
  unread: string[];
}

const MAX_HEADING_CHARACTERS = 40;
const OPTION = /^(?:选项|备选项|答案选项|备选答案|选择项|选择|答案|option|choice|answer)?\(?([a-o])\)?(?:选项|项)?$/;
const NUMBERED_OPTION = /^(?:选项|备选项|选择项|选择|option|choice)\(?(\d{1,2}|[一二三四五六七八九十])\)?$/;
const NUMBERED_PROMPT = /^(?:配对题干|配对项|左项|左侧|prompt)\(?(\d{1,2})\)?$/;
const CHINESE_NUMBERS = '一二三四五六七八九十';
const MAX_OPTIONS = 15;

const wordOf = (cell: string): string =>
  cell.length > MAX_HEADING_CHARACTERS * 4
    ? ''
    : wordOfCell(cell)
        .toLowerCase()
        .replace(/[\s*:_.-]/g, '')
        .slice(0, MAX_HEADING_CHARACTERS);

function placeOfOption(word: string): number | null {
  const letter = OPTION.exec(word)?.[1];
  if (letter !== undefined) return letter.charCodeAt(0) - 97;
  const number = NUMBERED_OPTION.exec(word)?.[1];
  if (number === undefined) return null;
  const place = (/\d/.test(number) ? Number(number) : CHINESE_NUMBERS.indexOf(number) + 1) - 1;
  return place >= 0 && place < MAX_OPTIONS ? place : null;
}

function placeOfPrompt(word: string): number | null {
  const number = Number(NUMBERED_PROMPT.exec(word)?.[1] ?? 0);
  return number >= 1 && number <= MAX_OPTIONS ? number - 1 : null;
}

const LONGEST_STEM_HEADING = 24;
const bareWord = (word: string): string => word.replace(/[([{<].*$/, '');

/**
 * A cheap test for a heading row: whether a cell is a heading of the stem column. Most rows fail at the character test.
 */
export const mayBeHeadings = (cells: readonly string[]): boolean =>
  cells.some(
    (cell) =>
      cell.length <= LONGEST_STEM_HEADING &&
      /题|问|内\s*容|stem|question/i.test(cell) &&
      NAMES.stem.includes(bareWord(wordOf(cell))),
  );

/** The columns that a heading row names; null when the row is not a heading row of questions. */
export function columnsOf(cells: readonly string[]): SheetColumns | null {
  const words = cells.map(wordOf);
  const bare = words.map(bareWord);
  const options = new Map<number, number>();
  const prompts = new Map<number, number>();
  const twice: string[] = [];
  const taken = new Set<number>();
  const take = (places: Map<number, number>, place: number, column: number): void => {
    if (places.has(place)) twice.push(cells[column] as string);
    else places.set(place, column);
    taken.add(column);
  };
  words.forEach((word, column) => {
    const option = placeOfOption(word);
    const prompt = option === null ? placeOfPrompt(word) : null;
    if (option !== null) take(options, option, column);
    else if (prompt !== null) take(prompts, prompt, column);
  });
  const fields = new Map<SheetField, number>();
  for (const field of SHEET_FIELDS) {
    const columns = columnsNamed({ field, words: bare, taken });
    const [column] = columns;
    if (column === undefined) continue;
    fields.set(field, column);
    columns.forEach((each) => taken.add(each));
    twice.push(...columns.slice(1).map((each) => cells[each] as string));
  }
  if (!isOfQuestions({ fields, options })) return null;
  return {
    fields,
    options,
    prompts,
    headings: cells.map((cell) => wordOfCell(cell).slice(0, MAX_HEADING_CHARACTERS)),
    twice,
    unread: cells
      .filter((cell, column) => !taken.has(column) && cell.trim() !== '')
      .map((cell) => wordOfCell(cell).slice(0, MAX_HEADING_CHARACTERS)),
  };
}

/** All columns with the most usual of the field's names that occur. */
function columnsNamed({
  field,
  words,
  taken,
}: {
  field: SheetField;
  words: readonly string[];
  taken: ReadonlySet<number>;
}): number[] {
  const names = field === 'key' ? [...KEY_NAMES, ...NAMES.key] : NAMES[field];
  const name = names.find((each) => words.some((word, column) => word === each && !taken.has(column)));
  return name === undefined
    ? []
    : words.flatMap((word, column) => (word === name && !taken.has(column) ? [column] : []));
}

/** Whether there is a stem column and another column that only questions have. */
const isOfQuestions = ({ fields, options }: Pick<SheetColumns, 'fields' | 'options'>): boolean =>
  fields.has('stem') &&
  (options.size > 1 ||
    (['key', 'type', 'options', 'rationale', 'difficulty', 'points'] as const).some((field) => fields.has(field)));

/** Merges headings over two rows, such as 选项 above A, B, C, D. Null when the second row holds no option headings. */
export function headingsOfTwoRows({
  first,
  second,
}: {
  first: readonly string[];
  second: readonly string[];
}): string[] | null {
  const filled = second.filter((cell) => cell.trim() !== '');
  if (filled.length < 2 || !filled.every((cell) => placeOfOption(wordOf(cell)) !== null)) return null;
  return Array.from({ length: Math.max(first.length, second.length) }, (_, column) =>
    (second[column] ?? '').trim() === '' ? (first[column] ?? '') : (second[column] as string),
  );
}
