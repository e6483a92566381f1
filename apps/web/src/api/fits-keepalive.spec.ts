import { fitsKeepalive } from './http';

/** What a browser lets a request that may outlive its page send. */
const MOST_BYTES = 64 * 1024;

describe('a request that may outlive its page', () => {
  it('is a short one, and never longer than a browser takes, also in Chinese', () => {
    expect(fitsKeepalive('{"file":{}}')).toBe(true);
    const longest = '甲'.repeat(19_999);
    expect(fitsKeepalive(longest)).toBe(true);
    expect(Buffer.byteLength(longest)).toBeLessThan(MOST_BYTES);
    expect(fitsKeepalive('甲'.repeat(MOST_BYTES / 3))).toBe(false);
  });
});
