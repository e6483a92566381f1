import { cutEssay } from './cut-essay';

describe('an essay', () => {
  it('is counted as typed: spaces, line breaks and rare characters are one each', () => {
    expect(cutEssay('好 \n𠮷')).toEqual({ kept: '好 \n𠮷', count: 4 });
    expect(cutEssay('')).toEqual({ kept: '', count: 0 });
  });

  it('is kept up to 20,000 characters, and never cut within one', () => {
    const full = '𠮷'.repeat(20_000);
    expect(cutEssay(full)).toEqual({ kept: full, count: 20_000 });
    expect(cutEssay(`${full}好`)).toEqual({ kept: full, count: 20_001 });
    expect(cutEssay(`${'好'.repeat(20_000)}𠮷𠮷`)).toEqual({ kept: '好'.repeat(20_000), count: 20_002 });
  });
});
