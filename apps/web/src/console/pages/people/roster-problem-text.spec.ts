import { explainFault } from './roster-problem-text';

const fault = {
  lineNumber: 3,
  field: '证件号码',
  problem: '与第 2 行证件号码相同，请删去其一',
  code: 'duplicate_in_file',
  otherLineNumber: 2,
};

describe('a fault of a roster', () => {
  it('is the server’s text in Chinese', () => {
    expect(explainFault({ fault, language: 'zh-CN' })).toBe('与第 2 行证件号码相同，请删去其一');
  });

  it('is translated into English with the other row', () => {
    expect(explainFault({ fault, language: 'en' })).toBe('This ID number is the same as in row 2; delete one of the rows.');
  });

  it('is the server’s text when the code is unknown', () => {
    expect(explainFault({ fault: { ...fault, code: 'not_known_yet' }, language: 'en' })).toBe(fault.problem);
  });
});
