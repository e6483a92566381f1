import { explainFieldFault, faultsIn } from './explain-fault';

const html = {
  field: 'bodyMarkdown',
  code: 'HTML',
  details: { tag: '<b>' },
  problem: 'holds HTML, <b>; write Markdown',
};

describe('a fault of a form', () => {
  it('names its field, what is wrong and what to do', () => {
    expect(explainFieldFault({ fault: html, language: 'zh-CN' })).toBe(
      '正文：含有 HTML 代码 <b>，请删除；如果表示“小于”，请在 < 后加一个空格。',
    );
    expect(explainFieldFault({ fault: html, language: 'en' })).toBe(
      'Text: This contains HTML, <b>. Remove it, or put a space after the < if it means “less than”.',
    );
  });

  it('does not fill placeholders inside quoted text', () => {
    const formula = { ...html, code: 'FORMULA_UNKNOWN_COMMAND', details: { tex: '\\foo{tag}', command: '\\foo' } };
    expect(explainFieldFault({ fault: formula, language: 'zh-CN' })).toContain(
      '公式 \\foo{tag} 无法显示：没有命令 \\foo',
    );
  });

  it('counts positions in a list from one', () => {
    const unit = { field: 'requiredTrainingUnitIds.2', code: 'TRAINING_UNIT_OUT_OF_REACH', details: {}, problem: '' };
    expect(explainFieldFault({ fault: unit, language: 'zh-CN' })).toBe(
      '须先学完的学习单元 3：主办机构不能使用该学习单元，请另选。',
    );
    expect(
      explainFieldFault({ fault: { index: 1, code: 'KEY_OF_ESSAY', details: {}, problem: '' }, language: 'zh-CN' }),
    ).toMatch(/^第 2 项：问答题没有标准答案/);
  });

  it('is named after the innermost field, or by the last name in its path when that has no name', () => {
    const of = (field: string) =>
      explainFieldFault({
        fault: { field, code: 'VALUE_TOO_GREAT', details: { limit: 5 }, problem: '' },
        language: 'zh-CN',
      });
    expect(of('blueprint.sections.0.draws.1.count')).toBe('题数：不能大于 5。');
    expect(of('somethingNew')).toBe('somethingNew：不能大于 5。');
  });

  it('shows the server’s text for an unknown code', () => {
    expect(explainFieldFault({ fault: { ...html, code: 'NOT_KNOWN_YET' }, language: 'zh-CN' })).toBe(
      '正文：holds HTML, <b>; write Markdown',
    );
  });

  it('is found in the details of an error; entries of another shape are skipped', () => {
    expect(faultsIn({ faults: [html, null, 'text', { field: 'a', problem: 'b' }] })).toEqual([html]);
    expect([faultsIn(null), faultsIn({ faults: 'no' })]).toEqual([[], []]);
  });
});
