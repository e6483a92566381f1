import { examStage } from './exam-stage';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const sitting = (opensAt: number) => ({ opensAt, closesAt: opensAt + 2 * HOUR });
const at = (now: number, { sittings = [sitting(DAY)], releasedAt = null as number | null } = {}) =>
  examStage({ state: 'locked', sittings, releasedAt, now });

describe('the stage of an exam', () => {
  it('is draft until the lock, whatever the sittings', () => {
    expect(examStage({ state: 'draft', sittings: [sitting(0)], releasedAt: null, now: HOUR })).toBe('draft');
  });

  it('is scheduled before the opening, also without a sitting', () => {
    expect(at(DAY - 1)).toBe('scheduled');
    expect(at(0, { sittings: [] })).toBe('scheduled');
  });

  it('is running from the opening to the last millisecond before the close, then awaiting_release', () => {
    expect([at(DAY), at(DAY + 2 * HOUR - 1), at(DAY + 2 * HOUR)]).toEqual(['running', 'running', 'awaiting_release']);
  });

  it('is running between sittings of one day, and awaiting_release between sittings weeks apart', () => {
    const day = [sitting(DAY), sitting(DAY + 3 * HOUR)];
    expect(at(DAY + 2.5 * HOUR, { sittings: day })).toBe('running');
    expect(at(2 * DAY, { sittings: [sitting(DAY), sitting(20 * DAY)] })).toBe('awaiting_release');
  });

  it('is released, until a make-up after the release begins and ends', () => {
    const releasedAt = 2 * DAY;
    expect(at(3 * DAY, { releasedAt })).toBe('released');
    const sittings = [sitting(DAY), sitting(20 * DAY)];
    expect(at(3 * DAY, { sittings, releasedAt })).toBe('scheduled');
    expect(at(20 * DAY, { sittings, releasedAt })).toBe('running');
    expect(at(21 * DAY, { sittings, releasedAt })).toBe('awaiting_release');
    expect(at(22 * DAY, { sittings, releasedAt: 21.5 * DAY })).toBe('released');
  });
});
