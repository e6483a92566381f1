import { ApiError } from '../api/http';
import { explain, tokenInAddress } from './registration-api';

describe('the address of a registration page', () => {
  it.each([
    ['/register/AbC-_123', 'AbC-_123'],
    ['/register/AbC/', 'AbC'],
    ['/register/', '-'],
    ['/register/a/b', '-'],
    ['/register/%2e%2e', '-'],
  ])('%s names the page %s', (pathname, token) => {
    expect(tokenInAddress(pathname)).toBe(token);
  });
});

describe('what the page says when something fails', () => {
  const fault = (code: string, details: unknown = null) => new ApiError({ status: 409, code, message: '', details });

  it('names the field that is wrong', () => {
    const details = { faults: [{ field: 'phone', problem: 'is no mobile number' }] };
    expect(explain(fault('INVALID_PERSON', details)).key).toBe('PHONE_WRONG');
  });

  it.each([
    [fault('SELF_REGISTRATION_FULL'), 'full'],
    [fault('TOO_MANY_FAILURES'), 'tooMany'],
    [fault('SOMETHING_ELSE'), 'other'],
    [new TypeError('no network'), 'failed'],
  ])('says of %s: %s', (error, key) => {
    expect(explain(error).key).toBe(key);
  });
});
