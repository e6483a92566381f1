import { fill, OFFICE_FIELDS, PERSONAL_FIELDS, unknownField } from './notice-fields';

describe('the fields of a notice', () => {
  it('are filled in, and an unknown value leaves nothing', () => {
    expect(fill({ body: '{姓名}：{考试名称}，考点{考点}。', facts: { 姓名: '测试考生', 考试名称: '测试考试' } })).toBe(
      '测试考生：测试考试，考点。',
    );
  });

  it('are filled in once: a name with braces brings in no other field', () => {
    expect(fill({ body: '{姓名}', facts: { 姓名: '{登录码}', 登录码: 'SECRET' } })).toBe('{登录码}');
  });

  it('cannot break the line, hide text, or look like the signature of another sender', () => {
    expect(fill({ body: '{姓名}。', facts: { 姓名: '甲\r\n乙\u2028丙\u202e【某银行】' } })).toBe(
      '甲 乙 丙〔某银行〕。',
    );
  });

  it.each([
    ['{姓名}同学', null],
    ['{名字}同学', '名字'],
    ['{姓名', '{'],
    ['姓名}', '}'],
    ['{{姓名}}', '{'],
  ])('of %s: unknown is %s', (body, unknown) => {
    expect(unknownField({ body, fields: PERSONAL_FIELDS })).toBe(unknown);
  });

  it('of a person are not known in a notice to the office', () => {
    expect(unknownField({ body: '{姓名}', fields: OFFICE_FIELDS })).toBe('姓名');
  });
});
