import { coverageOf } from './coverage';

const sittings = [
  { id: 'a', closesAt: 100 },
  { id: 'b', closesAt: 200 },
  { id: 'c', closesAt: 300 },
];

describe('what a release covers', () => {
  it('is the sittings that are over, exact to the millisecond', () => {
    expect(coverageOf({ sittings, releasedBefore: [], nowMs: 200 })).toEqual({
      coveredIds: ['a', 'b'],
      leftOutIds: ['c'],
      lookedAtIds: ['a', 'b'],
      obstacles: 0,
    });
    expect(coverageOf({ sittings, releasedBefore: [], nowMs: 199 }).coveredIds).toEqual(['a']);
  });

  it('is nothing while no sitting is over', () => {
    expect(coverageOf({ sittings, releasedBefore: [], nowMs: 99 })).toMatchObject({
      coveredIds: [],
      lookedAtIds: ['a', 'b', 'c'],
      obstacles: 3,
    });
  });

  it('is nothing while a released sitting is open again', () => {
    expect(coverageOf({ sittings, releasedBefore: ['a', 'c'], nowMs: 150 }).obstacles).toBe(1);
    expect(coverageOf({ sittings, releasedBefore: ['a'], nowMs: 150 }).obstacles).toBe(0);
  });

  it('is everything once all are over', () => {
    expect(coverageOf({ sittings, releasedBefore: ['a'], nowMs: 300 })).toMatchObject({ leftOutIds: [], obstacles: 0 });
  });
});
