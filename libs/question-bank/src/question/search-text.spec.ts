import { searchForm, searchTerms } from './search-text';

describe('the search text of a question', () => {
  it.each([
    ['维生素 D 缺乏', '维生素d缺乏'],
    ['下列说法**不**正确的是', '下列说法不正确的是'],
    ['ＡＢＣ', 'abc'],
    ['![胸片](/api/v1/media/0123)所示', '胸片所示'],
    ['缺 ____ 和铁', '缺和铁'],
    ['$37.5$ ℃', '37.5°c'],
  ])('%j is found as %j', (text, form) => {
    expect(searchForm(text)).toBe(form);
    expect(searchForm(form)).toBe(form);
  });

  it('is searched for each typed word separately, at most five', () => {
    expect(searchTerms('  睡眠　仰卧 ')).toEqual(['睡眠', '仰卧']);
    expect(searchTerms('** _')).toEqual([]);
    expect(searchTerms('a b c d e f')).toHaveLength(5);
  });
});
