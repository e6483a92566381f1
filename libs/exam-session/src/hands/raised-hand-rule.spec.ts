import { HAND_PAUSE_MS, MAX_HANDS, mayRaise } from './raised-hand-rule';

describe('raising a hand', () => {
  it('is allowed the first time, and again a minute after the last time', () => {
    expect(mayRaise({ count: 0, lastRaisedAt: null, isUp: false }, 0)).toEqual({ kind: 'allowed' });
    const once = { count: 1, lastRaisedAt: 1_000, isUp: false };
    expect(mayRaise(once, 1_000 + HAND_PAUSE_MS)).toEqual({ kind: 'allowed' });
    expect(mayRaise(once, 1_000 + HAND_PAUSE_MS - 1)).toEqual({ kind: 'wait', seconds: 1 });
    expect(mayRaise(once, 1_000)).toEqual({ kind: 'wait', seconds: 60 });
  });

  it('ends at the limit of a session, however long ago the last time was', () => {
    const many = { count: MAX_HANDS, lastRaisedAt: 0, isUp: false };
    expect(mayRaise({ ...many, count: MAX_HANDS - 1 }, HAND_PAUSE_MS)).toEqual({ kind: 'allowed' });
    expect(mayRaise(many, 10 * HAND_PAUSE_MS)).toEqual({ kind: 'limit' });
  });

  it('changes nothing while a hand is up, also past a limit', () => {
    expect(mayRaise({ count: MAX_HANDS, lastRaisedAt: 0, isUp: true }, 0)).toEqual({ kind: 'up' });
  });
});
