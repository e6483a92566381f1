import { nextGroupCode, nextQuestionCode } from './next-code';

const domain = 'nutrition';

describe('the code of a new question', () => {
  it('continues the numbering of its domain', () => {
    const codes = ['NUT-001', 'NUT-045', 'NUT-G07-3', 'OLD-900', 'NUT-044'];
    expect(nextQuestionCode({ codes, domain })).toBe('NUT-046');
    expect(nextGroupCode({ codes, domain })).toBe('NUT-G08');
    expect(nextQuestionCode({ codes: ['S-9', 'S-8'], domain })).toBe('S-10');
    expect(nextGroupCode({ codes: ['S-9'], domain })).toBe('S-G01');
  });

  it('begins with the domain when nothing is numbered yet', () => {
    expect(nextQuestionCode({ codes: [], domain })).toBe('NUTRITION-001');
    expect(nextGroupCode({ codes: ['no-number-here'], domain })).toBe('NUTRITION-G01');
  });

  it('stays within the length of a code', () => {
    const long = 'd'.repeat(60);
    expect(nextQuestionCode({ codes: [], domain: long }).length).toBeLessThanOrEqual(60);
    expect(nextGroupCode({ codes: [], domain: long }).length).toBeLessThanOrEqual(56);
  });
});
