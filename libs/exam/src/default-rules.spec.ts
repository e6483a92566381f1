import { builtInRules } from '../../../apps/web/src/candidate/before/built-in-texts.en';
import { en } from '../../../apps/web/src/candidate/text.en';
import { zhCN } from '../../../apps/web/src/candidate/text.zh-CN';
import { DEFAULT_RULES, isStandardRules } from './default-rules';

describe('the standard rules', () => {
  // Nothing in the system changes a name that is on a registration.
  it.each([
    ['the Chinese rules', DEFAULT_RULES],
    ['the English rules', builtInRules],
    ['the Chinese page', zhCN['identity.wrong']],
    ['the English page', en['identity.wrong']],
  ])('promise nobody that a misspelt name is corrected: %s', (_, text) => {
    expect(text).not.toMatch(/更正|改正|修改姓名|correct/i);
    expect(text).toMatch(/与组织考试的单位联系|与监考员或组织考试的单位联系|the organisation that holds the exam/);
  });

  it('are known by the wording of before, too, which locked exams keep', () => {
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
