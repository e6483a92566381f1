import { DEFAULT_RULES, isStandardRules } from './default-rules';

describe('the standard rules', () => {
  it('include the former wording, which locked exams keep', () => {
    expect(isStandardRules(DEFAULT_RULES)).toBe(true);
    const former = DEFAULT_RULES.replace(
      '信息有误的，请不要开始考试，并在开考前与组织考试的单位联系。',
      '信息有误的，请在开考前联系所在地管理员更正。',
    );
    expect([former === DEFAULT_RULES, isStandardRules(former), isStandardRules(`${former} `)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
