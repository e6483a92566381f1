import { examStage } from './exam-stage';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const sitting = (opensAt: number) => ({ opensAt, closesAt: opensAt + 2 * HOUR });
const at = (now: number, { sittings = [sitting(DAY)], releasedAt = null as number | null } = {}) =>
  examStage({ state: 'locked', sittings, releasedAt, now });

describe('where an exam is', () => {
  it('is a draft until it is locked, whatever its sittings', () => {
    expect(examStage({ state: 'draft', sittings: [sitting(0)], releasedAt: null, now: HOUR })).toBe('draft');
  });

  it('waits for its opening, also without a sitting', () => {
    expect(at(DAY - 1)).toBe('scheduled');
    expect(at(0, { sittings: [] })).toBe('scheduled');
  });

  it('runs from the opening to the last millisecond before the close, and then waits for the release', () => {
    expect([at(DAY), at(DAY + 2 * HOUR - 1), at(DAY + 2 * HOUR)]).toEqual(['running', 'running', 'awaiting_release']);
  });

  it('runs between two sittings of one day, and waits for the release between two that are weeks apart', () => {
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
