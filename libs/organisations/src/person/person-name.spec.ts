import { parsePersonName } from './person-name';

describe('a name', () => {
  it.each([
    ['考 生  一', '考生一'],
    ['考生\u3000二', '考生二'],
    ['测试•考生', '测试·考生'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['Test Candidate', 'Test Candidate'],
    ['𠮷测试', '𠮷测试'],
    ['考生0001', '考生0001'],
  ])('stores %s as %s', (typed, name) => {
    expect(parsePersonName(typed)).toEqual({ name, fault: null });
  });

  it.each(['=cmd', '+考生', '-考生', '@考生', '<b>考生</b>', '1考生', '"考生"'])('refuses %s', (typed) => {
    expect(parsePersonName(typed).fault).toBe('wrong_characters');
  });

  it('refuses an empty and an overlong name', () => {
    expect(parsePersonName(' \u3000').fault).toBe('missing');
    expect(parsePersonName('测'.repeat(51)).fault).toBe('too_long');
  });
});
