import { explainFault } from './roster-problem-text';

const fault = {
  lineNumber: 3,
  field: '证件号码',
  problem: '与第 2 行证件号码相同，请删去其一',
  code: 'duplicate_in_file',
  otherLineNumber: 2,
};

describe('a fault of a roster', () => {
  it('is told in Chinese as the server says it', () => {
    expect(explainFault({ fault, language: 'zh-CN' })).toBe('与第 2 行证件号码相同，请删去其一');
  });

  it('is told in English with the other row', () => {
    expect(explainFault({ fault, language: 'en' })).toBe('This ID number is the same as in row 2; delete one of the rows.');
  });

  it('is told as the server says it when the code is new', () => {
    expect(explainFault({ fault: { ...fault, code: 'not_known_yet' }, language: 'en' })).toBe(fault.problem);
  });
});
