import { WATCHED_ACTS, type WatchedAct } from '@sunflower/exam';
import { actOf, actsHeld, isPastLimit, newActs } from './integrity-rule';

const count = ({
  events,
  before = [],
  watched = [...WATCHED_ACTS],
}: {
  events: [string, number][];
  before?: number[];
  watched?: WatchedAct[];
}) =>
  newActs({ events: events.map(([kind, at]) => ({ kind, at })), toldBeforeAtMs: before, watched }).map(
    ({ kind, at }) => `${kind} ${at}`,
  );

describe('acts that an exam watches for', () => {
  it('count once if one act causes several events', () => {
    expect(
      count({
        events: [
          ['page_hidden', 10_040],
          ['focus_lost', 10_000],
          ['full_screen_left', 10_900],
          ['page_shown', 11_000],
        ],
      }),
    ).toEqual(['focus_lost 10000']);
  });

  it('count again from two seconds after a counted act on', () => {
    expect(count({ events: [['page_hidden', 11_999]], before: [10_000] })).toEqual([]);
    expect(count({ events: [['page_hidden', 12_000]], before: [10_000] })).toEqual(['page_hidden 12000']);
  });

  it('are measured from the counted act, so that many short ones do not merge into one', () => {
    expect(
      count({
        events: [
          ['focus_lost', 0],
          ['focus_lost', 1_500],
          ['focus_lost', 3_000],
        ],
      }),
    ).toEqual(['focus_lost 0', 'focus_lost 3000']);
  });

  it.each([
    ['page_hidden', 'leaving_page'],
    ['focus_lost', 'losing_focus'],
    ['full_screen_left', 'leaving_full_screen'],
    ['copied', 'copying_pasting'],
    ['pasted', 'copying_pasting'],
    ['printed', 'printing'],
    ['seat_taken_over', 'changing_device'],
    ['address_changed', 'changing_address'],
  ] as [string, WatchedAct][])('%s counts only if the exam watches for %s', (kind, act) => {
    expect(count({ events: [[kind, 0]], watched: [act] })).toHaveLength(1);
    expect(actOf(kind)).toBe(act);
    expect(count({ events: [[kind, 0]], watched: WATCHED_ACTS.filter((other) => other !== act) })).toEqual([]);
  });

  it('seen by the server count separately from page events of the same moment', () => {
    expect(
      count({
        events: [
          ['page_hidden', 0],
          ['seat_taken_over', 10],
          ['address_changed', 20],
        ],
      }),
    ).toHaveLength(3);
  });

  it.each(['started', 'page_shown', 'focus_gained', 'back_pressed', 'anything_else'])('never count %s', (kind) => {
    expect(count({ events: [[kind, 0]] })).toEqual([]);
  });

  it('have no consequences up to the limit; those before an unlocking no longer count', () => {
    const policy = { watched: [], limit: 3, pastLimit: 'lock' as const };
    expect([3, 4].map((held) => isPastLimit({ held, policy }))).toEqual([false, true]);
    expect(isPastLimit({ held: 1_000, policy: { ...policy, limit: null } })).toBe(false);
    expect(actsHeld({ integrityCount: 5, integrityForgiven: 4 })).toBe(1);
  });
});
