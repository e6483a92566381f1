import { addressOf, queryInAddress, verdictOf } from './check-certificate';

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

  it('tolerates a malformed address', () => {
    expect(queryInAddress({ pathname: '/verify/%E4%A', search: '' }).number).toBe('%E4%A');
  });

  it('is built from number and check code', () => {
    expect(addressOf({ number: 'A 1', code: '' })).toBe('/verify/A%201');
    expect(addressOf({ number: 'A1', code: 'K7' })).toBe('/verify/A1?code=K7');
  });
});

describe('the verdict on a certificate that was found', () => {
  it('is not valid when the check code is wrong', () => {
    expect(verdictOf({ state: 'valid', codeMatches: false, printSuperseded: false })).toBe('mismatch');
  });

  it('reports a print from before a correction, unless the certificate itself is no longer valid', () => {
    const older = { codeMatches: false, printSuperseded: true };
    expect(verdictOf({ state: 'valid', ...older })).toBe('oldPrint');
    expect(verdictOf({ state: 'revoked', ...older })).toBe('revoked');
  });

  it.each([true, null])('is its state when the code is right or was not given (%s)', (codeMatches) => {
    expect(verdictOf({ state: 'valid', codeMatches, printSuperseded: false })).toBe('valid');
  });

  it.each(['revoked', 'expired'] as const)('stays %s whatever the code', (state) => {
    expect(verdictOf({ state, codeMatches: false, printSuperseded: false })).toBe(state);
  });
});
