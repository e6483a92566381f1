import { newId } from '@sunflower/platform';
import { ENDED_SIGN_INS_LENGTH, KEPT_SIGN_OUTS, signInHolds, withEnded } from './ended-sign-ins';

const ended = (signInIds: readonly string[]): string | null =>
  signInIds.reduce<string | null>((list, signInId) => withEnded({ signInId, endedSignIns: list }) ?? list, null);
const holds = (signInId: string, endedSignIns: string | null) =>
  signInHolds({ candidate: { accessCodeVersion: 1, signInId }, standing: { accessCodeVersion: 1, endedSignIns } });
const inOrderOfTime = (count: number) => Array.from({ length: count }, newId).sort();

describe('a sign-in of a candidate', () => {
  it('holds while the registration exists, its access code is unchanged and it was not ended', () => {
    const candidate = { accessCodeVersion: 2, signInId: 'one' };
    expect(signInHolds({ candidate, standing: { accessCodeVersion: 2, endedSignIns: null } })).toBe(true);
    expect(signInHolds({ candidate, standing: { accessCodeVersion: 2, endedSignIns: 'another' } })).toBe(true);
    expect(signInHolds({ candidate, standing: { accessCodeVersion: 2, endedSignIns: 'another one' } })).toBe(false);
    expect(signInHolds({ candidate, standing: { accessCodeVersion: 3, endedSignIns: null } })).toBe(false);
    expect(signInHolds({ candidate, standing: null })).toBe(false);
  });

  it('is ended only by its own sign-out, whatever the order of creation', () => {
    const [first, second, third] = inOrderOfTime(3) as [string, string, string];
    expect([first, second, third].map((one) => holds(one, ended([second])))).toEqual([true, false, true]);
    expect([first, second, third].map((one) => holds(one, ended([third, first])))).toEqual([false, true, false]);
  });

  it('stays ended, however many sign out after it, and the list fits its column', () => {
    const signInIds = inOrderOfTime(3 * KEPT_SIGN_OUTS);
    // In an order other than that of their creation.
    const signedOut = signInIds.filter((_, index) => index % 2 === 0).reverse();
    signedOut.forEach((_, index) => {
      const list = ended(signedOut.slice(0, index + 1)) as string;
      expect(list.length).toBeLessThanOrEqual(ENDED_SIGN_INS_LENGTH);
      for (const one of signedOut.slice(0, index + 1)) expect(holds(one, list)).toBe(false);
    });
    const newest = newId();
    expect(holds(newest, ended(signedOut))).toBe(true);
  });

  it('that has ended is not ended again, so nothing is written', () => {
    const [first, ...others] = inOrderOfTime(KEPT_SIGN_OUTS + 1) as [string, ...string[]];
    expect(withEnded({ signInId: first, endedSignIns: ended([first]) })).toBeNull();
    expect(withEnded({ signInId: first, endedSignIns: ended(others) })).toBeNull();
  });
});
