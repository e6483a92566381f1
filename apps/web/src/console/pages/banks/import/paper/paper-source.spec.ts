import { sourceTyped, typedOf } from './paper-source';

const whole = { issuer: '测试单位', title: '测试指南', year: 2020, checkedOn: '2026-11-30' };

describe('the source of an imported paper', () => {
  it('is sent as it came when nothing was changed', () => {
    const full = { ...whole, documentNumber: 'WS/T 1-2020', link: 'https://example.org/a' };
    expect(sourceTyped(typedOf(full))).toEqual(full);
    expect(sourceTyped(typedOf(whole))).toEqual(whole);
    expect(sourceTyped(typedOf(null))).toBeNull();
  });

  it.each([
    { title: ' ' },
    { issuer: '' },
    { year: '20' },
    { year: '1899' },
    { year: '2101' },
    { link: 'example.org' },
    { link: 'javascript:alert(1)' },
  ])('waits for the rest with %j', (change) => {
    expect(sourceTyped({ ...typedOf(whole), ...change })).toBe('incomplete');
  });

  it('does not begin with a field beside the document', () => {
    expect(sourceTyped({ ...typedOf(null), checkedOn: '2026-11-30' })).toBe('incomplete');
  });
});
