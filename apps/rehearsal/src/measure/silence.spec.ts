import { Silence } from './silence';

describe('the longest time without an acknowledged save', () => {
  it('lies between two saves, or between the last one and now', () => {
    const silence = new Silence();
    silence.begin(1_000);
    silence.saved(1_200);
    silence.saved(4_200);
    silence.saved(4_300);
    expect(silence.longestMs(5_000)).toBe(3_000);
    expect(silence.longestMs(9_000)).toBe(4_700);
  });

  it('begins anew with each fault', () => {
    const silence = new Silence();
    silence.begin(0);
    silence.saved(9_000);
    silence.begin(10_000);
    silence.saved(10_100);
    expect(silence.longestMs(10_200)).toBe(100);
    expect(silence.hasSavedSince(10_100)).toBe(false);
  });
});
