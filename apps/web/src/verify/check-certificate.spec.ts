import { addressOf, queryInAddress } from './check-certificate';

describe('the address of a certificate check', () => {
  it('names the certificate and its check code', () => {
    expect(queryInAddress({ pathname: '/verify/ETJ20210123456789X', search: '?code=K7QM' })).toEqual({
      number: 'ETJ20210123456789X',
      code: 'K7QM',
    });
  });

  it.each(['/verify', '/verify/'])('%s asks for both', (pathname) => {
    expect(queryInAddress({ pathname, search: '' })).toEqual({ number: '', code: '' });
  });

  it('survives a mangled address', () => {
    expect(queryInAddress({ pathname: '/verify/%E4%A', search: '' }).number).toBe('%E4%A');
  });

  it('leads back to what it was made of', () => {
    expect(addressOf({ number: 'A 1', code: '' })).toBe('/verify/A%201');
    expect(addressOf({ number: 'A1', code: 'K7' })).toBe('/verify/A1?code=K7');
  });
});
