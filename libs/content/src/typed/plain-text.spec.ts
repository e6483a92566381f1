import fc from 'fast-check';
import { plainCode, plainName, plainText, typedSearch } from './plain-text';

describe('typed text', () => {
  it('keeps visible characters', () => {
    expect(plainText(' ２０２６年\u3000第 1\u200b 期（补考）—— ')).toBe('2026年 第 1 期(补考)——');
    expect(plainName('欧阳 J. R. O’Neil-测试')).toBe('欧阳 J. R. O’Neil-测试');
    expect(plainName('サトー・ジロー')).toBe('サトー·ジロー');
    expect(plainCode('+86 (0591) 1')).toBe('+86(0591)1');
  });

  it('takes a full stop for a middle dot only between Chinese characters', () => {
    expect(plainName('阿依古丽．买买提。热合曼')).toBe('阿依古丽·买买提·热合曼');
    expect(plainName('J．R．测试')).toBe('J.R.测试');
  });

  it('is cleaned in one pass', () => {
    const typed = fc.string({
      unit: fc.constantFrom(...'aZ０９测试·．。・ー—- \u3000\u200b\u00ad①ｶ㎏'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(typed, (text) => {
        for (const clean of [plainText, plainCode, plainName]) expect(clean(clean(text))).toBe(clean(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('yields a code only when it can be one', () => {
    expect(typedSearch(' ２６３５ 0102 ')).toEqual({ code: '26350102', name: '2635 0102' });
    expect(typedSearch('考生0001')).toEqual({ code: null, name: '考生0001' });
    expect(typedSearch('%')).toEqual({ code: null, name: '%' });
    expect(typedSearch('\u3000\u200b')).toBeNull();
  });
});
