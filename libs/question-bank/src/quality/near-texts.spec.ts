import { NearTexts, type ComparedQuestion } from './near-texts';

const STEM = '关于婴幼儿睡眠环境的布置，下列做法中最不恰当的是哪一项';
const OPTIONS = ['室温二十至二十二度', '床上放置毛绒玩具', '使用合适的睡袋', '保持空气流通'];

const aQuestion = (wishes: Partial<ComparedQuestion> = {}): ComparedQuestion => ({
  type: 'single_choice',
  stem: STEM,
  options: OPTIONS,
  group: null,
  groupId: null,
  ...wishes,
});
const percentOf = (one: ComparedQuestion, other: ComparedQuestion): number => {
  const texts = new NearTexts();
  texts.add(one);
  return texts.add(other)[0]?.percent ?? 0;
};

describe('two questions', () => {
  it.each([
    ['whose options stand in another order', { options: [...OPTIONS].reverse() }],
    ['typed with other signs and widths', { stem: `${STEM.replace('，', ' ,')}（\u3000）` }],
  ])('%s are the same', (_, wishes) => {
    expect(percentOf(aQuestion(), aQuestion(wishes))).toBe(100);
  });

  it('that differ in a few words are near', () => {
    const percent = percentOf(aQuestion(), aQuestion({ stem: STEM.replace('最不恰当', '错误') }));
    expect(percent).toBeGreaterThanOrEqual(80);
    expect(percent).toBeLessThan(100);
  });

  it.each([
    [
      'with a common stem and other options',
      { stem: '下列说法正确的是', options: ['甲乙丙丁戊', '己庚辛壬癸'] },
      { stem: '下列说法正确的是', options: ['子丑寅卯辰', '巳午未申酉'] },
    ],
    ['too short to say anything', { stem: '甲乙', options: [] }, { stem: '甲乙', options: [] }],
  ])('%s are not reported', (_, one, other) => {
    expect(percentOf(aQuestion(one), aQuestion(other))).toBe(0);
  });

  it('are near from four fifths of common pairs of characters', () => {
    const stem = Array.from({ length: 51 }, (_, place) => String.fromCharCode(0x4e00 + place)).join('');
    // Each changed character changes two of the fifty pairs.
    const changedAt = (...places: number[]): ComparedQuestion =>
      aQuestion({ stem: [...stem].map((sign, place) => (places.includes(place) ? '新' : sign)).join(''), options: [] });
    const texts = new NearTexts();
    texts.add(aQuestion({ stem, options: [] }));
    expect(texts.add(changedAt(5, 15, 25, 35, 45))).toMatchObject([{ index: 0, percent: 80 }]);
    expect(percentOf(aQuestion({ stem, options: [] }), changedAt(5, 13, 21, 29, 37, 45))).toBe(0);
  });

  it('of two cases are compared with their cases, those of one case without', () => {
    const asks = { stem: '该患儿首先考虑的诊断是什么', options: ['肺炎', '哮喘', '异物'] };
    const of = (groupId: string, stimulus: string) =>
      aQuestion({ ...asks, groupId, group: { format: 'A3', stimulus } });
    const one = '患儿，男，八个月，发热三天，咳嗽，喘息，呼吸急促，双肺可闻及湿啰音，精神差。';
    const other = '女婴，两岁，进食花生时突然呛咳，面色青紫，右肺呼吸音减低，家长述无发热病史。';
    expect(percentOf(of('1', one), of('2', other))).toBe(0);
    expect(percentOf(of('1', one), of('2', one))).toBe(100);
    expect(
      percentOf(of('1', one), { ...of('1', one), stem: '此时最恰当的处理措施应当是哪一种', options: ['吸氧', '补液'] }),
    ).toBe(0);
  });

  it('of a B1 group are not alike because of their shared options', () => {
    const of = (stem: string) => aQuestion({ stem, groupId: '1', group: { format: 'B1', stimulus: null } });
    expect(percentOf(of('佝偻病患儿应当补充'), of('夜盲症幼儿可能缺少'))).toBe(0);
    expect(percentOf(of('佝偻病患儿应当补充什么'), of('佝偻病患儿应当补充什么'))).toBe(100);
  });

  it('of one group are not alike because of what they share, however long it is', () => {
    const shared = '患儿，男，八个月，发热三天，咳嗽，喘息，呼吸急促，双肺可闻及湿啰音，精神差。'.repeat(3);
    const inCase = (stem: string) =>
      aQuestion({ stem, options: [], groupId: '1', group: { format: 'A3', stimulus: shared } });
    expect(percentOf(inCase('首先考虑的诊断是什么'), inCase('此时最恰当的处理措施'))).toBe(0);
    const options = [...OPTIONS, ...OPTIONS.map((option) => `${option}并且每天记录一次`)];
    const inB1 = (stem: string) => aQuestion({ stem, options, groupId: '1', group: { format: 'B1', stimulus: null } });
    expect(percentOf(inB1('佝偻病患儿应当补充'), inB1('夜盲症幼儿可能缺少'))).toBe(0);
  });
});

describe('a whole bank', () => {
  let state = 7;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const text = (length: number): string =>
    Array.from({ length }, () => String.fromCharCode(0x4e00 + below(600))).join('');

  it('yields nearly every slightly changed pair, and none of the independent ones', () => {
    const texts = new NearTexts();
    const stems = Array.from({ length: 2_000 }, () => text(50));
    for (const stem of stems) expect(texts.add(aQuestion({ stem, options: [] }))).toEqual([]);
    const missed = stems.filter((stem, index) => {
      const place = 5 + below(40);
      const changed = `${stem.slice(0, place)}${text(3)}${stem.slice(place + 3)}`;
      return texts.add(aQuestion({ stem: changed, options: [] }))[0]?.index !== index;
    });
    expect(missed.length).toBeLessThanOrEqual(10);
  });

  it('yields nearly every pair that is just near enough', () => {
    const texts = new NearTexts();
    const stems = Array.from({ length: 500 }, () => text(50));
    for (const stem of stems) texts.add(aQuestion({ stem, options: [] }));
    const missed = stems.filter((stem, index) => {
      const changed = [...stem].map((sign, place) => (place % 12 === 6 ? '新' : sign)).join('');
      return texts.add(aQuestion({ stem: changed, options: [] }))[0]?.index !== index;
    });
    expect(missed.length).toBeLessThanOrEqual(4);
  });

  it('with one text a hundred times over yields a bounded number of pairs', () => {
    const texts = new NearTexts();
    const found = Array.from({ length: 100 }, () => texts.add(aQuestion()).length);
    expect(Math.max(...found)).toBeLessThanOrEqual(24);
    expect(found.slice(1).every((count) => count > 0)).toBe(true);
  });
});
