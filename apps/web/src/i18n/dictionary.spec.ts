import { fill, translator } from './dictionary';

describe('texts', () => {
  it('fills placeholders with values', () => {
    expect(fill('已保存 {time},共 {count} 题', { time: '10:32:05', count: 3 })).toBe('已保存 10:32:05,共 3 题');
  });

  it('keeps a placeholder without a value', () => {
    expect(fill('{missing}')).toBe('{missing}');
  });

  it.each([
    [0, '0 questions are left'],
    [1, '1 question is left'],
    [2, '2 questions are left'],
    ['1', '1 question is left'],
    ['1,001', '1,001 questions are left'],
  ])('counts %s in English with the noun and the verb for that number', (count, text) => {
    expect(fill('{count} {count|question is|questions are} left', { count })).toBe(text);
  });

  it('looks texts up by key', () => {
    expect(translator({ greeting: '你好,{name}' })('greeting', { name: '王芳' })).toBe('你好,王芳');
  });
});
