import { builtInRules } from '../../apps/web/src/candidate/before/built-in-texts.en';
import { en } from '../../apps/web/src/candidate/text.en';
import { zhCN } from '../../apps/web/src/candidate/text.zh-CN';
import { DEFAULT_RULES } from '../../libs/exam/src/content/default-rules';

describe('the texts a candidate reads before the exam', () => {
  // The office corrects a name on the roster; the candidate's page cannot, and starts do not wait for it.
  it.each([
    ['the Chinese rules', DEFAULT_RULES],
    ['the English rules', builtInRules],
    ['the Chinese page', zhCN['identity.wrong']],
    ['the English page', en['identity.wrong']],
  ])('promise no correction of a misspelt name, and say whom to contact: %s', (_, text) => {
    expect(text).not.toMatch(/更正|改正|修改姓名|correct/i);
    expect(text).toMatch(/组织考试的单位联系|the organisation that holds the exam/);
  });
});
