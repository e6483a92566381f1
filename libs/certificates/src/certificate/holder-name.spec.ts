import { maskName } from './holder-name';

describe('masked name', () => {
  it.each([
    ['考生一', '考＊'],
    ['欧阳测试', '欧＊'],
    ['Test Person', 'T＊'],
    ['𠮷田测试', '𠮷＊'],
    ['测', '测＊'],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
